package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.ResponseRenderer;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ScimServiceTest {

    private static final String ERROR = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],";

    private final List<Throwable> reported = new ArrayList<>();

    private static RawRequest post(String body) {
        return RawRequest.of(
                "POST", "/Users", null, Map.of(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private RawResponse readFrom(Supplier<Optional<Resource>> answer) {
        return ScimService.over(new OnlyReads(answer))
                .reporting((requestId, failure) -> reported.add(failure))
                .handle(RawRequest.of("GET", "/Users/1", null));
    }

    @Test
    void printsAResourceInTheOrderInWhichItIsStored() {
        TickingClock clock = new TickingClock();
        ScimService service = ScimService.over(new InMemoryStore(clock, clock.ids()));

        RawResponse response = service.handle(post("{\"active\":\"True\",\"USERNAME\":\"a\",\"schemas\":[]}"));

        assertThat(response.text())
                .isEqualTo(
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"id\":\"id-1\",\"active\":true,"
                                + "\"userName\":\"a\",\"meta\":{\"resourceType\":\"User\",\"created\":\"2026-01-01T00:00:00Z\","
                                + "\"lastModified\":\"2026-01-01T00:00:00Z\",\"version\":\""
                                + quoted(response.header("etag"))
                                + "\",\"location\":\"Users/id-1\"}}");
        assertThat(response.headers()).containsOnlyKeys("Location", "ETag", "Content-Type", "X-Request-Id");
        assertThat(response.header("location")).contains("Users/id-1");
    }

    private static String quoted(Optional<String> header) {
        return header.orElseThrow().replace("\"", "\\\"");
    }

    @Test
    void locationsBeginWithTheBaseThatCameWithTheRequest() {
        ServiceConfig config = ServiceConfig.usual().baseUri(URI.create("https://one.test/scim/"));
        ScimService service = ScimService.over(new InMemoryStore(), config);

        assertThat(service.handle(post("{\"userName\":\"a\"}"))
                        .header("Location")
                        .orElseThrow())
                .startsWith("https://one.test/scim/Users/");
        assertThat(service.handle(post("{\"userName\":\"b\"}"), URI.create("https://two.test/tenant%201"))
                        .header("Location")
                        .orElseThrow())
                .startsWith("https://two.test/tenant%201/Users/");
    }

    @Test
    void aBaseIsAnAbsoluteUrlWithoutQuery() {
        for (String base : List.of("/scim", "https://x.test/scim?a", "https://x.test/scim#a")) {
            ServiceConfig config = ServiceConfig.usual().baseUri(URI.create(base));
            assertThatThrownBy(() -> ScimService.over(new InMemoryStore(), config))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not an absolute URL without query and fragment: " + base);
        }
    }

    @Test
    void theHostsAnswerToAnUnknownCallerIsAScimErrorToo() {
        RawResponse response = ResponseRenderer.unauthorized("The bearer token is not valid.");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers())
                .containsOnly(
                        Map.entry("WWW-Authenticate", "Bearer"), Map.entry("Content-Type", "application/scim+json"));
        assertThat(response.text())
                .isEqualTo(ERROR + "\"status\":\"401\",\"detail\":\"The bearer token is not valid.\"}");
    }

    @Test
    void aRefusalOfTheStoreIsItsScimError() {
        RawResponse response = readFrom(() -> {
            throw new ScimException(ScimError.unavailable("The store is sealed.", Duration.ofMillis(1500)));
        });

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).contains("2");
        assertThat(response.text()).isEqualTo(ERROR + "\"status\":\"503\",\"detail\":\"The store is sealed.\"}");
        assertThat(reported).hasSize(1);
    }

    @Test
    void aRateLimitOfTheStoreIsA429() {
        RawResponse response = readFrom(() -> {
            throw new ScimException(ScimError.tooManyRequests("Too many requests.", Duration.ofSeconds(7)));
        });

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.header("Retry-After")).contains("7");
        assertThat(response.text()).isEqualTo(ERROR + "\"status\":\"429\",\"detail\":\"Too many requests.\"}");
    }

    @Test
    void whatTheClientCausedIsNotReported() {
        assertThat(readFrom(Optional::empty).status()).isEqualTo(404);
        assertThat(reported).isEmpty();
    }

    @Test
    void theCauseOfARefusalIsReportedAndNotShown() {
        ScimException refusal = new ScimException(ScimError.of(403, "Not yours."), new IOException("token s.123"));

        RawResponse response = readFrom(() -> {
            throw refusal;
        });

        assertThat(response.text()).isEqualTo(ERROR + "\"status\":\"403\",\"detail\":\"Not yours.\"}");
        assertThat(reported).containsExactly(refusal);
    }

    @Test
    void aFailureIsA500ThatTellsNothing() {
        for (Throwable failure : List.of(new IllegalStateException("s.secret"), new StackOverflowError("s.secret"))) {
            RawResponse response = readFrom(() -> {
                throw sneaky(failure);
            });

            assertThat(response.status()).isEqualTo(500);
            assertThat(response.text())
                    .isEqualTo(ERROR + "\"status\":\"500\",\"detail\":\"The server failed to answer this request.\"}");
            assertThat(reported.get(reported.size() - 1)).isSameAs(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void aListenerThatFailsCostsTheClientNothing() {
        RawResponse response = ScimService.over(new OnlyReads(() -> {
                    throw new IllegalStateException();
                }))
                .reporting((requestId, failure) -> {
                    throw new IllegalStateException();
                })
                .handle(RawRequest.of("GET", "/Users/1", null));

        assertThat(response.status()).isEqualTo(500);
    }

    @Test
    void anotherStoreChangesNothingElse() {
        Resource one = new Resource(
                JsonObject.builder().put("id", "1").put("userName", "one").build());
        ScimService service = ScimService.over(
                        new OnlyReads(() -> Optional.of(one)),
                        ServiceConfig.usual().baseUri(URI.create("https://id.test/scim")))
                .reporting((requestId, failure) -> reported.add(failure));
        RuntimeException failure = new IllegalStateException("broken");
        ScimService broken = service.withStore(new OnlyReads(() -> {
            throw failure;
        }));
        RawRequest request = RawRequest.of("GET", "/Users/1", null);

        assertThat(broken.handle(request).status()).isEqualTo(500);
        assertThat(reported).containsExactly(failure);
        assertThat(broken.withStore(new OnlyReads(() -> Optional.of(one)))
                        .handle(request)
                        .text())
                .isEqualTo(service.handle(request).text())
                .contains("https://id.test/scim/Users/1");
    }

    @Test
    void aResourceWithoutIdIsTheStoresFault() {
        assertThat(readFrom(() -> Optional.of(new Resource(JsonObject.EMPTY))).status())
                .isEqualTo(500);
    }

    @Test
    void aResourceWithoutMetaIsShownWithItsTypeAndLocation() {
        RawResponse response = readFrom(() ->
                Optional.of(new Resource(JsonObject.EMPTY).with("id", "a/b").with("userName", "x")));

        assertThat(response.text())
                .isEqualTo(
                        "{\"id\":\"a/b\",\"userName\":\"x\",\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
                                + "\"meta\":{\"resourceType\":\"User\",\"location\":\"Users/a%2Fb\"}}");
        assertThat(response.headers()).doesNotContainKey("ETag");
    }

    @Test
    void readsABodyNoFurtherThanOneBytePastTheLimit() throws IOException {
        InputStream body = new ByteArrayInputStream(new byte[5000]);
        ServiceConfig config = ServiceConfig.usual().bodies(new JsonLimits(8, 100, 100, 10, 1000));

        RawResponse response = ScimService.over(new InMemoryStore(), config)
                .handle(RawRequest.of("POST", "/Users", null, Map.of(), body));

        assertThat(response.text())
                .isEqualTo(ERROR + "\"status\":\"413\",\"detail\":\"The body has more than 1000 bytes.\"}");
        assertThat(body.available()).isEqualTo(5000 - 1001);
    }

    @Test
    void aBodyThatBreaksOffIsTheClientsFault() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset by s.secret");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };

        RawResponse response =
                ScimService.over(new InMemoryStore()).handle(RawRequest.of("POST", "/Users", null, Map.of(), broken));

        assertThat(response.text())
                .isEqualTo(ERROR + "\"status\":\"400\",\"scimType\":\"invalidSyntax\","
                        + "\"detail\":\"The body could not be read to its end.\"}");
    }

    @Test
    void headersMayHaveSeveralValuesAndNulls() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(null, List.of("HTTP/1.1 200"));
        headers.put("accept", List.of("text/html", "application/json"));
        headers.put("X-None", null);
        headers.put("X-Empty", List.of());

        RawResponse response = ScimService.over(new InMemoryStore())
                .handle(new RawRequest("GET", "/Users", "", headers, InputStream.nullInputStream()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).contains("application/json");
    }

    /** A store that only answers reads. */
    private record OnlyReads(Supplier<Optional<Resource>> answer) implements ResourceStore {
        @Override
        public Resource create(ResourceType type, Resource wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Resource> read(ResourceType type, String id, Projection wanted) {
            return answer.get();
        }

        @Override
        public Resource update(ResourceType type, String id, Function<Resource, Change> change) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(ResourceType type, String id, Consumer<Resource> check) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page query(ResourceType type, Query query) {
            throw new UnsupportedOperationException();
        }
    }
}
