package io.scimvault.scim.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object: members in the order they were added; the order does not count for equality. Names are compared exactly. */
public final class JsonObject implements JsonValue {
    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, JsonValue> members;

    private JsonObject(Map<String, JsonValue> members) {
        this.members = members;
    }

    /** An object of the given members, copied in their order. */
    public static JsonObject of(Map<String, ? extends JsonValue> members) {
        return members.isEmpty() ? EMPTY : new JsonObject(Collections.unmodifiableMap(new LinkedHashMap<>(members)));
    }

    /** An object with one member. */
    public static JsonObject of(String name, JsonValue value) {
        return new JsonObject(Map.of(name, value));
    }

    /** Starts an empty object. */
    public static Builder builder() {
        return new Builder();
    }

    /** The members in order, unmodifiable. */
    public Map<String, JsonValue> members() {
        return members;
    }

    /** The member names in order. */
    public Set<String> names() {
        return members.keySet();
    }

    public int size() {
        return members.size();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The member of this name, or null where there is none: the inner loops' access. */
    public @Nullable JsonValue member(String name) {
        return members.get(name);
    }

    /** The member of this name. */
    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The member of this name, if it is a string. */
    public Optional<String> string(String name) {
        return members.get(name) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }

    /** The member of this name, if it is a boolean. */
    public Optional<Boolean> bool(String name) {
        return members.get(name) instanceof JsonBoolean bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /** The member of this name, if it is an object. */
    public Optional<JsonObject> object(String name) {
        return members.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The member of this name, if it is an array; the empty array otherwise. */
    public JsonArray array(String name) {
        return members.get(name) instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    /** This object with one member set: in its old place if the name is there, at the end otherwise. */
    public JsonObject with(String name, JsonValue value) {
        if (value.equals(members.get(name))) {
            return this;
        }
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(Collections.unmodifiableMap(copy));
    }

    /** This object without one member. */
    public JsonObject without(String name) {
        if (!members.containsKey(name)) {
            return this;
        }
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.remove(name);
        return copy.isEmpty() ? EMPTY : new JsonObject(Collections.unmodifiableMap(copy));
    }

    @Override
    public boolean isUnassigned() {
        return members.isEmpty();
    }

    @Override
    public String kind() {
        return "an object";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public void printTo(StringBuilder out) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            JsonString.printTo(out, member.getKey());
            out.append(':');
            member.getValue().printTo(out);
        }
        out.append('}');
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        printTo(out);
        return out.toString();
    }

    /** Collects members; each name once, the last value wins. */
    public static final class Builder {
        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, JsonBoolean.of(value));
        }

        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        /** Adds the member only where there is a value. */
        public Builder put(String name, Optional<String> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        public JsonObject build() {
            return JsonObject.of(members);
        }
    }
}
