package io.scimvault.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that is not right, as bytes, and what it must be answered with.
 *
 * @param name for people
 * @param status the answer's
 * @param bytes one for each character
 */
record OddRequest(String name, int status, String bytes) {
    private static final String USER = "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]";
    private static final String PATCH = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]";

    @Override
    public String toString() {
        return name;
    }

    /** All of them, with this bearer token where one is needed. */
    static List<OddRequest> all(String token) {
        Table table = new Table(token);
        table.paths();
        table.heads();
        table.framing();
        table.headers();
        table.queries();
        table.json();
        table.values();
        table.operations();
        return table.requests;
    }

    private static final class Table {
        private final List<OddRequest> requests = new ArrayList<>();
        private final String authorized;
        private final String json;

        Table(String token) {
            authorized = "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n";
            json = authorized + "Content-Type: application/scim+json\r\n";
        }

        private void add(String name, int status, String bytes) {
            requests.add(new OddRequest(name, status, bytes));
        }

        private void get(String name, int status, String target) {
            add(name, status, "GET /scim/v2" + target + " HTTP/1.1\r\n" + authorized + "\r\n");
        }

        private void send(String name, int status, String method, String target, String body) {
            String octets = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            add(
                    name,
                    status,
                    method + " /scim/v2" + target + " HTTP/1.1\r\n" + json + "Content-Length: " + octets.length()
                            + "\r\n\r\n" + octets);
        }

        private void post(String name, int status, String body) {
            send(name, status, "POST", "/Users", body);
        }

        private void paths() {
            Map<String, String> ids = new TreeMap<>(Map.of(
                    "dots", "..",
                    "encoded dots", "%2e%2e",
                    "dots and encoded slashes", "..%2f..%2f..%2f..%2f..%2f..%2fetc",
                    "a NUL", "%00",
                    "half a character", "%ff",
                    "an overlong slash", "%c0%af",
                    "an encoded slash", "a%2Fb",
                    "emoji", "%F0%9F%91%A9%E2%80%8D",
                    "braces", "nope%7D%7D",
                    "a broken percent", "%zz"));
            ids.putAll(Map.of(
                    "an ended percent", "abc%",
                    "a quote", "a\"b",
                    "a pipe", "a|b",
                    "a backslash", "..\\..",
                    "angle brackets", "<script>",
                    "raw UTF-8", "zo\u00c3\u00ab",
                    "raw bytes that are no UTF-8", "\u00ff\u00fe",
                    "a semicolon", "1;v=2",
                    "4,000 characters", "x".repeat(4000),
                    "a template", "%7B%7Bidentity.entity.id%7D%7D"));
            ids.forEach((name, id) -> {
                get("an id with " + name, 404, "/Users/" + id);
                get("a group's id with " + name, 404, "/Groups/" + id);
                send(
                        "PATCH of an id with " + name,
                        404,
                        "PATCH",
                        "/Users/" + id,
                        "{" + PATCH + ",\"Operations\":[{\"op\":\"remove\",\"path\":\"title\"}]}");
                add(
                        "DELETE of an id with " + name,
                        404,
                        "DELETE /scim/v2/Users/" + id + " HTTP/1.1\r\n" + authorized + "\r\n");
                get("a schema with " + name, 404, "/Schemas/" + id);
            });
            get("no such endpoint", 404, "/Devices");
            get("another letter case", 404, "/users");
            get("too deep", 404, "/Users/1/2/3");
            add("another base", 404, "GET /scim/v1/Users HTTP/1.1\r\n" + authorized + "\r\n");
            add("a host in the path", 404, "GET //evil/Users HTTP/1.1\r\n" + authorized + "\r\n");
            add("above the root", 404, "GET /../../etc/passwd HTTP/1.1\r\n" + authorized + "\r\n");
            add("nothing", 404, "GET / HTTP/1.1\r\n" + authorized + "\r\n");
        }

        private void heads() {
            add("garbage", 400, "garbage\r\n\r\n");
            add("no version", 505, "GET /scim/v2/Users\r\n");
            add("HTTP/2", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            add("HTTP/3", 505, "GET /scim/v2/Users HTTP/3.0\r\n" + authorized + "\r\n");
            add("no host", 400, "GET /scim/v2/Users HTTP/1.1\r\n\r\n");
            add("TLS", 400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
            add("a NUL in the line", 400, "GET /scim/v2/\u0000 HTTP/1.1\r\n" + authorized + "\r\n");
            add("a blank in the target", 400, "GET /scim/v2/Users?filter=a b HTTP/1.1\r\n" + authorized + "\r\n");
            add("a relative target", 400, "GET scim/v2/Users HTTP/1.1\r\n" + authorized + "\r\n");
            add("a method of braces", 400, "G{T /scim/v2/Users HTTP/1.1\r\n" + authorized + "\r\n");
            add("OPTIONS of all", 404, "OPTIONS * HTTP/1.1\r\n" + authorized + "\r\n");
            add("CONNECT", 404, "CONNECT elsewhere:443 HTTP/1.1\r\n" + authorized + "\r\n");
            add("OPTIONS", 405, "OPTIONS /scim/v2/Users HTTP/1.1\r\n" + authorized + "\r\n");
            add("TRACE", 405, "TRACE /scim/v2/Users HTTP/1.1\r\n" + authorized + "\r\n");
            add("an unknown method", 501, "FROB /scim/v2/Users/1 HTTP/1.1\r\n" + authorized + "\r\n");
            add("a method in lower case", 501, "get /scim/v2/Users HTTP/1.1\r\n" + authorized + "\r\n");
            add("DELETE of all", 405, "DELETE /scim/v2/Users HTTP/1.1\r\n" + authorized + "\r\n");
            add("PUT of all", 405, "PUT /scim/v2/Users HTTP/1.1\r\n" + json + "Content-Length: 2\r\n\r\n{}");
            add(
                    "writing to discovery",
                    405,
                    "PUT /scim/v2/Schemas HTTP/1.1\r\n" + json + "Content-Length: 2\r\n\r\n{}");
            add(
                    "a target of 70,000 characters",
                    414,
                    "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\n" + authorized + "\r\n");
            add(
                    "a header of 100,000 characters",
                    431,
                    "GET /scim/v2/Users HTTP/1.1\r\n" + authorized + "X: " + "y".repeat(100_000) + "\r\n\r\n");
        }

        private void framing() {
            String post = "POST /scim/v2/Users HTTP/1.1\r\n" + json;
            add("half a body", 400, post + "Content-Length: 40\r\n\r\n{}");
            add("a length that is none", 400, post + "Content-Length: many\r\n\r\n{}");
            add("a negative length", 400, post + "Content-Length: -2\r\n\r\n{}");
            add("a length with a sign", 400, post + "Content-Length: +2\r\n\r\n{}");
            add("two lengths", 400, post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ");
            add("two lengths in one", 400, post + "Content-Length: 2,2\r\n\r\n{}");
            add("a length past all numbers", 400, post + "Content-Length: 99999999999999999999\r\n\r\n{}");
            add("a length of many gigabytes", 413, post + "Content-Length: 9999999999999\r\n\r\n{}");
            add("a length past the limit, and nothing", 413, post + "Content-Length: 5000000\r\n\r\n");
            add("a length and chunks", 400, post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            add("chunks and something else", 400, post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
            add("another encoding", 400, post + "Transfer-Encoding: frob\r\n\r\n{}");
            add("a broken chunk", 400, post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
            add("half a chunk", 400, post + "Transfer-Encoding: chunked\r\n\r\n9\r\n{}");
            add(
                    "chunks past the limit",
                    413,
                    post + "Transfer-Encoding: chunked\r\n\r\n" + ("80000\r\n" + " ".repeat(0x80000) + "\r\n").repeat(9)
                            + "0\r\n\r\n");
            add("a body past the limit", 413, post + "Content-Length: 5000000\r\n\r\n" + " ".repeat(5_000_000));
        }

        private void headers() {
            String get = "GET /scim/v2/Users HTTP/1.1\r\n";
            add("no token", 401, get + "Host: a\r\n\r\n");
            add("an empty token", 401, get + "Host: a\r\nAuthorization: Bearer \r\n\r\n");
            add("another scheme", 401, get + "Host: a\r\nAuthorization: Basic b2t0YTp4\r\n\r\n");
            add("a wrong token", 401, get + "Host: a\r\nAuthorization: Bearer nobody\r\n\r\n");
            add("two tokens", 401, get + authorized + "Authorization: Bearer x\r\n\r\n");
            add(
                    "a wrong token and a body past the limit",
                    401,
                    "POST /scim/v2/Users HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer nobody\r\nContent-Length: 5000000\r\n\r\n"
                            + " ".repeat(5_000_000));
            add("two hosts", 400, get + authorized + "Host: b\r\n\r\n");
            add("a host that is none", 400, get + "Host: \u00ff@:/\r\n\r\n");
            add("a NUL in a header", 400, get + authorized + "X: a\u0000b\r\n\r\n");
            add("a bare CR in a header", 400, get + authorized + "X: a\rb\r\n\r\n");
            add("a blank in a header's name", 400, get + authorized + "X Y: a\r\n\r\n");
            add("a folded header", 400, get + authorized + "X: a\r\n b\r\n\r\n");
            add("an expectation", 417, get + authorized + "Expect: frob\r\n\r\n");
            String post = "POST /scim/v2/Users HTTP/1.1\r\n" + authorized;
            add("another type", 415, post + "Content-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}");
            add(
                    "a form",
                    415,
                    post + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\nuserName=a");
            add("a type that is none", 415, post + "Content-Type: ;;;\r\nContent-Length: 2\r\n\r\n{}");
            add(
                    "two types",
                    415,
                    post
                            + "Content-Type: application/scim+json\r\nContent-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}");
            add(
                    "another charset",
                    415,
                    post + "Content-Type: application/scim+json; charset=utf-16\r\nContent-Length: 2\r\n\r\n{}");
            add(
                    "a compressed body",
                    415,
                    post
                            + "Content-Type: application/scim+json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");
        }

        private void queries() {
            get("no filter", 400, "/Users?filter=a%20b");
            get("an empty filter", 400, "/Users?filter=");
            get("broken UTF-8 in a query", 400, "/Users?filter=%ff%fe");
            get("a broken percent in a query", 400, "/Users?filter=%zz");
            get("raw bytes that are no UTF-8 in a query", 400, "/Users?filter=userName%20eq%20%22\u00ff%22");
            get("a NUL in a filter", 400, "/Users?filter=userName%20eq%20%22%00%22%00");
            get("5,000 parentheses", 400, "/Users?filter=" + "(".repeat(5000) + "title%20pr" + ")".repeat(5000));
            get("5,000 parentheses and nothing in them", 400, "/Users?filter=" + "(".repeat(5000));
            get("a filter on the password", 400, "/Users?filter=password%20eq%20%22x%22");
            get("no number", 400, "/Users?count=many");
            get("a number past all", 400, "/Users?startIndex=99999999999999999999x");
            get("two filters", 400, "/Users?filter=title%20pr&filter=userName%20pr");
            get("no order", 400, "/Users?sortBy=userName&sortOrder=sideways");
            get("a filter on schemas", 403, "/Schemas?filter=id%20pr");
        }

        private void json() {
            post("no body", 400, "");
            post("no JSON", 400, "{\"a\"");
            post("null", 400, "null");
            post("an array", 400, "[]");
            post("a string", 400, "\"x\"");
            post("a number", 400, "5");
            post("two values", 400, "{} {}");
            post("a comment", 400, "{/**/}");
            post("a comma too many", 400, "{" + USER + ",\"userName\":\"a\",}");
            post("single quotes", 400, "{'userName':'a'}");
            post("NaN", 400, "{\"userName\":NaN}");
            post("a raw NUL", 400, "{\"userName\":\"a\u0000b\"}");
            post("a NUL after the end", 400, "{" + USER + ",\"userName\":\"odd-nul\"}\u0000");
            post("a raw newline in a string", 400, "{\"userName\":\"a\nb\"}");
            post("a lone high surrogate", 400, "{" + USER + ",\"userName\":\"\\ud800\"}");
            post("a lone low surrogate", 400, "{" + USER + ",\"userName\":\"a\\udc00b\"}");
            post("surrogates in the wrong order", 400, "{" + USER + ",\"userName\":\"\\udc00\\ud800\"}");
            post("50,000 arrays", 400, "{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");
            post("50,000 objects", 400, "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000));
            post("50,000 brackets and no end", 400, "[".repeat(50_000));
            post("a number of a million digits", 400, "{" + USER + ",\"userName\":" + "9".repeat(1_000_000) + "}");
            post("an exponent of a million", 400, "{" + USER + ",\"userName\":\"a\",\"active\":1e1000000}");
            post("a name twice", 400, "{" + USER + ",\"userName\":\"a\",\"userName\":\"b\"}");
            post("a name in two letter cases", 400, "{" + USER + ",\"userName\":\"a\",\"USERNAME\":\"b\"}");
            String post = "POST /scim/v2/Users HTTP/1.1\r\n" + json;
            add("no UTF-8", 400, post + "Content-Length: 20\r\n\r\n{\"userName\":\"\u00ff\u00fe\u00fd--\"}");
            add(
                    "a surrogate in three bytes",
                    400,
                    post + "Content-Length: 18\r\n\r\n{\"userName\":\"\u00ed\u00a0\u0080\"}");
            add("UTF-16", 400, post + "Content-Length: 4\r\n\r\n\u0000{\u0000}");
        }

        private void values() {
            post("no schema and no userName", 400, "{\"not\":\"a resource\"}");
            post("no userName", 400, "{" + USER + "}");
            post("a userName of nothing", 400, "{" + USER + ",\"userName\":\"\"}");
            for (String wrong : List.of("{}", "[\"a\",\"b\"]", "null")) {
                post("a userName like " + wrong, 400, "{" + USER + ",\"userName\":" + wrong + "}");
            }
            Map<String, String> wrong = Map.of(
                    "active",
                    "5",
                    "name",
                    "\"x\"",
                    "displayName",
                    "{\"a\":1}",
                    "emails",
                    "[[{}]]",
                    "title",
                    "[\"a\",\"b\"]",
                    "addresses",
                    "[\"a\"]",
                    "externalId",
                    "{}",
                    "phoneNumbers",
                    "[[5,6]]",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                    "\"x\"");
            new TreeMap<>(wrong)
                    .forEach((attribute, value) -> post(
                            attribute + " like " + value,
                            400,
                            "{" + USER + ",\"userName\":\"odd-value\",\"" + attribute + "\":" + value + "}"));
            for (String members : List.of("true", "[{\"value\":5}]", "[{\"value\":\"nobody\"}]", "[[5]]")) {
                send(
                        "members like " + members,
                        400,
                        "POST",
                        "/Groups",
                        "{\"displayName\":\"odd-group\",\"members\":" + members + "}");
            }
            post("a reserved name", 400, "{" + USER + ",\"userName\":\"scim-pending-x\"}");
            post("a control character", 400, "{" + USER + ",\"userName\":\"a\\u0007b\"}");
            post("513 bytes", 400, "{" + USER + ",\"userName\":\"" + "x".repeat(513) + "\"}");
        }

        private void operations() {
            for (String body : List.of(
                    "{}",
                    "[]",
                    "{\"Operations\":5}",
                    "{\"Operations\":[]}",
                    "{\"Operations\":[5]}",
                    "{\"Operations\":[{}]}",
                    "{\"Operations\":[{\"op\":\"move\"}]}",
                    "{\"Operations\":[{\"op\":5,\"path\":\"title\"}]}",
                    "{\"Operations\":[{\"op\":\"add\",\"path\":5,\"value\":1}]}",
                    "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[\",\"value\":1}]}",
                    "{\"Operations\":[{\"op\":\"remove\"}]}",
                    "{\"userName\":\"a\"}")) {
                send("PATCH with " + body, 400, "PATCH", "/Users/no-such-id", body);
            }
        }
    }
}
