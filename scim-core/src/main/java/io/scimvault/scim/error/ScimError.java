package io.scimvault.scim.error;

import java.time.Duration;
import java.util.Optional;

/**
 * A refusal as a client reads it (RFC 7644 §3.12).
 *
 * @param status HTTP status, 400 to 599
 * @param scimType the keyword, where the RFC defines one for this refusal
 * @param detail one sentence for the person who reads the client's log; never a secret, never a text of the back end
 * @param retryAfter how long to wait before the same request may succeed; sent as {@code Retry-After} in whole seconds
 */
public record ScimError(int status, Optional<ScimType> scimType, String detail, Optional<Duration> retryAfter) {

    public ScimError {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not an error status: " + status);
        }
    }

    /** A refusal without a keyword. */
    public static ScimError of(int status, String detail) {
        return new ScimError(status, Optional.empty(), detail, Optional.empty());
    }

    /** A 400 with a keyword. */
    public static ScimError badRequest(ScimType type, String detail) {
        return new ScimError(400, Optional.of(type), detail, Optional.empty());
    }

    /** 404: there is no such resource, or none that this client may see. */
    public static ScimError notFound(String detail) {
        return of(404, detail);
    }

    /** 409 {@code uniqueness} (RFC 7644 §3.3). */
    public static ScimError uniqueness(String detail) {
        return new ScimError(409, Optional.of(ScimType.UNIQUENESS), detail, Optional.empty());
    }

    /** 412: the version that the client named is not the current one (RFC 7644 §3.14). */
    public static ScimError preconditionFailed(String detail) {
        return of(412, detail);
    }

    /** 429 with a time to wait: the store, or the host, limits the rate (RFC 6585 §4). */
    public static ScimError tooManyRequests(String detail, Duration retryAfter) {
        return new ScimError(429, Optional.empty(), detail, Optional.of(retryAfter));
    }

    /** 503 with a time to wait. */
    public static ScimError unavailable(String detail, Duration retryAfter) {
        return new ScimError(503, Optional.empty(), detail, Optional.of(retryAfter));
    }
}
