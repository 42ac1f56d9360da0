package io.scimvault.scim.fuzz;

import io.scimvault.scim.protocol.RawRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Any text as a whole request: a line of method and target, lines of headers, an empty line, the body. Whatever it asks for, the answer
 * is one that SCIM has.
 */
public final class RequestFuzz {
    private RequestFuzz() {}

    /** One input; throws only where a law is broken. */
    public static void fuzzerTestOneInput(byte[] data) {
        Law.inLinearTime(data, () -> ServiceSample.ALL.forEach(sample -> sample.answer(request(data))));
    }

    /** The request that a text is. */
    static RawRequest request(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int end = text.indexOf("\n\n");
        String head = end < 0 ? text : text.substring(0, end);
        byte[] body = end < 0 ? new byte[0] : text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
        String[] lines = head.split("\n", -1);
        int blank = lines[0].indexOf(' ');
        String method = blank < 0 ? "GET" : lines[0].substring(0, blank);
        String target = lines[0].substring(blank + 1);
        int mark = target.indexOf('?');
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return RawRequest.of(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? null : target.substring(mark + 1),
                headers,
                new ByteArrayInputStream(body));
    }
}
