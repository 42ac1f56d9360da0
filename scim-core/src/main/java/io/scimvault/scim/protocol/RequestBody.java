package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.io.IOException;

/** Reads the JSON bodies of requests, never more than one byte past the limit. */
final class RequestBody {
    private final JsonText json;
    private final int limit;

    RequestBody(JsonLimits limits) {
        this.json = JsonText.within(limits);
        this.limit = limits.size();
    }

    /** The body of a request, whatever JSON it is. */
    JsonValue value(RawRequest request) {
        MediaTypes.checkBody(request);
        if (announced(request) > limit) {
            throw tooLarge();
        }
        byte[] bytes;
        try {
            bytes = request.body().readNBytes((int) Math.min(limit + 1L, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new ScimException(
                    ScimError.badRequest(ScimType.INVALID_SYNTAX, "The body could not be read to its end."), e);
        }
        if (bytes.length > limit) {
            throw tooLarge();
        }
        return json.parse(bytes);
    }

    /** How many bytes the header promises: a body that is too long is refused before it is waited for. */
    private static long announced(RawRequest request) {
        try {
            return request.header("Content-Length").map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private ScimException tooLarge() {
        return new ScimException(ScimError.of(413, "The body has more than " + limit + " bytes."));
    }

    /** A body that must be an object. */
    static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new ScimException(ScimError.badRequest(
                ScimType.INVALID_SYNTAX, "The body is " + value.kind() + "; a JSON object was expected."));
    }
}
