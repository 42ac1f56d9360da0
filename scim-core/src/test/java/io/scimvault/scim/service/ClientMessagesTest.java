package io.scimvault.scim.service;

import static io.scimvault.scim.filter.Filters.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.AnswerReader;
import io.scimvault.scim.protocol.ErrorMessage;
import io.scimvault.scim.protocol.ListResponse;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.protocol.SearchRequest;
import io.scimvault.scim.protocol.SearchRequest.Order;
import io.scimvault.scim.protocol.ServiceProviderConfig;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that is made of this library's messages, talking to this library's service. */
class ClientMessagesTest {
    private final ScimService service = ScimService.over(new InMemoryStore());

    private static JsonValue body(RawResponse response) {
        return JsonText.within(JsonLimits.ANSWER).parse(response.text());
    }

    private RawResponse send(String method, String path, String query, JsonObject body) {
        return service.handle(
                RawRequest.of(method, path, query, Map.of(), new ByteArrayInputStream(JsonText.printBytes(body))));
    }

    private User create(User user) {
        return new User(AnswerReader.read(
                CoreSchemas.USER,
                body(send("POST", "/Users", "", user.resource().tree()))));
    }

    private List<String> walk(SearchRequest first, boolean isPost) {
        List<String> names = new ArrayList<>();
        for (Optional<SearchRequest> next = Optional.of(first); next.isPresent(); ) {
            SearchRequest request = next.get();
            ListResponse page = ListResponse.read(body(
                    isPost
                            ? send("POST", "/Users/.search", "", request.toJson())
                            : send("GET", "/Users", request.toQuery(), JsonObject.EMPTY)));
            page.resources(CoreSchemas.USER).forEach(user -> names.add(new User(user).userName()));
            next = request.after(page);
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void walksThroughAllPages(boolean isPost) {
        for (int i = 0; i < 7; i++) {
            create(User.of("user-" + i)
                    .title(i < 5 ? "a&b \"+\" 100% é" : "other")
                    .build());
        }
        SearchRequest request = SearchRequest.builder()
                .filter(attribute("title").eq("a&b \"+\" 100% é"))
                .sortBy("userName", Order.DESCENDING)
                .attributes("userName")
                .count(2)
                .build();

        assertThat(walk(request, isPost)).containsExactly("user-4", "user-3", "user-2", "user-1", "user-0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksForCursorsAndTakesWhatThereIs(boolean isPost) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            names.add(create(User.of("user-" + i).build()).userName());
        }

        assertThat(walk(SearchRequest.builder().cursor("").count(3).build(), isPost))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void changesOneElementByAFilter() {
        User user = create(User.of("b")
                .email(MultiValue.of("old@x.test").withType("work"))
                .email(MultiValue.of("home@x.test").withType("home"))
                .build());
        PatchRequest patch = PatchRequest.builder()
                .replace(
                        PatchRequest.elements("emails", attribute("type").eq("work"), "value"),
                        new JsonString("new@x.test"))
                .build();

        RawResponse response = send("PATCH", "/Users/" + user.id().orElseThrow(), "", patch.toJson());

        assertThat(new User(AnswerReader.read(CoreSchemas.USER, body(response))).emails())
                .extracting(email -> email.value().orElseThrow())
                .containsExactlyInAnyOrder("new@x.test", "home@x.test");
    }

    @Test
    void readsARefusal() {
        RawResponse missing = service.handle(RawRequest.of("GET", "/Users/none", null));
        RawResponse noFilter = service.handle(RawRequest.of("GET", "/Users", "filter=x"));

        assertThat(ErrorMessage.read(body(missing), missing.status()).error().status())
                .isEqualTo(404);
        assertThat(ErrorMessage.read(body(noFilter)).error())
                .extracting(ScimError::status, ScimError::scimType)
                .containsExactly(400, Optional.of(ScimType.INVALID_FILTER));
    }

    @Test
    void readsWhatTheServiceCanDo() {
        ServiceProviderConfig config =
                ServiceProviderConfig.read(body(service.handle(RawRequest.of("GET", "/ServiceProviderConfig", null))));

        assertThat(config.supportsPatch()).isTrue();
        assertThat(config.supportsFilter()).isTrue();
        assertThat(config.supportsIndex()).isTrue();
        assertThat(config.maxResults()).hasValue(200);
        assertThat(config.authenticationTypes()).containsExactly("oauthbearertoken");
    }
}
