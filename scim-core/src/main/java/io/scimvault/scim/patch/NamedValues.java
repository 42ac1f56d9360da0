package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOptions.Tolerance;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes the value of an operation without a path apart into values with the paths that their names are. */
final class NamedValues {
    private static final JsonText EMBEDDED = JsonText.within(JsonLimits.REQUEST);

    private final ResourceType type;
    private final PatchOptions options;

    NamedValues(ResourceType type, PatchOptions options) {
        this.type = type;
        this.options = options;
    }

    /** The attributes that a value for the whole resource names. */
    Map<PatchPath, JsonValue> ofResource(JsonValue value) {
        Map<PatchPath, JsonValue> named = new LinkedHashMap<>();
        collect(object(value, "Without a path"), named);
        return named;
    }

    /** The attributes that a value for a whole extension names. */
    Map<PatchPath, JsonValue> ofExtension(String urn, JsonValue value) {
        Map<PatchPath, JsonValue> named = new LinkedHashMap<>();
        object(value, "For the extension \"" + urn + "\"").members().forEach((name, member) -> {
            boolean plain = type.extension(urn)
                    .flatMap(extension -> extension.attributes().get(name))
                    .isPresent();
            named.put(path(urn + ":" + name, plain), member);
        });
        return named;
    }

    private void collect(JsonObject object, Map<PatchPath, JsonValue> named) {
        object.members().forEach((name, member) -> {
            if (type.schema().isCalled(name)
                    && options.allows(Tolerance.NAMES_AS_PATHS)
                    && member instanceof JsonObject core) {
                collect(core, named);
            } else {
                boolean plain =
                        type.attribute(name).isPresent() || type.extension(name).isPresent();
                named.put(path(name, plain), member);
            }
        });
    }

    /** A name is an attribute's own or, where that is tolerated, a path; it is never stored as it stands. */
    private PatchPath path(String name, boolean plain) {
        if (!plain && !options.allows(Tolerance.NAMES_AS_PATHS)) {
            throw refusal(ScimType.INVALID_PATH, "\"" + name + "\" is not a known attribute.");
        }
        return name.indexOf('[') >= 0
                ? FilterParser.parsePath(name, options.filter())
                : PatchPath.of(AttributePath.parse(name));
    }

    private JsonObject object(JsonValue value, String where) {
        JsonValue inner = value;
        if (options.allows(Tolerance.NAMES_AS_PATHS)) {
            inner = inner instanceof JsonArray array && array.size() == 1 ? array.get(0) : inner;
            inner = inner instanceof JsonString string
                    ? embedded(string.value()).orElse(inner)
                    : inner;
        }
        if (inner instanceof JsonObject object) {
            return object;
        }
        throw refusal(
                ScimType.INVALID_VALUE,
                where + " the value must be an object of attributes; " + value.kind() + " came.");
    }

    private static Optional<JsonValue> embedded(String text) {
        try {
            return Optional.of(EMBEDDED.parse(text));
        } catch (ScimException e) {
            return Optional.empty();
        }
    }

    private static ScimException refusal(ScimType type, String detail) {
        return new ScimException(ScimError.badRequest(type, detail));
    }
}
