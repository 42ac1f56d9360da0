package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group (RFC 7643 §4.2): a view of its {@link Resource}, equal to another when the trees are.
 *
 * @param resource the tree that is viewed, in canonical form
 */
public record Group(Resource resource) {
    private static final String MEMBERS = "members";

    /** Starts a group of this displayName, which must not be empty. */
    public static Builder of(String displayName) {
        return new Builder(new Resource(JsonObject.EMPTY)).displayName(displayName);
    }

    /** Starts from what this group has. */
    public Builder toBuilder() {
        return new Builder(resource);
    }

    /** The id that the service gave the group; absent before it is created. */
    public Optional<String> id() {
        return resource.id();
    }

    /** The id by which the provisioning system knows the group. */
    public Optional<String> externalId() {
        return resource.externalId();
    }

    public Meta meta() {
        return resource.meta();
    }

    /** The group's name. */
    public String displayName() {
        return resource.tree()
                .string("displayName")
                .orElseThrow(() -> new IllegalStateException("this resource has no displayName"));
    }

    /** The members; an object under {@code members} without a {@code value} is none. */
    public List<Member> members() {
        return membersOf(resource).map(Member::new).toList();
    }

    /** The ids of the members. */
    public List<String> memberIds() {
        return membersOf(resource)
                .flatMap(member -> member.string("value").stream())
                .toList();
    }

    /** The extension of this URN, in its canonical spelling. */
    public Optional<JsonObject> extension(String urn) {
        return resource.tree().object(urn);
    }

    /** The resource as JSON. */
    @Override
    public String toString() {
        return resource.toString();
    }

    private static Stream<JsonObject> membersOf(Resource resource) {
        return resource.tree()
                .array(MEMBERS)
                .only(JsonObject.class)
                .filter(member -> member.string("value").isPresent());
    }

    /** Builds a group. Null takes an attribute away; of two members with one id the first is kept. */
    public static final class Builder {
        private final TreeBuilder tree;
        private final Map<String, Member> members = new LinkedHashMap<>();

        private Builder(Resource resource) {
            this.tree = new TreeBuilder(CoreSchemas.GROUP, resource.without(MEMBERS));
            membersOf(resource).map(Member::new).forEach(this::add);
        }

        public Builder displayName(String displayName) {
            if (displayName.isEmpty()) {
                throw new IllegalArgumentException("a displayName must not be empty");
            }
            tree.set("displayName", displayName);
            return this;
        }

        /** The id by which the provisioning system knows the group. */
        public Builder externalId(@Nullable String externalId) {
            tree.set("externalId", externalId);
            return this;
        }

        /** Adds the user or group of this id. */
        public Builder member(String id) {
            return member(Member.of(id));
        }

        public Builder member(Member member) {
            add(member);
            return this;
        }

        /** Takes the member of this id out. */
        public Builder withoutMember(String id) {
            members.remove(id);
            return this;
        }

        /** Replaces all members. */
        public Builder members(List<Member> replacement) {
            members.clear();
            replacement.forEach(this::add);
            return this;
        }

        /** Replaces all members by the users and groups of these ids. */
        public Builder memberIds(List<String> ids) {
            return members(ids.stream().map(Member::of).toList());
        }

        /** The whole extension of a URN; the empty object takes it away. */
        public Builder extension(String urn, JsonObject value) {
            tree.extension(urn, value);
            return this;
        }

        /** Any attribute but the members, known to the schema or not; an unassigned value takes it away. */
        public Builder attribute(String name, JsonValue value) {
            if (AttributeName.fold(name).equals(MEMBERS)) {
                throw new IllegalArgumentException("members are set by members(list)");
            }
            tree.set(name, value);
            return this;
        }

        public Group build() {
            tree.set(
                    MEMBERS,
                    JsonArray.of(members.values().stream().map(Member::tree).toList()));
            return new Group(tree.build());
        }

        private void add(Member member) {
            members.putIfAbsent(member.value(), member);
        }
    }
}
