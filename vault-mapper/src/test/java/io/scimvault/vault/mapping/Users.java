package io.scimvault.vault.mapping;

import io.scimvault.scim.json.JsonGenerator;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.EnterpriseUser;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.identity.HostileText;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Users for these tests: made from a seed, and as the entities that a plan would leave in Vault. */
final class Users {
    static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");

    private final HostileText texts;
    private final JsonGenerator trees;

    Users(long seed) {
        texts = new HostileText(seed);
        trees = new JsonGenerator(seed);
    }

    /** A user with some of all that a user can have, with texts of every kind. */
    User user() {
        User.Builder user = User.of(texts.name()).active(texts.once(2));
        if (texts.once(2)) {
            user.externalId(texts.anyText());
        }
        if (texts.once(2)) {
            user.name(texts.anyText(), texts.anyText()).displayName(texts.anyText());
        }
        for (int i = texts.below(4); i > 0; i--) {
            user.email(MultiValue.of(texts.text()).withType(texts.oneOf(List.of("work", "home"))));
        }
        if (texts.once(2)) {
            user.title(texts.anyText()).timezone(texts.text()).profileUrl(texts.text());
            user.role(MultiValue.of(texts.anyText()).asPrimary());
        }
        if (texts.once(2)) {
            user.enterprise(EnterpriseUser.of().department(texts.anyText()).build());
        }
        if (texts.once(3)) {
            user.extension("urn:example:" + texts.below(9), trees.object(4));
        }
        return user.build();
    }

    /** The entity that Vault would show for this user. */
    static VaultEntity entity(WantedUser user) {
        List<VaultAlias> aliases = new ArrayList<>();
        for (WantedAlias alias : user.aliases()) {
            aliases.add(new VaultAlias(
                    "alias-" + aliases.size(),
                    "id-1",
                    alias.name(),
                    alias.mountAccessor(),
                    alias.customMetadata(),
                    CREATED));
        }
        return new VaultEntity(
                "id-1",
                user.name(),
                user.disabled(),
                user.metadata(),
                List.of(),
                aliases,
                List.of(),
                List.of(),
                CREATED,
                CREATED);
    }

    /** What SCIM shows of a user, but for what the service adds. */
    static JsonObject content(Resource user) {
        return user.without("id").without("meta").tree();
    }
}
