package io.scimvault.host.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request line points at, exactly as it was sent.
 *
 * @param rawPath the path, still percent-encoded
 * @param rawQuery the query, still percent-encoded, where there is one
 */
record RequestTarget(String rawPath, Optional<String> rawQuery) {
    private static final Set<String> ENDPOINTS =
            Set.of("Users", "Groups", "Me", "Bulk", ".search", "Schemas", "ResourceTypes", "ServiceProviderConfig");

    /** Splits what stands between the method and the version. */
    static RequestTarget of(String pathAndQuery) {
        int query = pathAndQuery.indexOf('?');
        return query < 0
                ? new RequestTarget(pathAndQuery, Optional.empty())
                : new RequestTarget(pathAndQuery.substring(0, query), Optional.of(pathAndQuery.substring(query + 1)));
    }

    /** The path below a base, with doubled and trailing slashes gone; nothing where it does not stand below that base. */
    Optional<String> below(String base) {
        List<String> wanted = segments(base);
        List<String> found = segments(rawPath);
        if (!rawPath.startsWith("/")
                || found.size() < wanted.size()
                || !found.subList(0, wanted.size()).equals(wanted)) {
            return Optional.empty();
        }
        return Optional.of("/" + String.join("/", found.subList(wanted.size(), found.size())));
    }

    /** A path below the base with everything that a client chose left out: for logs. */
    static String template(String below) {
        List<String> segments = new ArrayList<>(segments(below));
        for (int i = 0; i < segments.size(); i++) {
            if (!ENDPOINTS.contains(segments.get(i))) {
                segments.set(i, "{" + (i == 0 ? "other" : "id") + "}");
            }
        }
        return "/" + String.join("/", segments.subList(0, Math.min(3, segments.size())));
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
