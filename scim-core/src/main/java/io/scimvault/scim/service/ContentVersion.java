package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The version of a resource as a hash of its content: equal content, equal version, however its members are ordered. */
public final class ContentVersion {
    private static final int LENGTH = 16;

    private ContentVersion() {}

    /** The weak entity tag of a resource's content; its {@code meta} does not count. */
    public static String of(Resource resource) {
        byte[] text = sorted(resource.without("meta").tree()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return "W/\"" + HexFormat.of().formatHex(hash).substring(0, LENGTH) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static JsonValue sorted(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.map(ContentVersion::sorted);
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new TreeMap<>();
            object.members().forEach((name, member) -> members.put(name, sorted(member)));
            return JsonObject.of(members);
        }
        return value;
    }
}
