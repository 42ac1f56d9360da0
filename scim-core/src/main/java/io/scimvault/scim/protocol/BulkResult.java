package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one operation of a bulk request (RFC 7644 §3.7.3).
 *
 * @param method of the operation; empty where none was sent
 * @param bulkId of the operation
 * @param version of the resource, after the operation
 * @param location URL of the resource
 * @param status as the same request alone would have been answered
 * @param response the body; of a failed operation the SCIM error
 */
public record BulkResult(
        String method,
        Optional<String> bulkId,
        Optional<String> version,
        Optional<String> location,
        int status,
        Optional<JsonValue> response) {

    /** The result of an operation that has only a status so far. */
    public static BulkResult of(BulkOperation operation, int status) {
        return new BulkResult(
                operation.method(), operation.bulkId(), Optional.empty(), Optional.empty(), status, Optional.empty());
    }

    /** This result with the place and the version of the resource, where they are known. */
    public BulkResult of(Optional<String> resourceLocation, Optional<String> resourceVersion) {
        return new BulkResult(method, bulkId, resourceVersion, resourceLocation, status, response);
    }

    /** This result with a body. */
    public BulkResult with(Optional<? extends JsonValue> body) {
        return new BulkResult(method, bulkId, version, location, status, body.map(JsonValue.class::cast));
    }

    /** Whether the operation was refused, or failed. */
    public boolean isError() {
        return status >= 400;
    }

    /** Reads a result; the status as text, as a number, or as {@code {"code": "200"}}, as drafts of the RFC had it. */
    static BulkResult read(BulkMessage message) {
        return new BulkResult(
                message.text("method").orElse("").strip().toUpperCase(Locale.ROOT),
                message.text("bulkId"),
                message.text("version"),
                message.text("location"),
                message.member("status")
                        .map(BulkResult::status)
                        .orElseThrow(() -> BulkMessage.refusal("A result must have a \"status\".")),
                message.member("response"));
    }

    private static int status(JsonValue value) {
        if (value instanceof JsonObject) {
            return BulkMessage.of(value, "status")
                    .member("code")
                    .map(BulkResult::code)
                    .orElseThrow(() -> BulkMessage.refusal("A \"status\" must have a \"code\"."));
        }
        return code(value);
    }

    private static int code(JsonValue value) {
        String text = value instanceof JsonNumber number
                ? number.text()
                : value instanceof JsonString string ? string.value().strip() : "";
        if (text.length() != 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw BulkMessage.refusal("A \"status\" must be an HTTP status.");
        }
        return Integer.parseInt(text);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        if (!method.isEmpty()) {
            json.put("method", method);
        }
        json.put("bulkId", bulkId)
                .put("version", version)
                .put("location", location)
                .put("status", Integer.toString(status));
        response.ifPresent(body -> json.put("response", body));
        return json.build();
    }

    /** Without the body, which may hold what belongs in no log. */
    @Override
    public String toString() {
        return method + bulkId.map(name -> " (" + name + ")").orElse("") + ": " + status;
    }
}
