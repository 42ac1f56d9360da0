package io.scimvault.vault.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultCallTest {
    private static final JsonObject BODY = JsonObject.of("name", new JsonString("scim-pending-1"));

    @Test
    void idsMadeByEarlierStepsArePutInTheirPlaces() {
        VaultCall call =
                VaultCall.post(Paths.alias(IdRef.made("alias1")), BODY).referring("canonical_id", IdRef.made("entity"));

        VaultCall resolved = call.resolve(Map.of("alias1", "a-1", "entity", "e-1"));

        assertThat(resolved)
                .isEqualTo(VaultCall.post(
                        Paths.alias(IdRef.known("a-1")), BODY.with("canonical_id", new JsonString("e-1"))));
        assertThat(resolved.path().onTheWire()).isEqualTo("identity/entity-alias/id/a-1");
    }

    @Test
    void aCallIsNotSentBeforeItsIdsAreKnown() {
        VaultCall call = VaultCall.delete(Paths.entity(IdRef.made("entity")));

        assertThatThrownBy(() -> call.resolve(Map.of("alias1", "a-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no step made <entity>");
        assertThatThrownBy(() -> call.path().onTheWire())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the id of identity/entity/id/<entity> is not known yet");
    }

    @Test
    void printsNoBody() {
        assertThat(VaultCall.post(VaultPath.of(Paths.ENTITY), BODY)).hasToString("POST identity/entity");
        assertThat(VaultCall.delete(Paths.group(IdRef.known("g-1")))).hasToString("DELETE identity/group/id/g-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "a/../b",
                "../x",
                "a..b",
                ".a",
                "a.",
                "-a",
                "a-",
                "a b",
                "a%2Fb",
                "a\n",
                "a?list=true",
                "a#",
                "ä",
                "lookup/../x",
                "*",
                "+"
            })
    void nothingButOneHarmlessSegmentIsAnId(String text) {
        assertThat(VaultPath.isId(text)).isFalse();
        assertThatThrownBy(() -> Paths.entity(IdRef.known(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a Vault id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "5f7a1e3c-0d7f-4b4a-9a57-0d6b9a3f6a11",
                "5f7a1e3c-0d7f-4b4a-9a57-0d6b9a3f6a11.Hs7Kq",
                "a_b"
            })
    void idsOfEveryNamespaceAreTaken(String id) {
        assertThat(Paths.entity(IdRef.known(id)).onTheWire()).isEqualTo("identity/entity/id/" + id);
        assertThat(Paths.entity(IdRef.known(id)).template()).isEqualTo("identity/entity/id/{id}");
    }

    @Test
    void pendingNamesAreLongAndDifferAndABirthDoesNotShowIts() {
        var names = PendingNames.random();

        String name = names.get();

        assertThat(name).matches("scim-pending-[0-9a-f]{40}").isNotEqualTo(names.get());
        assertThat(Birth.entity(name, "entity")).hasToString("Birth[ENTITY as <entity>]");
    }
}
