package io.scimvault.host;

import java.util.Map;
import java.util.TreeMap;

/** Requests whose line, headers, framing, path or query is not right. */
final class OddHeads extends OddTable {
    OddHeads(String token) {
        super(token);
        paths();
        heads();
        framing();
        headers();
        queries();
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
        add("writing to discovery", 405, "PUT /scim/v2/Schemas HTTP/1.1\r\n" + json + "Content-Length: 2\r\n\r\n{}");
        add("a target of 70,000 characters", 414, "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\n" + authorized + "\r\n");
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
                post + "Content-Type: application/scim+json\r\nContent-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}");
        add(
                "another charset",
                415,
                post + "Content-Type: application/scim+json; charset=utf-16\r\nContent-Length: 2\r\n\r\n{}");
        add(
                "a compressed body",
                415,
                post + "Content-Type: application/scim+json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");
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
}
