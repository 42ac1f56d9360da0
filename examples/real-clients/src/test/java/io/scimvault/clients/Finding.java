package io.scimvault.clients;

import io.scimvault.scim.json.JsonObject;

/** One result of scim2-tester: which check said what about which resource type; the type is empty for discovery. */
record Finding(String status, String check, String type, String reason) {
    static Finding of(JsonObject json) {
        return new Finding(text(json, "status"), text(json, "check"), text(json, "type"), text(json, "reason"));
    }

    boolean isSuccess() {
        return status.equals("SUCCESS") || status.equals("COMPLIANT");
    }

    private static String text(JsonObject json, String name) {
        return json.string(name).orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + json));
    }

    @Override
    public String toString() {
        return status + " " + check + " " + type + ": " + reason;
    }
}
