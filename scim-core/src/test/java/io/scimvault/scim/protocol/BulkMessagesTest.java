package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bulk requests and responses as values: what is built is printed and read again, what others send is understood. */
class BulkMessagesTest {
    private static final JsonObject ALICE = JsonObject.of("userName", new JsonString("alice"));

    private static JsonValue json(String text) {
        return JsonText.within(JsonLimits.REQUEST).parse(text);
    }

    @Test
    void aRequestPrintsAsAClientSendsIt() {
        BulkRequest request = BulkRequest.builder()
                .failOnErrors(1)
                .post("/Users", "a", ALICE)
                .patch(
                        "/Groups/7",
                        PatchRequest.builder()
                                .add("members", BulkOperation.reference("a"))
                                .build())
                .put("/Users/8", ALICE)
                .with(BulkOperation.of("DELETE", "/Users/9", Optional.empty())
                        .withVersion("W/\"1\"")
                        .withBulkId("d"))
                .delete("/Users/10")
                .build();

        assertThat(request.toJson())
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"failOnErrors\":1,"
                        + "\"Operations\":["
                        + "{\"method\":\"POST\",\"bulkId\":\"a\",\"path\":\"/Users\",\"data\":{\"userName\":\"alice\"}},"
                        + "{\"method\":\"PATCH\",\"path\":\"/Groups/7\",\"data\":{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                        + "\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":\"bulkId:a\"}]}},"
                        + "{\"method\":\"PUT\",\"path\":\"/Users/8\",\"data\":{\"userName\":\"alice\"}},"
                        + "{\"method\":\"DELETE\",\"bulkId\":\"d\",\"version\":\"W/\\\"1\\\"\",\"path\":\"/Users/9\"},"
                        + "{\"method\":\"DELETE\",\"path\":\"/Users/10\"}]}");
        assertThat(BulkRequest.read(request.toJson())).isEqualTo(request);
    }

    @Test
    void aResponsePrintsAsAServerSendsIt() {
        BulkOperation post = BulkOperation.post("/Users", "a", ALICE);
        BulkResponse response = BulkResponse.builder()
                .with(BulkResult.of(post, 201).of(Optional.of("https://x.test/Users/1"), Optional.of("W/\"1\"")))
                .with(BulkResult.of(post, 409).with(Optional.of(JsonObject.of("status", new JsonString("409")))))
                .build();

        assertThat(response.toJson())
                .hasToString(
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkResponse\"],\"Operations\":["
                                + "{\"method\":\"POST\",\"bulkId\":\"a\",\"version\":\"W/\\\"1\\\"\",\"location\":\"https://x.test/Users/1\",\"status\":\"201\"},"
                                + "{\"method\":\"POST\",\"bulkId\":\"a\",\"status\":\"409\",\"response\":{\"status\":\"409\"}}]}");
        assertThat(BulkResponse.read(response.toJson())).isEqualTo(response);
        assertThat(response.operations()).extracting(BulkResult::isError).containsExactly(false, true);
        assertThat(response.toResponse().status()).isEqualTo(200);
    }

    @Test
    void aStatusIsReadFromAllThatServersSend() {
        BulkResponse response = BulkResponse.read(json("""
                {"operations":[
                  {"METHOD":"post","status":"201"},{"method":"PUT","Status":200},{"method":"PATCH","status":{"code":"204"}},
                  {"method":"DELETE","status":{"Code":404,"description":"x"},"version":null,"response":{"a":1}}]}"""));

        assertThat(response.operations()).extracting(BulkResult::status).containsExactly(201, 200, 204, 404);
        assertThat(response.operations())
                .extracting(BulkResult::method)
                .containsExactly("POST", "PUT", "PATCH", "DELETE");
        assertThat(response.operations().get(3).version()).isEmpty();
        assertThat(response.operations().get(3).response()).contains(JsonObject.of("a", JsonNumber.of(1)));
    }

    @Test
    void whatIsNoStatusIsRefused() {
        for (String status : List.of("\"OK\"", "{}", "null", "20", "2000", "2e2", "true", "\"-20\"", "[200]")) {
            assertRefused(
                    () -> BulkResponse.read(json("{\"Operations\":[{\"method\":\"PUT\",\"status\":" + status + "}]}")));
        }
        assertThat(BulkResponse.read(json("{\"Operations\":[]}")).operations()).isEmpty();
        assertRefused(() -> BulkResponse.read(json("{}")));
        assertRefused(() -> BulkResponse.read(json("[]")));
    }

    private static void assertRefused(Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refusal -> assertThat(refusal.error().status()).isEqualTo(400));
    }

    @Test
    void theExactNameWinsOverOthersOfTheSameLetters() {
        BulkRequest request = BulkRequest.read(json("""
                {"operations":[{"method":"PUT","path":"/a"}],"Operations":[{"METHOD":"PUT","method":"DELETE","Path":"/b"}],
                 "FAILONERRORS":"3"}"""));

        assertThat(request.failOnErrors()).contains(3);
        assertThat(request.operations()).hasToString("[DELETE /b]");
    }

    @Test
    void whatIsMissingInAnOperationIsEmpty() {
        BulkOperation nothing = BulkRequest.read(
                        json("{\"Operations\":[{\"bulkId\":\"\",\"version\":\" \",\"data\":null}]}"))
                .operations()
                .get(0);

        assertThat(nothing).isEqualTo(new BulkOperation("", Optional.empty(), Optional.empty(), "", Optional.empty()));
    }

    @Test
    void aRequestHasAnOperationAndAPositiveLimit() {
        assertThatThrownBy(() -> BulkRequest.builder().build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        BulkRequest.builder().delete("/Users/1").failOnErrors(0).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BulkLimits(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BulkLimits(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAWholeTextIsAReference() {
        assertThat(BulkOperation.referred("bulkId:a:b")).contains("a:b");
        assertThat(BulkOperation.referred("bulkId:")).contains("");
        assertThat(BulkOperation.referred("BulkId:a")).isEmpty();
        assertThat(BulkOperation.referred(" bulkId:a")).isEmpty();
    }

    @Test
    void aMessageRepeatsALongNameInPart() {
        assertThat(BulkOperation.quoted("a\"b")).isEqualTo("\"a\\\"b\"");
        assertThat(BulkOperation.quoted("😀".repeat(101))).isEqualTo("\"" + "😀".repeat(100) + "…\"");
    }

    @Test
    void noMessagePrintsWhatMayBeSecret() {
        JsonObject secret = JsonObject.of("password", new JsonString("topsecret"));
        BulkOperation operation = BulkOperation.post("/Users", "a", secret);

        assertThat(new ScimRequest.Bulk(new BulkRequest(Optional.empty(), List.of(operation))))
                .hasToString("Bulk[request=BulkRequest[failOnErrors=Optional.empty, operations=[POST /Users (a)]]]");
        assertThat(BulkResponse.builder()
                        .with(BulkResult.of(operation, 200).with(Optional.of(secret)))
                        .build())
                .hasToString("BulkResponse[operations=[POST (a): 200]]");
    }
}
