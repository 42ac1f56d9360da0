package io.scimvault.vault.registry;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A SCIM client as the metadata of its group {@code scim-client:<name>}, whose only member is the principal. */
final class ClientRecord {
    private static final String NAME = "scim_registry";
    private static final String ADOPTION = "scim_adoption";
    private static final String GROUPS_VIA_USERS = "scim_groups_via_users";
    private static final String UNKNOWN_MEMBERS = "scim_unknown_members";
    private static final String ALIAS = "scim_alias_";
    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    private ClientRecord() {}

    static Map<String, String> metadata(ScimClient client) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(NAME, client.name());
        metadata.put(Marks.FORMAT, Marks.FORMAT_1);
        metadata.put(ADOPTION, client.adoption().name().toLowerCase(Locale.ROOT));
        if (client.groupsViaUsers()) {
            metadata.put(GROUPS_VIA_USERS, "true");
        }
        if (client.unknownMembers() == UnknownMembers.IGNORE) {
            metadata.put(UNKNOWN_MEMBERS, "ignore");
        }
        int count = 0;
        for (AliasRule rule : client.aliasRules()) {
            metadata.put(
                    ALIAS + count++,
                    JsonObject.builder()
                            .put("mount_accessor", rule.mountAccessor())
                            .put("from", rule.from().toString())
                            .put("local_part", rule.localPart())
                            .put("lower_case", rule.lowerCase())
                            .build()
                            .toString());
        }
        return metadata;
    }

    /** Whether a group is one in which a client is kept. */
    static boolean isOne(VaultGroup group) {
        return !group.external()
                && group.name().equals(ReservedNames.CLIENT + group.metadata().getOrDefault(NAME, ""));
    }

    /** The client kept in a group; empty where an admin's hand left it unreadable, so that it opens nothing. */
    static Optional<ScimClient> read(VaultGroup group) {
        if (!isOne(group)
                || Marks.isOfNewerFormat(group.metadata())
                || group.memberEntityIds().size() != 1) {
            return Optional.empty();
        }
        try {
            List<AliasRule> rules = new ArrayList<>();
            for (int i = 0; group.metadata().containsKey(ALIAS + i); i++) {
                rules.add(rule(group.metadata().getOrDefault(ALIAS + i, "")));
            }
            String adoption = group.metadata().getOrDefault(ADOPTION, "refuse");
            String unknownMembers = group.metadata().getOrDefault(UNKNOWN_MEMBERS, "refuse");
            return Optional.of(ScimClient.named(group.metadata().getOrDefault(NAME, ""))
                    .principal(group.memberEntityIds().get(0))
                    .aliasRules(rules)
                    .adoption(Adoption.valueOf(adoption.toUpperCase(Locale.ROOT)))
                    .groupsViaUsers(Boolean.parseBoolean(group.metadata().getOrDefault(GROUPS_VIA_USERS, "false")))
                    .unknownMembers(UnknownMembers.valueOf(unknownMembers.toUpperCase(Locale.ROOT))));
        } catch (ScimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AliasRule rule(String json) {
        if (!(JSON.parse(json) instanceof JsonObject rule)) {
            throw new IllegalArgumentException("not an alias rule");
        }
        return new AliasRule(
                rule.string("mount_accessor").orElse(""),
                AttributePath.parse(rule.string("from").orElse("userName")),
                rule.bool("local_part").orElse(false),
                rule.bool("lower_case").orElse(false));
    }
}
