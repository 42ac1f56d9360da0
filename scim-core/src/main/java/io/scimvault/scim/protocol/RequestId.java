package io.scimvault.scim.protocol;

import java.util.UUID;
import java.util.regex.Pattern;

/** What names one request in the logs of all who had to do with it: the {@code X-Request-Id} that it came with, or a new one. */
public final class RequestId {
    /** The header that carries it, in requests and in answers. */
    public static final String HEADER = "X-Request-Id";

    /** Nothing that could be taken for something else in a log. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:=+/@-]{1,128}");

    private RequestId() {}

    /** The id of a request; one that is too long, or holds characters that do not belong in a log, is not taken over. */
    public static String of(RawRequest request) {
        return request.header(HEADER)
                .filter(id -> SANE.matcher(id).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
