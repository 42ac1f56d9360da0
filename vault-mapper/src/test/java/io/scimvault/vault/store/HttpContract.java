package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.json;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same store by the face for HTTP: statuses, headers and errors. */
interface HttpContract extends BenchHost {

    private static String user(String userName, String more) {
        return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + userName + "'" + more + "}";
    }

    private RawResponse http(String method, String path, String body) {
        return bench().http(bench().hr, method, path, body);
    }

    private void assertError(RawResponse response, int status, String scimType, String detail) {
        JsonObject error = json(response);
        assertThat(response.status()).isEqualTo(status);
        assertThat(error.string("status")).contains(Integer.toString(status));
        assertThat(error.string("scimType").orElse("")).isEqualTo(scimType);
        assertThat(error.string("detail")).contains(detail);
    }

    @Test
    default void aUserLivesOverHttp() {
        String name = unique("alice");

        RawResponse created = http("POST", "/Users", user(name, ",'active':true,'title':'Dr','password':'secret'"));
        String id = json(created).string("id").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains("Users/" + id);
        assertThat(created.header("ETag"))
                .isEqualTo(json(created).object("meta").orElseThrow().string("version"));
        assertThat(created.text()).doesNotContain("secret");
        RawResponse read = http("GET", "/Users/" + id, "");
        assertThat(read.status()).isEqualTo(200);
        assertThat(json(read)).isEqualTo(json(created));

        RawResponse replaced = http("PUT", "/Users/" + id, user(name, ",'active':false"));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(json(replaced).bool("active")).contains(false);
        assertThat(json(replaced).has("title")).isFalse();
        assertThat(bench().entity(id).bool("disabled")).contains(true);

        assertThat(http("DELETE", "/Users/" + id, "").status()).isEqualTo(204);
        assertError(http("GET", "/Users/" + id, ""), 404, "", "There is no such User.");
        assertError(http("DELETE", "/Users/" + id, ""), 404, "", "There is no such user.");
    }

    @Test
    default void aConflictIsUniquenessAndAReservedNameIsInvalid() {
        String name = unique("alice");
        http("POST", "/Users", user(name, ""));

        assertError(http("POST", "/Users", user(name, "")), 409, "uniqueness", "The userName is already in use.");
        assertError(
                http("POST", "/Users", user("scim-pending-1", "")),
                400,
                "invalidValue",
                "userName begins with a reserved prefix (scim-pending-, scim-tombstone-, scim-client).");
    }

    @Test
    default void aVersionThatIsNotTheCurrentOneIsRefusedAndNothingChanges() {
        String id = json(http("POST", "/Users", user(unique("alice"), "")))
                .string("id")
                .orElseThrow();
        String before = bench().entity(id).toString();

        for (String method : new String[] {"PUT", "DELETE"}) {
            RawRequest request = RawRequest.of(
                    method,
                    "/Users/" + id,
                    null,
                    Map.of("Content-Type", "application/scim+json", "If-Match", "W/\"other\""),
                    new ByteArrayInputStream(
                            user(unique("b"), "").replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
            assertThat(bench().scim.handle(bench().hr, request).status())
                    .as(method)
                    .isEqualTo(412);
        }

        assertThat(bench().entity(id).toString()).isEqualTo(before);
    }

    @Test
    default void aListIsPagedOverTheClientsOwn() {
        for (int i = 0; i < 3; i++) {
            http("POST", "/Users", user(unique("alice"), ""));
        }
        bench().make("identity/entity", "{'name':'" + unique("admin") + "'}");

        JsonObject first = json(page("startIndex=1&count=2"));
        JsonObject second = json(page("startIndex=3&count=2"));

        assertThat(first.get("totalResults")).contains(JsonNumber.of(3));
        assertThat(first.array("Resources").elements()).hasSize(2);
        assertThat(second.array("Resources").elements()).hasSize(1);
        assertThat(first.array("Resources").elements())
                .doesNotContainAnyElementsOf(second.array("Resources").elements());
        assertThat(json(page("count=0")).get("totalResults")).contains(JsonNumber.of(3));
    }

    private RawResponse page(String query) {
        return bench().scim.handle(bench().hr, RawRequest.of("GET", "/Users", query));
    }
}
