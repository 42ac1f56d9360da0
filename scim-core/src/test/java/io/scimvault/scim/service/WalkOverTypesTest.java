package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.ListResponse;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.SchemaReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A walk over types that mean different things by one name: text with and without regard to case, text and times. */
class WalkOverTypesTest {
    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);
    private static final ResourceType DEVICE = new ResourceType(
            "Device",
            "/Devices",
            "A device",
            SchemaReader.read((JsonObject) JSON.parse("""
                    {"id": "urn:test:Device", "name": "Device", "attributes": [
                      {"name": "displayName", "caseExact": true},
                      {"name": "title", "type": "dateTime"},
                      {"name": "active", "type": "integer"}]}
                    """.getBytes(StandardCharsets.UTF_8))),
            List.of(),
            CoreSchemas.COMMON);

    private final ScimService service =
            ScimService.over(new InMemoryStore(), ServiceConfig.usual().types(CoreSchemas.USER, DEVICE));

    @ParameterizedTest
    @CsvSource({
        "displayName, ascending",
        "displayName, descending",
        "title, ascending",
        "title, descending",
        "active, ascending",
        "active, descending",
        "userName, descending"
    })
    void meetsEachResourceOnceInTheOrderOfAList(String attribute, String order) {
        String[] names = {"b", "B", "a", "A", "É", "é", "c"};
        for (int i = 0; i < names.length; i++) {
            create(
                    "/Users",
                    "{\"userName\":\"u" + i + "\",\"displayName\":\"" + names[i] + "\",\"title\":\"" + names[i]
                            + "\",\"active\":" + (i % 2 == 0) + "}");
            create(
                    "/Devices",
                    "{\"displayName\":\"" + names[i] + "\",\"title\":\"2026-01-0" + (i + 1) + "T10:00:00\",\"active\":"
                            + i + "}");
        }
        create("/Users", "{\"userName\":\"none\"}");
        create("/Devices", "{\"displayName\":\"only\"}");
        String query = "attributes=id&sortBy=" + attribute + "&sortOrder=" + order;

        for (int count = 1; count <= 5; count++) {
            List<String> met = new ArrayList<>();
            String cursor = "";
            do {
                ListResponse page = list(query + "&count=" + count + "&cursor=" + cursor);
                met.addAll(ids(page));
                cursor = page.nextCursor().orElse("");
                assertThat(met).hasSizeLessThanOrEqualTo(16);
            } while (!cursor.isEmpty());

            assertThat(met).doesNotHaveDuplicates().hasSize(16).isEqualTo(ids(list(query + "&cursor=&count=100")));
        }
    }

    private void create(String endpoint, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        RawRequest request = RawRequest.of("POST", endpoint, null, Map.of(), new ByteArrayInputStream(bytes));
        assertThat(service.handle(request).status()).isEqualTo(201);
    }

    private ListResponse list(String query) {
        return ListResponse.read(
                JSON.parse(service.handle(RawRequest.of("GET", "/", query)).body()));
    }

    private static List<String> ids(ListResponse page) {
        return page.resources().stream()
                .map(resource -> resource.id().orElseThrow())
                .toList();
    }
}
