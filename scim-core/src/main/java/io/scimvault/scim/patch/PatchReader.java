package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOptions.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a PATCH request from a client's JSON (RFC 7644 §3.5.2). */
public final class PatchReader {
    private final PatchOptions options;

    private PatchReader(PatchOptions options) {
        this.options = options;
    }

    /**
     * The request that a body holds.
     *
     * @throws ScimException 400, if it holds none; 413, if it has too many operations
     */
    public static PatchRequest read(JsonValue body, PatchOptions options) {
        return new PatchReader(options).request(body);
    }

    private PatchRequest request(JsonValue body) {
        if (!(body instanceof JsonObject object)) {
            throw refusal(ScimType.INVALID_SYNTAX, "The body must be an object; " + body.kind() + " came.");
        }
        if (!isLoose() && object.array("schemas").only(JsonString.class).noneMatch(this::isOurs)) {
            throw refusal(ScimType.INVALID_SYNTAX, "\"schemas\" must hold " + PatchRequest.SCHEMA + ".");
        }
        if (!(member(object, "Operations").orElse(JsonNull.NULL) instanceof JsonArray array) || array.isEmpty()) {
            throw refusal(ScimType.INVALID_SYNTAX, "\"Operations\" must be an array of one operation at least.");
        }
        if (array.size() > options.maxOperations()) {
            throw new ScimException(ScimError.of(
                    413,
                    "The request has " + array.size() + " operations; at most " + options.maxOperations()
                            + " are accepted."));
        }
        List<PatchOperation> operations = new ArrayList<>(array.size());
        for (JsonValue element : array) {
            try {
                operations.add(operation(element));
            } catch (ScimException e) {
                throw OperationNumber.in(operations.size() + 1, e);
            }
        }
        return new PatchRequest(operations);
    }

    private PatchOperation operation(JsonValue element) {
        if (!(element instanceof JsonObject object)) {
            throw refusal(ScimType.INVALID_SYNTAX, "An operation must be an object; " + element.kind() + " came.");
        }
        Command.Kind kind = kind(object);
        Optional<PatchPath> path = path(member(object, "path").orElse(JsonNull.NULL));
        Optional<JsonValue> value = member(object, "value");
        if (kind == Command.Kind.REMOVE) {
            PatchPath target = path.orElseThrow(
                    () -> refusal(ScimType.NO_TARGET, "A remove operation needs a path to an attribute."));
            return new PatchOperation.Remove(target, value.filter(listed -> listed != JsonNull.NULL));
        }
        JsonValue given = value.orElseThrow(
                () -> refusal(ScimType.INVALID_VALUE, "The operation " + kind.keyword() + " needs a \"value\"."));
        return kind == Command.Kind.ADD ? new PatchOperation.Add(path, given) : new PatchOperation.Replace(path, given);
    }

    private Command.Kind kind(JsonObject object) {
        JsonValue word = member(object, "op").orElse(JsonNull.NULL);
        for (Command.Kind kind : Command.Kind.values()) {
            if (word instanceof JsonString string
                    && (isLoose()
                            ? kind.keyword().equalsIgnoreCase(string.value())
                            : kind.keyword().equals(string.value()))) {
                return kind;
            }
        }
        throw refusal(ScimType.INVALID_SYNTAX, "\"op\" must be add, replace or remove.");
    }

    private Optional<PatchPath> path(JsonValue value) {
        if (value == JsonNull.NULL) {
            return Optional.empty();
        }
        if (!(value instanceof JsonString string)) {
            throw refusal(ScimType.INVALID_PATH, "\"path\" must be a string; " + value.kind() + " came.");
        }
        return isLoose() && string.value().isBlank()
                ? Optional.empty()
                : Optional.of(FilterParser.parsePath(string.value(), options.filter()));
    }

    /** A member of the envelope; where names are loose, the exact one wins. */
    private Optional<JsonValue> member(JsonObject object, String name) {
        Optional<JsonValue> exact = object.get(name);
        return exact.isPresent() || !isLoose()
                ? exact
                : object.members().entrySet().stream()
                        .filter(member -> member.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private boolean isLoose() {
        return options.allows(Tolerance.LOOSE_ENVELOPE);
    }

    private boolean isOurs(JsonString urn) {
        return urn.value().equalsIgnoreCase(PatchRequest.SCHEMA);
    }

    private static ScimException refusal(ScimType type, String detail) {
        return new ScimException(ScimError.badRequest(type, detail));
    }
}
