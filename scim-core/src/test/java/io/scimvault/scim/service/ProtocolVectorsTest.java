package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.Paging;
import io.scimvault.scim.quirks.ClientQuirks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Protocol exchanges as data: every scenario begins with an empty {@link InMemoryStore} whose ids are {@code id-1}, {@code id-2} …; its
 * exchanges follow one another by a second, the first one at the beginning of 2026.
 */
class ProtocolVectorsTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors/protocol");
    private static final int AT_LEAST = 200;
    private static final Set<String> MEMBERS = Set.of("name", "client", "strict", "pages", "bulk", "exchanges");

    @TestFactory
    List<DynamicContainer> vectors() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS)) {
            return files.sorted().map(ProtocolVectorsTest::container).toList();
        }
    }

    @Test
    void thereAreEnoughExchanges() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS)) {
            int exchanges = files.flatMap(ProtocolVectorsTest::scenarios)
                    .mapToInt(scenario -> scenario.array("exchanges").size())
                    .sum();

            assertThat(exchanges).isGreaterThanOrEqualTo(AT_LEAST);
        }
    }

    private static DynamicContainer container(Path file) {
        return DynamicContainer.dynamicContainer(
                file.getFileName().toString(),
                scenarios(file)
                        .map(scenario ->
                                DynamicTest.dynamicTest(scenario.string("name").orElseThrow(), () -> run(scenario))));
    }

    private static Stream<JsonObject> scenarios(Path file) {
        try {
            JsonArray all = (JsonArray) JsonText.within(JsonLimits.ANSWER).parse(Files.readAllBytes(file));
            return all.only(JsonObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(JsonObject scenario) {
        assertThat(MEMBERS).containsAll(scenario.names());
        TickingClock clock = new TickingClock();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ScimService service = ScimService.over(new InMemoryStore(clock, clock.ids()), config(scenario))
                .reporting((requestId, cause) -> failure.set(cause));
        Variables variables = new Variables();
        scenario.array("exchanges").only(JsonObject.class).map(Exchange::new).forEach(exchange -> {
            exchange.run(service, variables);
            assertThat(failure.get()).isNull();
            clock.tick();
        });
    }

    private static ServiceConfig config(JsonObject scenario) {
        ServiceConfig config = ServiceConfig.usual().baseUri(URI.create("https://id.test/scim/v2"));
        JsonArray pages = scenario.array("pages");
        if (!pages.isEmpty()) {
            config = config.pages(new Paging.Limits(number(pages, 0), number(pages, 1)));
        }
        if (scenario.get("bulk").orElse(JsonNull.NULL) instanceof JsonNumber operations) {
            config = config.bulkOperations(operations.decimal().intValueExact());
        }
        return scenario.bool("strict").orElse(false) ? config.quirks(ClientQuirks.strict()) : config;
    }

    private static int number(JsonArray array, int index) {
        return ((JsonNumber) array.get(index)).decimal().intValueExact();
    }
}
