package io.scimvault.vault.mapping;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A group as an internal group of Vault's, and back: {@code displayName} is its name, {@code members} are entities and groups. */
public final class GroupMapping {
    private static final String DISPLAY_NAME = "displayName";
    private static final String MEMBERS = "members";
    private static final String USER = "User";
    private static final String GROUP = "Group";

    private final ResourceType type;
    private final ScimClient client;
    private final MappingConfig config;

    public GroupMapping(ResourceType type, ScimClient client, MappingConfig config) {
        this.type = type;
        this.client = client;
        this.config = config;
    }

    /** The name in Vault of a client's group. */
    public static String groupName(ScimClient client, String displayName) {
        return client.groupNames().toVault(displayName);
    }

    /** The displayName of a group in Vault: the one that was sent, or, where none is kept or an admin renamed it, what its name tells. */
    public static String displayName(ScimClient client, VaultGroup group) {
        return displayName(client, group.name(), Document.attributes(group.metadata()));
    }

    private static String displayName(ScimClient client, String name, JsonObject stored) {
        return stored.string(DISPLAY_NAME)
                .filter(kept -> groupName(client, kept).equals(name))
                .orElseGet(() -> client.groupNames().toScim(name));
    }

    /**
     * The group that is to be kept where a client wants this one: what the host's own function makes of it.
     *
     * @throws ScimException 400 {@code invalidValue} for a member without {@code value}: it would be left out, and success claimed for it
     */
    public Resource kept(Resource wanted) {
        Resource kept = config.groupToVault(client, wanted);
        if (!members(kept).allMatch(member -> member.string("value").isPresent())) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE, "Each of members must have a value: the id of a user or group."));
        }
        return kept;
    }

    /** The ids in {@code members}, each once, in their order, and whether {@code type} calls it a group. */
    public static Map<String, Boolean> memberIds(Resource group) {
        Map<String, Boolean> ids = new LinkedHashMap<>();
        members(group)
                .forEach(member -> member.string("value")
                        .ifPresent(id -> ids.putIfAbsent(
                                id, member.string("type").orElse("").equalsIgnoreCase(GROUP))));
        return ids;
    }

    private static Stream<JsonObject> members(Resource group) {
        return group.tree().array(MEMBERS).only(JsonObject.class);
    }

    /**
     * The group as it shall be in Vault.
     *
     * @param group in canonical form, as {@link #kept} gives it
     * @param times when it was created and changed
     * @param present the group's metadata so far: pairs that others set stay
     * @param members all that shall be in it, those that others added included
     * @throws ScimException 400 {@code invalidValue} for a name that cannot be, or what does not fit
     */
    public WantedGroup toVault(Resource group, ResourceTimes times, Map<String, String> present, Members members) {
        return toVault(group, times, present, members, Optional.empty());
    }

    /** The same for a group that is there: a name that the client leaves as it is stays what it is in Vault. */
    public WantedGroup toVault(Resource group, ResourceTimes times, VaultGroup present, Members members) {
        boolean same = group.tree()
                .string(DISPLAY_NAME)
                .filter(displayName(client, present)::equals)
                .isPresent();
        return toVault(
                group, times, present.metadata(), members, same ? Optional.of(present.name()) : Optional.empty());
    }

    private WantedGroup toVault(
            Resource group,
            ResourceTimes times,
            Map<String, String> present,
            Members members,
            Optional<String> keptName) {
        String displayName = group.tree()
                .string(DISPLAY_NAME)
                .orElseThrow(() -> new ScimException(
                        ScimError.badRequest(ScimType.INVALID_VALUE, DISPLAY_NAME + " is required.")));
        String name = keptName.orElseGet(() -> newName(displayName));
        Set<String> elsewhere = new HashSet<>(Set.of(MEMBERS));
        if (client.groupNames().toScim(name).equals(displayName)) {
            elsewhere.add(DISPLAY_NAME);
        }
        Map<String, String> metadata = Document.metadata(type, client.name(), group, elsewhere, times, present);
        return new WantedGroup(name, metadata, members.users(), members.groups());
    }

    private String newName(String displayName) {
        ReservedNames.check(DISPLAY_NAME, displayName);
        String name = groupName(client, displayName);
        ReservedNames.check(DISPLAY_NAME, name);
        return name;
    }

    /** The group as SCIM sees it, with these of its members. */
    public Resource toScim(VaultGroup group, Members members) {
        return toScim(group.id(), group.name(), group.metadata(), timesOf(group), members);
    }

    /** The group as SCIM will see it once it is in Vault under this id. */
    public Resource toScim(String id, WantedGroup group, ResourceTimes times, Members members) {
        return toScim(id, group.name(), group.metadata(), times, members);
    }

    /** The change that makes a user a member. */
    public Change withMember(Resource group, String user) {
        if (memberIds(group).containsKey(user)) {
            return Change.between(type, group, group);
        }
        List<JsonValue> more = new ArrayList<>(members(group).toList());
        more.add(member(user, USER));
        return Change.between(type, group, group.with(MEMBERS, JsonArray.of(more)));
    }

    /** The change that makes a user no member. */
    public Change withoutMember(Resource group, String user) {
        List<JsonObject> others = members(group)
                .filter(member -> member.string("value").filter(user::equals).isEmpty())
                .toList();
        return Change.between(type, group, group.with(MEMBERS, JsonArray.of(others)));
    }

    /** When a group was created and last changed through SCIM. */
    public ResourceTimes timesOf(VaultGroup group) {
        return ResourceTimes.of(group.metadata(), group.created(), group.lastUpdated());
    }

    /** The group without what the host's function makes of it: for what must be done though that fails. */
    public Resource stored(VaultGroup group, Members members) {
        return stored(group.id(), group.name(), group.metadata(), timesOf(group), members);
    }

    /** Of the group as it will be, what no function of the host's is needed for: name and members. */
    public Resource bare(String id, WantedGroup group, ResourceTimes times, Members members) {
        return stored(id, group.name(), group.metadata(), times, members).without("externalId");
    }

    private Resource toScim(
            String id, String name, Map<String, String> metadata, ResourceTimes times, Members members) {
        Resource group = stored(id, name, metadata, times, members);
        Resource changed = config.groupToScim(client, group);
        return changed.equals(group) ? group : Document.again(type, id, changed, times);
    }

    private Resource stored(
            String id, String name, Map<String, String> metadata, ResourceTimes times, Members members) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        JsonObject stored = Document.attributes(metadata);
        stored.get("externalId").ifPresent(value -> attributes.put("externalId", value));
        attributes.put(DISPLAY_NAME, new JsonString(displayName(client, name, stored)));
        stored.members().forEach(attributes::putIfAbsent);
        Map<String, JsonObject> shown = new TreeMap<>();
        members.users().forEach(user -> shown.put(user, member(user, USER)));
        members.groups().forEach(group -> shown.put(group, member(group, GROUP)));
        attributes.put(MEMBERS, JsonArray.of(List.copyOf(shown.values())));
        return Document.resource(type, id, attributes, times);
    }

    private static JsonObject member(String id, String type) {
        return JsonObject.builder().put("value", id).put("type", type).build();
    }
}
