package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of a bulk request (RFC 7644 §3.7).
 *
 * @param method POST, PUT, PATCH or DELETE; empty where a client sent none
 * @param bulkId the client's name for the operation, by which others refer to the resource
 * @param version of the resource, as {@code If-Match} has it
 * @param path below the SCIM base, such as {@code /Users/1}; empty where a client sent none
 * @param data what would be the body of a single request
 */
public record BulkOperation(
        String method, Optional<String> bulkId, Optional<String> version, String path, Optional<JsonValue> data) {
    private static final String REFERENCE = "bulkId:";

    /** The creation of a resource. */
    public static BulkOperation post(String path, String bulkId, JsonObject data) {
        return new BulkOperation("POST", Optional.of(bulkId), Optional.empty(), path, Optional.of(data));
    }

    /** An operation on a resource that is there, or that another operation creates. */
    public static BulkOperation of(String method, String path, Optional<JsonValue> data) {
        return new BulkOperation(method, Optional.empty(), Optional.empty(), path, data);
    }

    /** This operation under a name. */
    public BulkOperation withBulkId(String name) {
        return new BulkOperation(method, Optional.of(name), version, path, data);
    }

    /** This operation, wanted only for a version of the resource. */
    public BulkOperation withVersion(String tag) {
        return new BulkOperation(method, bulkId, Optional.of(tag), path, data);
    }

    /** How a value refers to the resource of the operation with this bulkId. */
    public static String reference(String bulkId) {
        return REFERENCE + bulkId;
    }

    /** The bulkId to which a value refers. */
    public static Optional<String> referred(String value) {
        return value.startsWith(REFERENCE) ? Optional.of(value.substring(REFERENCE.length())) : Optional.empty();
    }

    /** A bulkId in quotes for a message, which need not repeat a long one. */
    public static String quoted(String bulkId) {
        return BulkMessage.quoted(bulkId);
    }

    /** Reads an operation: {@code method} and {@code bulkId} in the form in which they are compared. */
    static BulkOperation read(BulkMessage message) {
        return new BulkOperation(
                message.text("method").orElse("").strip().toUpperCase(Locale.ROOT),
                message.text("bulkId").filter(name -> !name.isEmpty()),
                message.text("version").filter(tag -> !tag.isBlank()),
                message.text("path").orElse(""),
                message.member("data"));
    }

    /** The operation as a client sends it. */
    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        if (!method.isEmpty()) {
            json.put("method", method);
        }
        json.put("bulkId", bulkId).put("version", version).put("path", path);
        data.ifPresent(value -> json.put("data", value));
        return json.build();
    }

    /** The single request that the operation stands for, but for its body. */
    RawRequest request() {
        int mark = path.indexOf('?');
        Map<String, String> headers =
                version.map(tag -> Map.of("If-Match", tag)).orElse(Map.of());
        return RawRequest.of(
                method,
                mark < 0 ? path : path.substring(0, mark),
                mark < 0 ? null : path.substring(mark + 1),
                headers,
                InputStream.nullInputStream());
    }

    /** Without the data, which may hold a password. */
    @Override
    public String toString() {
        return method + " " + path + bulkId.map(name -> " (" + name + ")").orElse("");
    }
}
