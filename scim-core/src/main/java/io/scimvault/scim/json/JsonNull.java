package io.scimvault.scim.json;

/** The JSON literal {@code null}. */
public enum JsonNull implements JsonValue {
    NULL;

    @Override
    public boolean isUnassigned() {
        return true;
    }

    @Override
    public String kind() {
        return "null";
    }

    @Override
    public void printTo(StringBuilder out) {
        out.append(this);
    }

    @Override
    public String toString() {
        return "null";
    }
}
