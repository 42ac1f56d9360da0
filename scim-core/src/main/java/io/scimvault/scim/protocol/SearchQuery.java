package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;

/** The members of a search request as the query of a GET (RFC 7644 §3.4.2), and back. */
final class SearchQuery {
    private static final Set<String> NAMES = Set.of(
            "attributes", "excludedAttributes", "filter", "sortBy", "sortOrder", "startIndex", "count", "cursor");

    private SearchQuery() {}

    /** The query of these members, in their order; arrays are joined by commas. */
    static String print(JsonObject members) {
        StringJoiner query = new StringJoiner("&");
        members.forEach((name, value) -> {
            if (NAMES.contains(name)) {
                query.add(name + "=" + encoded(text(value)));
            }
        });
        return query.toString();
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonArray array) {
            return String.join(",", array.stream().map(SearchQuery::text).toList());
        }
        return value instanceof JsonString string ? string.value() : value.toString();
    }

    /** RFC 3986 §2.1, in the form that is decoded alike whether a plus means a blank or itself. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%2C", ",")
                .replace("%3A", ":");
    }

    /** The members that a query holds, all of them strings; unknown parameters are passed over. */
    static JsonObject parse(String query) {
        JsonObject.Builder members = JsonObject.builder();
        Set<String> seen = new HashSet<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (NAMES.contains(name)) {
                if (!seen.add(name)) {
                    throw invalid(name, "is there twice");
                }
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                members.put(
                        name,
                        UrlEncoding.decodeForm(value).orElseThrow(() -> invalid(name, "is not percent-encoded UTF-8")));
            }
        }
        return members.build();
    }

    private static ScimException invalid(String name, String what) {
        return new ScimException(
                ScimError.badRequest(ScimType.INVALID_VALUE, "The parameter \"" + name + "\" " + what + "."));
    }
}
