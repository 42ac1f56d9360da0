package io.scimvault.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests whose body is no JSON, no resource or no PATCH. */
final class OddBodies extends OddTable {
    private static final String USER = "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]";

    OddBodies(String token) {
        super(token);
        texts();
        values();
        operations();
    }

    private void texts() {
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
