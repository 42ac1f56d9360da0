package io.scimvault.scim.json;

/** A JSON value (RFC 8259 §3): immutable, compared by content, printed as compact JSON. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** Whether this is {@code null}, {@code []} or {@code {}}: what RFC 7643 §2.5 calls unassigned. */
    default boolean isUnassigned() {
        return false;
    }

    /** The word for this value's kind in a message: {@code "an object"}, {@code "a string"} and so on. */
    String kind();

    /** Appends this value as compact JSON: no blanks, members in their order, everything outside ASCII as it is. */
    void printTo(StringBuilder out);
}
