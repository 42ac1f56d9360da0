package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonGenerator;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.testkit.Growth;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages from a server or client that means harm: read, or refused with a SCIM error, in linear time. */
class HostileMessagesTest {
    private static final int DEEP = 100_000;
    private static final List<Consumer<JsonValue>> READERS = List.of(
            ListResponse::read,
            SearchRequest::read,
            ErrorMessage::read,
            body -> ErrorMessage.read(body, 400),
            ServiceProviderConfig::read,
            HostileMessagesTest::readAll,
            body -> AnswerReader.read(CoreSchemas.USER, body),
            body -> AnswerReader.read(CoreSchemas.GROUP, body));
    private static final List<String> NAMES = List.of(
            "schemas",
            "totalResults",
            "Resources",
            "STARTINDEX",
            "itemsPerPage",
            "nextCursor",
            "filter",
            "attributes",
            "excludedAttributes",
            "sortBy",
            "sortOrder",
            "count",
            "cursor",
            "status",
            "detail",
            "scimType",
            "emails",
            "userName",
            "name",
            "members",
            "meta",
            "active",
            "bulk",
            "patch",
            "pagination",
            "authenticationSchemes");

    private static void readAll(JsonValue body) {
        ServiceProviderConfig config = ServiceProviderConfig.read(body);
        config.supportsBulk();
        config.supportsCursor();
        config.authenticationTypes();
        config.maxOperations();
        config.documentationUri();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 9865})
    void wrongKindsAreReadOrRefused(long seed) {
        Random random = new Random(seed);
        JsonGenerator generator = new JsonGenerator(seed);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            JsonObject.Builder message = JsonObject.builder();
            for (int j = random.nextInt(6); j > 0; j--) {
                message.put(NAMES.get(random.nextInt(NAMES.size())), generator.value(3));
            }
            JsonValue body = random.nextInt(10) == 0 ? generator.value(2) : message.build();
            for (Consumer<JsonValue> reader : READERS) {
                read += isRead(reader, body) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(2_000);
    }

    private static boolean isRead(Consumer<JsonValue> reader, JsonValue body) {
        try {
            reader.accept(body);
            return true;
        } catch (ScimException e) {
            assertThat(e.error().status()).isEqualTo(400);
            return false;
        }
    }

    @Test
    void depthCostsNothing() {
        JsonValue deep = JsonObject.EMPTY;
        for (int i = 0; i < DEEP; i++) {
            deep = i % 2 == 0 ? JsonArray.of(List.of(deep)) : JsonObject.of("value", deep);
        }
        for (String name : NAMES) {
            JsonObject body = JsonObject.of(name, deep);
            READERS.forEach(reader -> isRead(reader, body));
            READERS.forEach(reader -> isRead(reader, JsonObject.of("emails", JsonArray.of(List.of(body)))));
        }
        JsonValue value = deep;
        READERS.forEach(reader -> isRead(reader, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-9", "0", "0."})
    void aNumberOfAMillionDigitsIsRefusedAtOnce(String start) {
        JsonString digits = new JsonString(start + "7".repeat(1_000_000));
        JsonNumber number = new JsonNumber((start.equals("0") ? "1" : start) + "7".repeat(1_000_000));
        for (JsonValue huge : List.of(digits, number)) {
            assertThatThrownBy(() -> ListResponse.read(JsonObject.of("totalResults", huge)))
                    .isInstanceOf(ScimException.class)
                    .hasMessageStartingWith("\"totalResults\" of a list response must be a whole number");
        }
    }

    @Test
    void timeGrowsWithTheNumberOfResourcesAndMembers() {
        Growth.isLinear(40_000, size -> {
            JsonObject.Builder wide = JsonObject.builder();
            for (int i = 0; i < size; i++) {
                wide.put("n" + i, JsonNumber.of(i));
            }
            JsonObject one = wide.put("TOTALRESULTS", 1)
                    .put("RESOURCES", JsonArray.of(wide.build()))
                    .build();

            ListResponse page = ListResponse.read(one);
            assertThat(page.resources(CoreSchemas.USER)).hasSize(1);
        });
        Growth.isLinear(100_000, size -> {
            String names = "a,".repeat(size);
            assertThat(SearchRequest.read(JsonObject.of("attributes", new JsonString(names)))
                            .attributes())
                    .hasSize(size);
        });
    }
}
