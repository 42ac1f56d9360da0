package io.scimvault.vault.plan;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.HostileText;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.identity.WantedUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes, from a seed, what is there and what is wanted, of a few values each, so that they are often alike. */
final class RandomVaults {
    private static final List<String> MOUNTS = List.of("auth_oidc_1", "auth_ldap_2", "auth_cert_3");
    private static final List<String> NAMES = List.of("alice", "Alice", "a%2Bb@x", "rené", "scim", "null");

    private final HostileText texts;

    RandomVaults(long seed) {
        texts = new HostileText(seed);
    }

    ScimClient client() {
        ScimClient client = ScimClient.named("hr");
        for (String mount : MOUNTS) {
            client = texts.once(2) ? client.aliasMount(mount) : client;
        }
        return client;
    }

    WantedUser user(ScimClient client) {
        List<WantedAlias> aliases = new ArrayList<>();
        client.aliasRules().forEach(rule -> {
            if (!texts.once(4)) {
                aliases.add(new WantedAlias(rule.mountAccessor(), name(), marks()));
            }
        });
        return new WantedUser(EntityName.encode(name()), texts.once(2), metadata(), aliases);
    }

    VaultEntity entity() {
        List<VaultAlias> aliases = new ArrayList<>();
        for (String mount : MOUNTS) {
            if (texts.once(2)) {
                Map<String, String> pairs = texts.once(3) ? Map.of("note", name()) : marks();
                aliases.add(new VaultAlias("a-" + aliases.size(), "e-1", name(), mount, pairs, Vaults.THEN));
            }
        }
        return new VaultEntity(
                "e-1",
                name(),
                texts.once(2),
                metadata(),
                texts.once(2) ? List.of() : List.of("admins"),
                aliases,
                List.of(),
                List.of(),
                Vaults.THEN,
                Vaults.THEN);
    }

    VaultGroup group() {
        return new VaultGroup(
                "g-1",
                name(),
                false,
                metadata(),
                List.of("p"),
                members("e-"),
                members("g-2"),
                List.of("g-9"),
                Vaults.THEN,
                Vaults.THEN);
    }

    WantedGroup wantedGroup() {
        return new WantedGroup(name(), metadata(), members("e-"), members("g-2"));
    }

    private List<String> members(String kind) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (texts.once(2)) {
                members.add(kind + i);
            }
        }
        return members;
    }

    private String name() {
        return texts.once(3) ? texts.name() : texts.oneOf(NAMES);
    }

    private Map<String, String> marks() {
        return Map.of("scim_client", "hr", "scim_external_id", texts.oneOf(List.of("1", "2")));
    }

    private Map<String, String> metadata() {
        Map<String, String> metadata = new HashMap<>(Vaults.MARKS);
        if (texts.once(2)) {
            metadata.put("scim_doc_00", texts.oneOf(List.of("{}", "{\"title\":null}", "{\"policies\":[\"root\"]}")));
        }
        if (texts.once(2)) {
            metadata.put("team", texts.anyText());
        }
        return metadata;
    }
}
