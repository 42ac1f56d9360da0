package io.scimvault.scim.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A JSON object: members in the order they were added; the order does not count for equality. Names are compared exactly. */
public final class JsonObject implements JsonValue {
    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(MemberNames.NONE, new JsonValue[0]);

    private final MemberNames names;
    private final JsonValue[] values;

    /** As many names as values, which the caller leaves alone from now on. */
    JsonObject(MemberNames names, JsonValue[] values) {
        this.names = names;
        this.values = values;
    }

    /** An object of the given members, copied in their order. */
    public static JsonObject of(Map<String, ? extends JsonValue> members) {
        MemberBuffer buffer = new MemberBuffer(members.size());
        members.forEach(buffer::put);
        return of(buffer);
    }

    private static JsonObject of(MemberBuffer members) {
        return members.isEmpty() ? EMPTY : new JsonObject(members.names(), members.values());
    }

    /** An object with one member. */
    public static JsonObject of(String name, JsonValue value) {
        return new JsonObject(new MemberNames(new String[] {name}), new JsonValue[] {value});
    }

    /** Starts an empty object. */
    public static Builder builder() {
        return new Builder();
    }

    /** The members in order, unmodifiable. */
    public Map<String, JsonValue> members() {
        return Collections.unmodifiableMap(new MemberView(names, values));
    }

    /** Does something with each member, in order. */
    public void forEach(BiConsumer<String, JsonValue> action) {
        for (int i = 0; i < values.length; i++) {
            action.accept(names.get(i), values[i]);
        }
    }

    /** The member names in order. */
    public Set<String> names() {
        return members().keySet();
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    public boolean has(String name) {
        return names.indexOf(name) >= 0;
    }

    /** The member of this name, or null where there is none: the inner loops' access. */
    public @Nullable JsonValue member(String name) {
        int position = names.indexOf(name);
        return position < 0 ? null : values[position];
    }

    /** The name of the member at a position in the order. */
    String nameAt(int position) {
        return names.get(position);
    }

    /** The value of the member at a position in the order. */
    JsonValue valueAt(int position) {
        return values[position];
    }

    /** The member of this name. */
    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(member(name));
    }

    /** The member of this name, if it is a string. */
    public Optional<String> string(String name) {
        return member(name) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }

    /** The member of this name, if it is a boolean. */
    public Optional<Boolean> bool(String name) {
        return member(name) instanceof JsonBoolean bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /** The member of this name, if it is an object. */
    public Optional<JsonObject> object(String name) {
        return member(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The member of this name, if it is an array; the empty array otherwise. */
    public JsonArray array(String name) {
        return member(name) instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    /** The names of the members that this or the other object has alone, or that differ: first ours, in their order. */
    public List<String> differences(JsonObject other) {
        List<String> differences = new ArrayList<>(4);
        for (int i = 0; i < values.length; i++) {
            String name = names.get(i);
            JsonValue theirs = other.names.has(i, name) ? other.values[i] : other.member(name);
            if (!values[i].equals(theirs)) {
                differences.add(name);
            }
        }
        for (int i = 0; i < other.values.length; i++) {
            String name = other.names.get(i);
            if (!names.has(i, name) && !has(name)) {
                differences.add(name);
            }
        }
        return differences;
    }

    /** This object with one member set: in its old place if the name is there, at the end otherwise. */
    public JsonObject with(String name, JsonValue value) {
        int position = names.indexOf(name);
        if (position >= 0 && value.equals(values[position])) {
            return this;
        }
        JsonValue[] copy = Arrays.copyOf(values, position < 0 ? values.length + 1 : values.length);
        copy[position < 0 ? values.length : position] = value;
        return new JsonObject(position < 0 ? names.plus(name) : names, copy);
    }

    /** This object without one member. */
    public JsonObject without(String name) {
        int position = names.indexOf(name);
        if (position < 0) {
            return this;
        }
        if (values.length == 1) {
            return EMPTY;
        }
        JsonValue[] copy = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(values, position + 1, copy, position, copy.length - position);
        return new JsonObject(names.minus(position), copy);
    }

    @Override
    public boolean isUnassigned() {
        return values.length == 0;
    }

    @Override
    public String kind() {
        return "an object";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof JsonObject object && values.length == object.values.length && sameMembers(object));
    }

    private boolean sameMembers(JsonObject other) {
        for (int i = 0; i < values.length; i++) {
            String name = names.get(i);
            int position = name.equals(other.names.get(i)) ? i : other.names.indexOf(name);
            if (position < 0 || !values[i].equals(other.values[position])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < values.length; i++) {
            hash += names.get(i).hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public void printTo(StringBuilder out) {
        out.append('{');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            JsonString.printTo(out, names.get(i));
            out.append(':');
            values[i].printTo(out);
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
        private final MemberBuffer members = new MemberBuffer(8);

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
