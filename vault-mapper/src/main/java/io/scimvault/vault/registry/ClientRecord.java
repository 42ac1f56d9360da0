package io.scimvault.vault.registry;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.identity.IdentityLimits;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultGroup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A SCIM client as the metadata of its group {@code scim-client:<name>}, whose only member is the principal. One pair for each setting
 * that is not the usual one; lists go on in numbered pairs.
 */
final class ClientRecord {
    private static final String NAME = "scim_registry";
    private static final String STATE = "scim_state";
    private static final String ADOPTION = "scim_adoption";
    private static final String LEAVING = "scim_leaving";
    private static final String USER_NAMES = "scim_user_names";
    private static final String GROUP_NAMES = "scim_group_names";
    private static final String METADATA_KEYS = "scim_metadata_keys_";
    private static final String GROUPS_VIA_USERS = "scim_groups_via_users";
    private static final String UNKNOWN_MEMBERS = "scim_unknown_members";
    private static final String REQUIRED_POLICY = "scim_required_policy";
    private static final String CHECKS_CAPABILITIES = "scim_checks_capabilities";
    private static final String ALIAS = "scim_alias_";
    private static final String DELETING = "deleting ";

    /** One pair is kept free for the mark of a deletion. */
    private static final int MOST_PAIRS = IdentityLimits.METADATA_PAIRS - 1;

    private ClientRecord() {}

    /**
     * The settings as pairs.
     *
     * @param others pairs of an admin's that stay beside them
     * @throws IllegalArgumentException when a setting cannot be kept, or there are too many
     */
    static Map<String, String> metadata(ScimClient client, Map<String, String> others) {
        Map<String, String> pairs = new LinkedHashMap<>(others);
        pairs.put(NAME, client.name());
        pairs.put(Marks.FORMAT, Marks.FORMAT_1);
        pairs.put(ADOPTION, client.adoption().name().toLowerCase(Locale.ROOT));
        if (client.leaving() != Leaving.DELETE) {
            pairs.put(LEAVING, client.leaving().name().toLowerCase(Locale.ROOT));
        }
        if (client.unknownMembers() != UnknownMembers.REFUSE) {
            pairs.put(UNKNOWN_MEMBERS, client.unknownMembers().name().toLowerCase(Locale.ROOT));
        }
        putUnlessEmpty(pairs, USER_NAMES, prefix(client.userNames()));
        putUnlessEmpty(pairs, GROUP_NAMES, prefix(client.groupNames()));
        putUnlessEmpty(pairs, REQUIRED_POLICY, client.requiredPolicy().orElse(""));
        putUnlessEmpty(pairs, GROUPS_VIA_USERS, client.groupsViaUsers() ? "true" : "");
        putUnlessEmpty(pairs, CHECKS_CAPABILITIES, client.checksCapabilities() ? "true" : "");
        number(pairs, ALIAS, client.aliasRules().stream().map(AliasText::print).toList());
        number(pairs, METADATA_KEYS, lines(new TreeSet<>(client.metadataKeys())));
        checkSize(pairs);
        return pairs;
    }

    private static String prefix(NameRule rule) {
        if (rule instanceof NameRule.Prefix prefix) {
            return prefix.text();
        }
        throw new IllegalArgumentException(
                "a client that is kept in Vault can have a prefix as its only rule for names");
    }

    private static void putUnlessEmpty(Map<String, String> pairs, String key, String value) {
        if (!value.isEmpty()) {
            pairs.put(key, value);
        }
    }

