package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The version of a resource as a hash of its content: equal content, equal version, however its members are ordered. */
public final class ContentVersion {
    private static final int LENGTH = 16;

    private ContentVersion() {}

    /** The weak entity tag of a resource's content; its {@code meta} does not count. */
    public static String of(Resource resource) {
        StringBuilder out = new StringBuilder();
        print(resource.without("meta").tree(), out);
        byte[] text = out.toString().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return "W/\"" + HexFormat.of().formatHex(hash).substring(0, LENGTH) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Prints a value with the members of each object by their names. */
    private static void print(JsonValue value, StringBuilder out) {
        if (value instanceof JsonArray array) {
            String separator = "[";
            for (JsonValue element : array) {
                out.append(separator);
                print(element, out);
                separator = ",";
            }
            out.append(array.isEmpty() ? "[]" : "]");
        } else if (value instanceof JsonObject object) {
            String separator = "{";
            for (String name : object.names().stream().sorted().toList()) {
                out.append(separator);
                new JsonString(name).printTo(out);
                out.append(':');
                print(object.get(name).orElseThrow(), out);
                separator = ",";
            }
            out.append(object.isEmpty() ? "{}" : "}");
        } else {
            value.printTo(out);
        }
    }
}
