package io.scimvault.scim.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response as plain values, for the host to send.
 *
 * @param status HTTP status
 * @param headers one value for each name, in the usual spelling
 * @param body the bytes to send, not copied: nobody may change them; empty where the status allows no body
 */
@SuppressWarnings(
        "ArrayRecordComponent") // compared by content below; a copy of a large list would cost more than it saves
public record RawResponse(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] NO_BODY = {};

    public RawResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The value of a header, its name in any letter case. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** This response with one more header. */
    public RawResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new RawResponse(status, more, body);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** This response as the answer to HEAD: all headers, the length of the body among them, and no body (RFC 9110 §9.3.2). */
    public RawResponse withoutBody() {
        RawResponse told = body.length == 0 ? this : with("Content-Length", Integer.toString(body.length));
        return new RawResponse(status, told.headers, NO_BODY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawResponse response
                && status == response.status
                && headers.equals(response.headers)
                && Arrays.equals(body, response.body);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * status + headers.hashCode()) + Arrays.hashCode(body);
    }

    /** The status and the length; the body may hold what belongs in no log. */
    @Override
    public String toString() {
        return status + " (" + body.length + " bytes)";
    }
}
