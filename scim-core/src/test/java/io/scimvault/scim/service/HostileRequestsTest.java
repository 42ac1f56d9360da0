package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes as a request give a SCIM error of the 400s (or 501), at once. */
class HostileRequestsTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final List<Throwable> failures = new ArrayList<>();
    private final TickingClock clock = new TickingClock();
    private final ScimService service = ScimService.over(new InMemoryStore(clock, clock.ids()))
            .reporting((requestId, failure) -> failures.add(failure));

    /** A request under a short name. */
    private record Hostile(String name, String method, String path, String query, InputStream body) {
        static Hostile body(String name, String body) {
            return new Hostile(name, "POST", "/Users", null, stream(body.getBytes(StandardCharsets.UTF_8)));
        }

        static Hostile query(String name, String query) {
            return new Hostile(name, "GET", "/Users", query, InputStream.nullInputStream());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String userName(String json) {
        return "{\"userName\":" + json + "}";
    }

    static List<Hostile> hostile() {
        return List.of(
                Hostile.body("50,000 arrays deep", "[".repeat(50_000)),
                Hostile.body("50,000 objects deep", userName("{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000))),
                Hostile.body("a number of a million digits", userName("9".repeat(1_000_000))),
                Hostile.body("a huge exponent", userName("1e999999999999")),
                Hostile.body("a lone high surrogate", userName("\"\\ud83d\"")),
                Hostile.body("a lone low surrogate in a name", "{\"\\udc00\":1,\"userName\":\"a\"}"),
                Hostile.body("over the size limit", userName("\"" + " ".repeat(5 << 20) + "\"")),
                Hostile.body("a string over its limit", userName("\"" + "a".repeat((1 << 20) + 1) + "\"")),
                Hostile.body("a name over its limit", "{\"" + "a".repeat(2000) + "\":1}"),
                Hostile.body("a raw NUL", "\u0000"),
                Hostile.body("a raw NUL in a string", userName("\"a\u0000b\"")),
                Hostile.body("an HTML page", "<html>"),
                Hostile.body("not a number", userName("NaN")),
                new Hostile("UTF-8 that is none", "POST", "/Users", null, stream(new byte[] {
                    '"', (byte) 0xC3, (byte) 0x28, '"'
                })),
                new Hostile("a truncated value", "PUT", "/Users/1", null, stream(new byte[] {'{', '"'})),
                new Hostile(
                        "a path of 100,000 segments", "GET", "/a".repeat(100_000), null, InputStream.nullInputStream()),
                new Hostile("a path with a raw NUL", "GET", "/Users/a\u0000b", null, InputStream.nullInputStream()),
                new Hostile(
                        "a path with a lone surrogate", "GET", "/Users/\ud800", null, InputStream.nullInputStream()),
                new Hostile(
                        "a path with a line break",
                        "DELETE",
                        "/Users/a%0D%0AX:%20y",
                        null,
                        InputStream.nullInputStream()),
                new Hostile("a method with a line break", "GET\r\nX", "/Users", null, InputStream.nullInputStream()),
                new Hostile("an empty method", "", "/Users", null, InputStream.nullInputStream()),
                Hostile.query("a filter 50,000 deep", "filter=" + "(".repeat(50_000) + "id+pr" + ")".repeat(50_000)),
                Hostile.query("50,000 negations", "filter=" + "not+(".repeat(50_000)),
                Hostile.query("a filter of 20,000 terms", "filter=id+pr" + "+or+id+pr".repeat(20_000)),
                Hostile.query("a filter with a raw NUL", "filter=userName+eq+\u0000"),
                Hostile.query("a filter with a lone surrogate", "filter=userName+eq+%22\udc00%22"),
                Hostile.query("a filter with an encoded surrogate", "filter=userName+eq+%22%ED%A0%80%22"),
                Hostile.query("a count of a million letters", "count=" + "x".repeat(1_000_000)),
                Hostile.query("a badly encoded count", "count=%"));
    }

    @BeforeEach
    void oneUser() {
        handle("POST", "/Users", null, stream(userName("\"a\"").getBytes(StandardCharsets.UTF_8)));
    }

    private RawResponse handle(String method, String path, String query, InputStream body) {
        return service.handle(RawRequest.of(method, path, query, Map.of(), body));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hostile(Hostile request) {
        Instant begin = Instant.now();

        RawResponse response = handle(request.method(), request.path(), request.query(), request.body());

        assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
        assertIsScimError(response);
        assertThat(failures).isEmpty();
    }

    private static void assertIsScimError(RawResponse response) {
        assertThat(response.status()).isIn(400, 404, 405, 413, 415, 501);
        JsonObject error = (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(response.body());
        assertThat(error.string("status")).contains(Integer.toString(response.status()));
        assertThat(error.string("detail").orElseThrow()).isNotBlank().hasSizeLessThan(1000);
    }

    @Test
    void aCountOfAMillionDigitsIsMoreThanAPage() {
        assertThat(handle("GET", "/Users", "count=" + "9".repeat(1_000_000), InputStream.nullInputStream())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void randomRequestsNeverFail(long seed) {
        Random random = new Random(seed);
        String[] methods = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"};
        String[] paths = {
            "/Users", "/Groups/", "/Users/id-1", "/Users/.search", "/Schemas", "/ResourceTypes/User", "//", "/Bulk"
        };
        for (int i = 0; i < 1500; i++) {
            RawResponse response = handle(
                    methods[random.nextInt(methods.length)],
                    paths[random.nextInt(paths.length)] + noise(random, 3),
                    noise(random, 6),
                    stream(noise(random, 12).getBytes(StandardCharsets.UTF_8)));

            assertThat(response.status() == 501 || response.status() < 500).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    private static String noise(Random random, int most) {
        String[] bits = {
            "{",
            "}",
            "[",
            "]",
            "\"userName\"",
            ":",
            ",",
            "\"a\"",
            "null",
            "true",
            "1e9",
            "%",
            "%2",
            "%41",
            "%C3%BC",
            "&",
            "=",
            "filter=",
            "count=",
            "startIndex=",
            "attributes=",
            "sortBy=",
            "id",
            "+eq+",
            "%22a%22",
            "(",
            ")",
            "\u0000",
            "ü",
            "\ud83d",
            "\"Operations\"",
            "\"schemas\"",
            "\"op\":\"add\"",
            "/",
            ".",
            ";",
            "\\",
            " ",
            "\"members\""
        };
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            noise.append(bits[random.nextInt(bits.length)]);
        }
        return noise.toString();
    }
}
