package io.scimvault.host;

import io.scimvault.host.IsolationKind.Claim;
import io.scimvault.scim.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that a client tries: a request in which {@code <name>} stands for something that only a world can tell, as {@code <id>} for
 * the foreign object's id, and what has to come of it.
 *
 * @param label verb and field
 * @param path below the base
 * @param filter of the query; empty text for none
 * @param query what else is in the query, percent-encoded
 * @param body JSON, with single quotes for double ones; empty text for none
 */
record IsolationRow(
        String label,
        String method,
        String path,
        String filter,
        String query,
        String body,
        Map<String, String> headers,
        Expected expected) {
    private static final Pattern PLACE = Pattern.compile("<([A-Za-z]+)>");

    /** What has to come of a row; in each case nothing foreign is shown or changed. */
    sealed interface Expected {
        /** The same answer, header by header and byte by byte, as for an id that never was, with this status; 0 for any. */
        record AsNever(int status) implements Expected {}

        /** The answer that says why a name cannot be had. */
        record Refused(Claim claim) implements Expected {}

        /** A list of these, and a total of so many. */
        record Listed(Which which) implements Expected {}

        /** A new resource of the client's own, which is nobody's member. */
        record Made() implements Expected {}

        /** Any success, on an object that the row may change. */
        record Changed() implements Expected {}

        /** A refusal or a success, with nothing of the foreign object in what is the client's own. */
        record Harmless() implements Expected {}
    }

    /** Which of the client's own a list holds. */
    enum Which {
        NONE,
        ONE,
        ALL
    }

    static IsolationRow of(String label, String method, String path, String body, Expected expected) {
        return new IsolationRow(label, method, path, "", "", body, Map.of(), expected);
    }

    IsolationRow with(String header, String value) {
        return new IsolationRow(label, method, path, filter, query, body, Map.of(header, value), expected);
    }

    /** Whether the verb is one of those that only read. */
    boolean isReading() {
        return method.equals("GET") || method.equals("HEAD") || isSearchByPost();
    }

    private boolean isSearchByPost() {
        return path.endsWith("/.search");
    }

    /** Whether it makes or changes something of the client's own, reads everything, or says what another row says. */
    boolean isCostly() {
        boolean own = expected instanceof Expected.Made
                || expected instanceof Expected.Changed
                || says("temporaryUser")
                || says("temporaryGroup")
                || (method.equals("POST") && expected instanceof Expected.Harmless);
        boolean all =
                !filter.isEmpty() && (!filter.contains(" eq ") || expected.equals(new Expected.Listed(Which.ALL)));
        boolean variant = (!filter.isEmpty() && !query.equals("count=200"))
                || headers.getOrDefault("If-Match", "").contains("0")
                || label.startsWith("members of <mixed> {'op':'add'")
                || label.startsWith("members of <mixed> {'op':'replace'");
        return own || all || variant || isSearchByPost();
    }

    /** What is to be sent, where the names stand for these values. */
    IsolationScim.Request request(Map<String, String> values) {
        String asked = query;
        if (!filter.isEmpty()) {
            String encoded = "filter=" + IsolationScim.encoded(fill(filter, values));
            asked = query.isEmpty() ? encoded : encoded + "&" + query;
        }
        Map<String, String> filled = new TreeMap<>();
        headers.forEach((name, value) -> filled.put(name, fill(value, values)));
        return new IsolationScim.Request(
                method, fill(path, values) + (asked.isEmpty() ? "" : "?" + asked), fill(json(body), values), filled);
    }

    /** Whether the request says this, somewhere. */
    boolean says(String name) {
        return (path + filter + query + body + headers).contains("<" + name + ">");
    }

    /** JSON that was written with single quotes for double ones, and those within a string escaped. */
    static String json(String text) {
        return text.replace("\\'", "\\\"").replace('\'', '"');
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing is called " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** The same search as a POST (RFC 7644 §3.4.3). */
    IsolationRow asPost() {
        JsonObject body =
                JsonObject.builder().put("filter", filter).put("count", 200).build();
        return new IsolationRow(
                label + ", by .search", "POST", path + "/.search", "", "", body.toString(), headers, expected);
    }

    @Override
    public String toString() {
        return method + " " + label;
    }
}
