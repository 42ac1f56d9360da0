package io.scimvault.vault.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.identity.IdentityReader;
import io.scimvault.vault.registry.Belongings.Share;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelongingsTest {
    private static final String THEN = "2026-01-02T03:04:05Z";
    private static final String LATER = "2026-01-02T03:04:06Z";

    private final Belongings hr = new Belongings("hr", Set.of("e-principal"));

    private static JsonObject object(String text) {
        return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(text.replace('\'', '"'));
    }

    private Share share(String id, String name, String owner, String policies, String alias) {
        String metadata = owner == null ? "{}" : "{'scim_client':'" + owner + "'}";
        String[] parts = alias == null ? new String[0] : alias.split(" ");
        String aliases = alias == null
                ? "[]"
                : "[{'id':'a','canonical_id':'" + id + "','name':'" + parts[0]
                        + "','mount_accessor':'m','creation_time':'"
                        + (parts[1].equals("later") ? LATER : THEN) + "','custom_metadata':{'scim_client':'" + parts[2]
                        + "'"
                        + (parts.length > 3 ? ",'scim_pending':'" + parts[3] + "'" : "") + "}}]";
        return hr.of(IdentityReader.entity(object("{'id':'" + id + "','name':'" + name + "','creation_time':'" + THEN
                + "','policies':[" + (policies == null ? "" : "'" + policies + "'") + "],'metadata':" + metadata
                + ",'aliases':" + aliases + "}")));
    }

    @ParameterizedTest(name = "{0} {1} of {2}, policies {3}, alias {4}: {5}")
    @CsvSource({
        "e-1, alice, hr, , , WHOLE",
        "e-1, alice, other, , , NOTHING",
        "e-1, alice, , , , NOTHING",
        "e-principal, alice, hr, , alice then hr, NOTHING",
        "e-1, scim-tombstone-e-1, hr, , , WHOLE",
        "e-1, scim-tombstone-e-1, , , alice then hr, WHOLE",
        "e-1, scim-tombstone-e-1, , , alice later hr, ALIASES",
        "e-1, alice, , , alice then hr, WHOLE",
        "e-1, alice, , , alice later hr, ALIASES",
        "e-1, alice, other, , alice then hr, ALIASES",
        "e-1, alice, , , alice then other, NOTHING",
        "e-1, Scim-Pending-1, hr, , , HALF_MADE",
        "e-1, scim-pending-1, hr, ops, , WHOLE",
        "e-1, scim-pending-1, , , , NOTHING",
        "e-1, scim-pending-1, other, , , NOTHING",
        "e-1, entity_1, , , scim-pending-1 then hr create, HALF_MADE",
        "e-1, alice, hr, , scim-pending-1 then hr create, HALF_MADE",
        "e-1, alice, hr, , scim-pending-1 later hr create, WHOLE",
        "e-1, entity_1, , ops, scim-pending-1 then hr create, ALIASES",
        "e-1, entity_1, , , scim-pending-1 later hr create, ALIASES",
        "e-1, entity_1, , , alice then hr create, ALIASES",
        "e-1, entity_1, other, , scim-pending-1 then hr create, ALIASES",
        "e-1, alice, hr, , scim-pending-1 then hr attach, WHOLE",
        "e-1, alice, other, , scim-pending-1 then hr attach, ALIASES"
    })
    void isJudgedByTheMarks(String id, String name, String owner, String policies, String alias, Share expected) {
        assertThat(share(id, name, owner, policies, alias)).isEqualTo(expected);
    }

    @Test
    void aGroupIsTheClientsByItsMarkUnlessItKeepsAClient() {
        String mark = "','type':'internal','metadata':{'scim_client':'hr'}}";

        assertThat(hr.has(IdentityReader.group(object("{'name':'team" + mark)))).isTrue();
        assertThat(hr.has(IdentityReader.group(object("{'name':'Scim-Client:x" + mark))))
                .isFalse();
        assertThat(hr.has(IdentityReader.group(object("{'name':'team" + mark.replace("internal", "external")))))
                .isFalse();
        assertThat(hr.has(IdentityReader.group(object("{'name':'team" + mark.replace("hr", "other")))))
                .isFalse();
    }
}
