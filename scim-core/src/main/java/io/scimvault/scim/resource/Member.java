package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.Optional;

/** A member of a group (RFC 7643 §4.2): a view of one object under {@code members}, which has a {@code value}. */
public record Member(JsonObject tree) {

    public Member {
        if (tree.string("value").isEmpty()) {
            throw new IllegalArgumentException("a member needs a \"value\": the id of a user or group");
        }
    }

    /** The member of this id, be it a user or a group. */
    public static Member of(String id) {
        return new Member(JsonObject.of("value", new JsonString(id)));
    }

    /** The user of this id. */
    public static Member user(String id) {
        return of(id).withType("User");
    }

    /** The group of this id. */
    public static Member group(String id) {
        return of(id).withType("Group");
    }

    /** The id of the user or group. */
    public String value() {
        return tree.string("value").orElseThrow();
    }

    /** {@code User} or {@code Group}. */
    public Optional<String> type() {
        return tree.string("type");
    }

    /** The URI of the member. */
    public Optional<String> ref() {
        return tree.string("$ref");
    }

    /** The member's name for people to read, as the service gives it. */
    public Optional<String> display() {
        return tree.string("display");
    }

    private Member withType(String type) {
        return new Member(Canonical.with(tree, "type", type));
    }
}
