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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A group as an internal group of Vault's, and back: {@code displayName} is its name, {@code members} are entities. */
public final class GroupMapping {
    private static final String DISPLAY_NAME = "displayName";
    private static final String MEMBERS = "members";

    private final ResourceType type;
    private final ScimClient client;

    public GroupMapping(ResourceType type, ScimClient client) {
        this.type = type;
        this.client = client;
    }

    /** The ids in {@code members}, each once, in their order. */
    public static Set<String> memberIds(Resource group) {
        Set<String> ids = new LinkedHashSet<>();
        group.tree()
                .array(MEMBERS)
                .only(JsonObject.class)
                .forEach(member -> member.string("value").ifPresent(ids::add));
        return ids;
    }

    /**
     * The group as it shall be in Vault.
     *
     * @param group in canonical form
     * @param times when it was created and changed
     * @param present the group's metadata so far: pairs that others set stay
     * @param foreignMembers members that others added; they stay
     * @throws io.scimvault.scim.error.ScimException 400 {@code invalidValue} for a name that cannot be, or what does not fit
     */
    public WantedGroup toVault(
            Resource group, ResourceTimes times, Map<String, String> present, List<String> foreignMembers) {
        String name = group.tree()
                .string(DISPLAY_NAME)
                .orElseThrow(() -> new ScimException(
                        ScimError.badRequest(ScimType.INVALID_VALUE, DISPLAY_NAME + " is required.")));
        ReservedNames.check(DISPLAY_NAME, name);
        Map<String, String> metadata =
                Document.metadata(type, client.name(), group, Set.of(DISPLAY_NAME, MEMBERS), times, present);
        requireValues(group);
        Set<String> members = new LinkedHashSet<>(memberIds(group));
        members.addAll(foreignMembers);
        return new WantedGroup(name, metadata, List.copyOf(members));
    }

    /** A member that only a {@code $ref} names would be left out, and success claimed for it. */
    private static void requireValues(Resource group) {
        boolean all = group.tree()
                .array(MEMBERS)
                .only(JsonObject.class)
                .allMatch(member -> member.string("value").isPresent());
        if (!all) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE, "Each of members must have a value: the id of a user."));
        }
    }

    /** The group as SCIM sees it, with these of its members. */
    public Resource toScim(VaultGroup group, List<String> members) {
        return toScim(group.id(), group.name(), group.metadata(), timesOf(group), members);
    }

    /** The group as SCIM will see it once it is in Vault under this id. */
    public Resource toScim(String id, WantedGroup group, ResourceTimes times, List<String> members) {
        return toScim(id, group.name(), group.metadata(), times, members);
    }

    /** The change that makes a user a member. */
    public Change withMember(Resource group, String user) {
        Set<String> ids = memberIds(group);
        ids.add(user);
        return Change.between(type, group, withMembers(group, ids));
    }

    /** The change that makes a user no member. */
    public Change withoutMember(Resource group, String user) {
        Set<String> ids = memberIds(group);
        ids.remove(user);
        return Change.between(type, group, withMembers(group, ids));
    }

    /** The group with these members and no others. */
    public static Resource withMembers(Resource group, Set<String> ids) {
        return group.with(
                MEMBERS, JsonArray.of(ids.stream().map(GroupMapping::member).toList()));
    }

    /** When a group was created and last changed through SCIM. */
    public ResourceTimes timesOf(VaultGroup group) {
        return ResourceTimes.of(group.metadata(), group.created(), group.lastUpdated());
    }

    private Resource toScim(
            String id, String name, Map<String, String> metadata, ResourceTimes times, List<String> members) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        JsonObject stored = Document.attributes(metadata);
        stored.get("externalId").ifPresent(value -> attributes.put("externalId", value));
        attributes.put(DISPLAY_NAME, new JsonString(name));
        stored.members().forEach(attributes::putIfAbsent);
        attributes.put(
                MEMBERS,
                JsonArray.of(members.stream().sorted().map(GroupMapping::member).toList()));
        return Document.resource(type, id, attributes, times);
    }

    private static JsonObject member(String id) {
        return JsonObject.builder().put("value", id).put("type", "User").build();
    }
}
