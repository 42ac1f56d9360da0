package io.scimvault.vault.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.patch.Change;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.InMemoryStore;
import io.scimvault.scim.service.Page;
import io.scimvault.scim.service.Query;
import io.scimvault.scim.service.ResourceStore;
import io.scimvault.scim.service.ScimService;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedStoreTest {
    private static final String ALICE = "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'alice'}";
    private static final String BOB = ALICE.replace("alice", "bob");
    private static final String TITLE = patch("{'op':'add','path':'title','value':'Dr'}");

    private final ResourceStore everything = new InMemoryStore();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Set<String>> rights = new HashMap<>();
    private final ScimService all = ScimService.over(everything);
    private final ScimService some = all.withStore(new AuthorizedStore(everything, CoreSchemas.GROUP, path -> {
        asked.add(path);
        return rights.getOrDefault(path, Set.of());
    }));
    private final String id = created(all);

    private static String patch(String operation) {
        return "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}";
    }

    private static RawResponse send(ScimService service, String method, String path, String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        String[] parts = path.split("\\?", 2);
        return service.handle(RawRequest.of(
                method,
                parts[0],
                parts.length > 1 ? parts[1] : null,
                Map.of("Content-Type", "application/scim+json"),
                new ByteArrayInputStream(bytes)));
    }

    private static String created(ScimService service) {
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(send(service, "POST", "/Users", ALICE).text());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @ParameterizedTest(name = "{0} {1} needs {3} on {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /Users            | user  | create | scim/v2/Users",
                "GET    | /Users            |       | list   | scim/v2/Users",
                "GET    | /Users?filter=id%20eq%20%22x%22 | | list | scim/v2/Users",
                "GET    | /Groups           |       | list   | scim/v2/Groups",
                "POST   | /Users/.search    | empty | list   | scim/v2/Users",
                "GET    | /Users/ID         |       | read   | scim/v2/Users/ID",
                "HEAD   | /Users/ID         |       | read   | scim/v2/Users/ID",
                "PUT    | /Users/ID         | user  | update | scim/v2/Users/ID",
                "PATCH  | /Users/ID         | title | update | scim/v2/Users/ID",
                "DELETE | /Users/ID         |       | delete | scim/v2/Users/ID",
            })
    void eachRequestNeedsItsRight(String method, String path, String body, String right, String where) {
        Map<String, String> bodies = Map.of("user", BOB, "title", TITLE, "empty", "{}");
        String text = body == null ? "" : bodies.getOrDefault(body, "");
        String realPath = path.replace("ID", id);
        String virtual = where.replace("ID", id);
        for (Set<String> wrong :
                List.of(Set.<String>of(), Set.of("deny", right), Set.of("deny", "root2"), without(right))) {
            rights.put(virtual, wrong);
            asked.clear();
            RawResponse refused = send(some, method, realPath, text);
            assertThat(refused.status()).as("%s", wrong).isEqualTo(403);
            assertThat(asked).containsExactly(virtual);
            if (!method.equals("HEAD")) {
                assertThat(refused.text())
                        .contains("The caller's policies do not allow \\\"" + right + "\\\" on " + virtual + ".");
            }
        }
        asked.clear();
        rights.put(virtual, Set.of(right));
        assertThat(send(some, method, realPath, text).status()).isBetween(200, 204);
        assertThat(asked).containsExactly(virtual);
    }

    private static Set<String> without(String right) {
        List<String> others = new ArrayList<>(List.of("create", "read", "update", "delete", "list", "patch", "sudo"));
        others.remove(right);
        return Set.copyOf(others);
    }

    @Test
    void rootMayDoAll() {
        rights.put("scim/v2/Users", Set.of("root"));

        assertThat(send(some, "POST", "/Users", BOB).status()).isEqualTo(201);
    }

    @Test
    void discoveryNeedsNoRight() {
        for (String path : List.of("/ServiceProviderConfig", "/Schemas", "/ResourceTypes", "/ResourceTypes/User")) {
            assertThat(send(some, "GET", path, "").status()).as(path).isEqualTo(200);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void theBaseIsTheListOfAllTypes() {
        rights.put("scim/v2/Users", Set.of("list"));
        assertThat(send(some, "GET", "", "").status()).isEqualTo(403);

        rights.put("scim/v2/Groups", Set.of("list"));
        assertThat(send(some, "GET", "", "").status()).isEqualTo(200);
        assertThat(send(some, "POST", "/.search", "{}").status()).isEqualTo(200);
    }

    @Test
    void eachOperationOfABulkRequestIsCheckedOnItsOwn() {
        rights.put("scim/v2/Users", Set.of("create"));
        String bulk = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':["
                + "{'method':'POST','path':'/Users','bulkId':'1','data':" + BOB + "},"
                + "{'method':'DELETE','path':'/Users/" + id + "'}]}";

        String answer = send(some, "POST", "/Bulk", bulk).text();

        assertThat(answer).contains("\"status\":\"201\"", "\"status\":\"403\"");
        assertThat(send(all, "GET", "/Users/" + id, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2A", "%2B", "a%2Fb", "..", "a..b", "%20", "-", "scim/x", "%C3%BC"})
    void anIdThatVaultCannotHaveIsNotThereAndNobodyIsAsked(String odd) {
        for (String method : List.of("GET", "DELETE")) {
            assertThat(send(some, method, "/Users/" + odd, "").status())
                    .as(method)
                    .isEqualTo(404);
        }
        assertThat(send(some, "PATCH", "/Users/" + odd, TITLE).status()).isEqualTo(404);
        assertThat(send(some, "PUT", "/Users/" + odd, BOB).status()).isEqualTo(404);
        assertThat(asked).isEmpty();
    }

    @Test
    void aCursorIsGoodAtEachServiceThatSharesIt() {
        send(all, "POST", "/Users", BOB);
        rights.put("scim/v2/Users", Set.of("list"));
        Matcher cursor = Pattern.compile("\"nextCursor\":\"([^\"]+)\"")
                .matcher(send(all, "GET", "/Users?cursor=&count=1", "").text());
        assertThat(cursor.find()).isTrue();

        assertThat(send(some, "GET", "/Users?count=1&cursor=" + cursor.group(1), "")
                        .text())
                .contains("\"totalResults\":2");
    }

    @Test
    void aChangeOfMembershipsThroughAUserIsOneOfTheGroupsToo() {
        ResourceType writable = CoreSchemas.USER.writing("groups");
        ResourceStore viaUsers = new ViaUsers(everything, writable);
        ScimService service = all.withStore(new AuthorizedStore(viaUsers, CoreSchemas.GROUP, path -> {
            asked.add(path);
            return rights.getOrDefault(path, Set.of());
        }));
        rights.put("scim/v2/Users/" + id, Set.of("update"));
        String join = patch("{'op':'add','path':'groups','value':[{'value':'g1'}]}");

        assertThat(send(service, "PATCH", "/Users/" + id, join).status()).isEqualTo(403);
        assertThat(asked).containsExactly("scim/v2/Users/" + id, "scim/v2/Groups/g1");
        assertThat(send(all, "GET", "/Users/" + id, "").text()).doesNotContain("g1");
        rights.put("scim/v2/Groups/g1", Set.of("update"));
        assertThat(send(service, "PATCH", "/Users/" + id, join).status()).isEqualTo(200);
    }

    /** A store that lets a PATCH of a user change the user's groups. */
    private record ViaUsers(ResourceStore store, ResourceType users) implements ResourceStore {
        @Override
        public ResourceType patched(ResourceType type) {
            return users;
        }

        @Override
        public Resource create(ResourceType type, Resource wanted) {
            return store.create(type, wanted);
        }

        @Override
        public Optional<Resource> read(ResourceType type, String id, Projection wanted) {
            return store.read(type, id, wanted);
        }

        @Override
        public Resource update(ResourceType type, String id, Function<Resource, Change> change) {
            return store.update(type, id, change);
        }

        @Override
        public void delete(ResourceType type, String id, Consumer<Resource> check) {
            store.delete(type, id, check);
        }

        @Override
        public Page query(ResourceType type, Query query) {
            return store.query(type, query);
        }
    }
}
