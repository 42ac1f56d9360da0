package io.scimvault.scim.protocol;

import io.scimvault.scim.schema.AttributeName;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as plain values, as any host can hand it over.
 *
 * @param method in upper case, as HTTP has it
 * @param path below the SCIM base, percent-encoded as it was received, such as {@code /Users/1}
 * @param query what stood behind the question mark, as it was received; null or empty where there was none
 * @param headers all values of each header; names in any letter case
 * @param body read only where the method has a body, and never further than the limit; the host closes it
 */
public record RawRequest(
        String method, String path, @Nullable String query, Map<String, List<String>> headers, InputStream body) {

    public RawRequest {
        headers = folded(headers);
    }

    /** A request whose headers have one value each. */
    public static RawRequest of(
            String method, String path, @Nullable String query, Map<String, String> headers, InputStream body) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new RawRequest(method, path, query, lists, body);
    }

    /** A request without headers and body. */
    public static RawRequest of(String method, String path, @Nullable String query) {
        return new RawRequest(method, path, query, Map.of(), InputStream.nullInputStream());
    }

    /** The value of a header, its name in any letter case; several values are joined by commas (RFC 9110 §5.3). */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(AttributeName.fold(name))).map(values -> String.join(", ", values));
    }

    /** The method and the path; headers and body may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    @SuppressWarnings("NullAway") // what a host hands over may hold nulls, such as the status line of HttpURLConnection
    private static Map<String, List<String>> folded(Map<String, List<String>> headers) {
        Map<String, List<String>> folded = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (name != null && values != null) {
                List<String> present = values.stream().filter(Objects::nonNull).toList();
                folded.merge(AttributeName.fold(name), present, RawRequest::concat);
            }
        });
        folded.values().removeIf(List::isEmpty);
        return Collections.unmodifiableMap(folded);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
