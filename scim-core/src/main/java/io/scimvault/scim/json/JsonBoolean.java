package io.scimvault.scim.json;

/** A JSON boolean. */
public enum JsonBoolean implements JsonValue {
    FALSE,
    TRUE;

    /** The constant for a Java boolean. */
    public static JsonBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The Java boolean. */
    public boolean value() {
        return this == TRUE;
    }

    @Override
    public String kind() {
        return "a boolean";
    }

    @Override
    public void printTo(StringBuilder out) {
        out.append(this);
    }

    @Override
    public String toString() {
        return value() ? "true" : "false";
    }
}