    private static void number(Map<String, String> pairs, String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            pairs.put(key + i, values.get(i));
        }
    }

    /** Keys with commas between, as many on a line as fit. */
    private static List<String> lines(Iterable<String> keys) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String key : keys) {
            if (!line.isEmpty() && line.length() + 1 + key.length() > IdentityLimits.VALUE_BYTES) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ",").append(key);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static void checkSize(Map<String, String> pairs) {
        if (pairs.size() > MOST_PAIRS) {
            throw new IllegalArgumentException(
                    "the client takes " + pairs.size() + " metadata pairs; at most " + MOST_PAIRS + " are possible");
        }
        pairs.forEach((key, value) -> {
            int bytes = value.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > IdentityLimits.VALUE_BYTES) {
                throw new IllegalArgumentException(
                        key + " takes " + bytes + " bytes; at most " + IdentityLimits.VALUE_BYTES + " are possible");
            }
        });
    }

    /** Whether a group is called as one in which a client is kept, readable or not. */
    static boolean isOne(VaultGroup group) {
        return !group.external() && ReservedNames.isClient(group.name());
    }

    /** The name of the client that is kept in a group. */
    static String clientName(VaultGroup group) {
        return group.name().substring(ReservedNames.CLIENT.length());
    }

    /** What a deletion that was begun does with the client's children; empty where there is none. */
    static Optional<String> deletion(VaultGroup group) {
        return Optional.ofNullable(group.metadata().get(STATE))
                .map(state -> state.startsWith(DELETING) ? state.substring(DELETING.length()) : state);
    }

    /** How the mark of a deletion calls a choice. */
    static String name(Children children) {
        return children.name().toLowerCase(Locale.ROOT);
    }

    /** The metadata with the mark of a deletion. */
    static Map<String, String> marked(Map<String, String> metadata, Children children) {
        Map<String, String> marked = new LinkedHashMap<>(metadata);
        marked.put(STATE, DELETING + name(children));
        if (marked.size() > IdentityLimits.METADATA_PAIRS) {
            throw new IllegalArgumentException(
                    "the client's group has no metadata pair left for the mark of a deletion");
        }
        return marked;
    }

    /** The metadata without the mark of a deletion. */
    static Map<String, String> unmarked(Map<String, String> metadata) {
        Map<String, String> unmarked = new LinkedHashMap<>(metadata);
        unmarked.remove(STATE);
        return unmarked;
    }

    /** How a client that is kept in a group stands. */
    static Registration registration(VaultGroup group) {
        Optional<ScimClient> settings = settings(group);
        boolean hasPrincipal = group.memberEntityIds().size() == 1;
        Registration.State state;
        if (deletion(group).isPresent()) {
            state = Registration.State.DELETING;
        } else if (settings.isEmpty()) {
            state = Registration.State.UNREADABLE;
        } else {
            state = hasPrincipal ? Registration.State.ACTIVE : Registration.State.WITHOUT_PRINCIPAL;
        }
        Optional<ScimClient> client = hasPrincipal
                ? settings.map(found -> found.principal(group.memberEntityIds().get(0)))
                : settings;
        return new Registration(clientName(group), client, state);
    }

    /** The client kept in a group; empty where it is not {@link Registration.State#ACTIVE}, so that it opens nothing. */
    static Optional<ScimClient> read(VaultGroup group) {
        return isOne(group)
                ? Optional.of(registration(group))
                        .filter(found -> found.state() == Registration.State.ACTIVE)
                        .flatMap(Registration::client)
                : Optional.empty();
    }

    /** The settings alone; empty where one is not understood: what it was to forbid would be allowed else. */
    private static Optional<ScimClient> settings(VaultGroup group) {
        try {
            Pairs pairs = new Pairs(group.metadata());
            String name = pairs.take(NAME, "");
            if (!group.name().equals(ReservedNames.CLIENT + name)
                    || !pairs.take(Marks.FORMAT, "").equals(Marks.FORMAT_1)) {
                return Optional.empty();
            }
            pairs.find(STATE);
            Optional<String> policy = pairs.find(REQUIRED_POLICY);
            ScimClient client = ScimClient.named(name)
                    .adoption(Adoption.valueOf(pairs.constant(ADOPTION, "refuse")))
                    .leaving(Leaving.valueOf(pairs.constant(LEAVING, "delete")))
                    .unknownMembers(UnknownMembers.valueOf(pairs.constant(UNKNOWN_MEMBERS, "refuse")))
                    .userNames(NameRule.prefix(pairs.take(USER_NAMES, "")))
                    .groupNames(NameRule.prefix(pairs.take(GROUP_NAMES, "")))
                    .groupsViaUsers(pairs.flag(GROUPS_VIA_USERS))
                    .checksCapabilities(pairs.flag(CHECKS_CAPABILITIES))
                    .aliasRules(pairs.list(ALIAS).stream().map(AliasText::parse).toList())
                    .metadataKeys(pairs.list(METADATA_KEYS).stream()
                            .flatMap(line -> Stream.of(line.split(",", -1)))
                            .toList());
            pairs.requireEmpty();
            return Optional.of(policy.map(client::requiredPolicy).orElse(client));
        } catch (ScimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
