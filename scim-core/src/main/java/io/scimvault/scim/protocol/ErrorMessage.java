package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A refusal as it stands on the wire (RFC 7644 §3.12): a {@link ScimError} as JSON, and what other servers send as one. How long to
 * wait is no part of it, but the header {@code Retry-After}.
 *
 * @param status HTTP status, 400 to 599
 * @param scimType the keyword as it was sent, also one that the RFC does not know
 * @param detail for people
 */
public record ErrorMessage(int status, Optional<String> scimType, Optional<String> detail) {
    /** URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final String STATUS = "status";

    public ErrorMessage {
        if (!isError(status)) {
            throw new IllegalArgumentException("not an error status: " + status);
        }
    }

    private static boolean isError(int status) {
        return status >= 400 && status <= 599;
    }

    /** The message that tells of an error. */
    public static ErrorMessage of(ScimError error) {
        return new ErrorMessage(error.status(), error.scimType().map(ScimType::keyword), Optional.of(error.detail()));
    }

    /**
     * The message that another server answered: names in any letter case, {@code status} as a string or number, {@code schemas}
     * unread.
     *
     * @throws io.scimvault.scim.error.ScimException 400, if there is no error status in it, or something of the wrong kind
     */
    public static ErrorMessage read(JsonValue body) {
        LooseMembers members = LooseMembers.of("an error message", body);
        OptionalInt status = members.integer(STATUS);
        if (!isError(status.orElse(0))) {
            throw members.wrong(
                    STATUS, "a number from 400 to 599", members.get(STATUS).orElse(JsonNull.NULL));
        }
        return new ErrorMessage(status.getAsInt(), given(members, "scimType"), given(members, "detail"));
    }

    /**
     * The message that came with an HTTP status, whatever the body is: what cannot be understood of it counts as not sent, and the
     * status of the answer for a missing one.
     *
     * @param status of the HTTP answer, 400 to 599
     */
    public static ErrorMessage read(JsonValue body, int status) {
        if (!(body instanceof JsonObject object)) {
            return new ErrorMessage(status, Optional.empty(), Optional.empty());
        }
        JsonObject.Builder scalars = JsonObject.builder().put(STATUS, status);
        LooseMembers members = new LooseMembers("an error message", object);
        for (String name : new String[] {"scimType", "detail"}) {
            members.get(name).filter(ErrorMessage::isScalar).ifPresent(value -> scalars.put(name, value));
        }
        members.get(STATUS).filter(ErrorMessage::isErrorStatus).ifPresent(value -> scalars.put(STATUS, value));
        return read(scalars.build());
    }

    private static boolean isScalar(JsonValue value) {
        return !(value instanceof JsonObject) && !(value instanceof JsonArray);
    }

    private static boolean isErrorStatus(JsonValue value) {
        return isScalar(value)
                && (value instanceof JsonString string ? string.value().strip() : value.toString())
                        .matches("[45][0-9]{2}");
    }

    private static Optional<String> given(LooseMembers members, String name) {
        return members.text(name).filter(text -> !text.isBlank());
    }

    /** The error that is told of; a keyword that the RFCs do not define is left out, and a missing detail is said to be missing. */
    public ScimError error() {
        Optional<ScimType> known = scimType.flatMap(keyword -> Arrays.stream(ScimType.values())
                .filter(type -> type.keyword().equalsIgnoreCase(keyword.strip()))
                .findFirst());
        return new ScimError(status, known, detail.orElseGet(this::undetailed), Optional.empty());
    }

    private String undetailed() {
        return "The server answered with the status " + status
                + scimType.map(keyword -> " (" + keyword + ")").orElse("") + " and gave no detail.";
    }

    /** The message as a server sends it, {@code status} being a string. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("schemas", JsonArray.of(new JsonString(SCHEMA)))
                .put(STATUS, Integer.toString(status))
                .put("scimType", scimType)
                .put("detail", detail)
                .build();
    }
}
