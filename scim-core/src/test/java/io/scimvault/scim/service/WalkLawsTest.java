package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of walks through a list (RFC 7644 §3.4.2.4, RFC 9865) while other resources come and go; seeded, so that a failure can be repeated. */
class WalkLawsTest {
    private static final int WALKS = 400;
    private static final String[] ORDERS = {
        "",
        "&sortBy=userName",
        "&sortBy=name.familyName&sortOrder=descending",
        "&sortBy=emails",
        "&sortBy=meta.created&sortOrder=descending",
        "&sortBy=active",
        "&sortBy=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        "&sortBy=unknown"
    };
    private static final String[] FILTERS = {"", "&filter=userName%20sw%20%22u%22", "&filter=name.familyName%20pr"};

    private ScimService service;
    private final Map<String, String> endpoints = new HashMap<>();
    private int created;

    @BeforeEach
    void begin() {
        service = ScimService.over(new InMemoryStore());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups", "/"})
    void byCursorEachOneThatIsThereThroughoutIsMetOnce(String list) {
        Random random = new Random(list.hashCode());
        for (int walk = 0; walk < WALKS; walk++) {
            change(random, random.nextInt(20));
            String query = "?attributes=id&count=" + (1 + random.nextInt(5))
                    + ORDERS[random.nextInt(ORDERS.length)]
                    + (list.equals("/Users") ? FILTERS[random.nextInt(FILTERS.length)] : "");
            Set<String> throughout = new HashSet<>(ids(get(list + query.replaceAll("count=\\d+", "count=200"))));
            Set<String> ever = new HashSet<>(throughout);
            List<String> met = new ArrayList<>();
            String cursor = "";
            int pages = 0;
            do {
                JsonObject page = get(list + query + "&cursor=" + cursor);
                met.addAll(ids(page));
                cursor = page.string("nextCursor").orElse("");
                if (random.nextBoolean()) {
                    change(random, random.nextInt(4));
                    Set<String> now = new HashSet<>(ids(get(list + query.replaceAll("count=\\d+", "count=200"))));
                    throughout.retainAll(now);
                    ever.addAll(now);
                }
                assertThat(++pages).isLessThan(1_000);
            } while (!cursor.isEmpty());

            assertThat(met).as(query).doesNotHaveDuplicates().containsAll(throughout);
            assertThat(ever).containsAll(met);
            thin(random);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups", "/"})
    void byPositionEachOneIsMetOnceWhileNoneIsDeleted(String list) {
        Random random = new Random(list.hashCode() + 1);
        for (int walk = 0; walk < WALKS; walk++) {
            change(random, random.nextInt(20));
            int count = 1 + random.nextInt(5);
            Set<String> throughout = new HashSet<>(ids(get(list + "?count=200")));
            List<String> met = new ArrayList<>();
            int start = 1;
            long total;
            do {
                JsonObject page = get(list + "?attributes=id&startIndex=" + start + "&count=" + count);
                met.addAll(ids(page));
                start += count;
                total = number(page, "totalResults");
                if (list.equals("/Users") && random.nextBoolean()) {
                    create("/Users", random);
                }
            } while (start <= total);

            assertThat(met).doesNotHaveDuplicates().containsAll(throughout);
            thin(random);
        }
    }

    /** Creates and deletes some resources. */
    private void change(Random random, int times) {
        for (int i = 0; i < times; i++) {
            if (random.nextInt(3) > 0 || endpoints.isEmpty()) {
                create(random.nextInt(3) == 0 ? "/Groups" : "/Users", random);
            } else {
                delete(random);
            }
        }
    }

    /** Keeps the lists short enough for a page of all. */
    private void thin(Random random) {
        while (endpoints.size() > 60) {
            delete(random);
        }
    }

    private void delete(Random random) {
        List<String> all = endpoints.keySet().stream().sorted().toList();
        String id = all.get(random.nextInt(all.size()));
        answer("DELETE", endpoints.remove(id) + "/" + id, "");
    }

    private void create(String endpoint, Random random) {
        String name = (random.nextBoolean() ? "u" : "É") + created++;
        String body = endpoint.equals("/Users")
                ? "{\"userName\":\"" + name + "\"" + (random.nextBoolean() ? ",\"active\":true" : "")
                        + (random.nextBoolean() ? ",\"name\":{\"familyName\":\"f" + random.nextInt(3) + "\"}" : "")
                        + (random.nextBoolean()
                                ? ",\"emails\":[{\"value\":\"" + "m".repeat(150) + random.nextInt(3) + "\"}]"
                                : "")
                        + "}"
                : "{\"displayName\":\"" + name + "\"}";
        JsonObject answer = json(answer("POST", endpoint, body));
        endpoints.put(answer.string("id").orElseThrow(), endpoint);
    }

    private JsonObject get(String target) {
        return json(answer("GET", target, ""));
    }

    private RawResponse answer(String method, String target, String body) {
        int mark = target.indexOf('?');
        RawResponse response = service.handle(new RawRequest(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? null : target.substring(mark + 1),
                Map.of(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(response.status()).as(target + response.text()).isLessThan(300);
        return response;
    }

    private static JsonObject json(RawResponse response) {
        return (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(response.body());
    }

    private static List<String> ids(JsonObject page) {
        return page.array("Resources")
                .only(JsonObject.class)
                .map(resource -> resource.string("id"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static long number(JsonObject page, String name) {
        return ((JsonNumber) page.get(name).orElseThrow()).decimal().longValueExact();
    }
}
