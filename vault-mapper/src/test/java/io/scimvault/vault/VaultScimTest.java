package io.scimvault.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.ListResponse;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.memory.InMemoryVault;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class VaultScimTest {
    private static final RawRequest LIST = RawRequest.of("GET", "/Users", null);

    private final InMemoryVault memory = InMemoryVault.create();
    private final ScimClient hr = ScimClient.named("hr");

    private VaultScim.Builder builder() {
        return VaultScim.builder(memory, TokenSources.fixed(memory.rootToken())).groupLock(new InProcessLock());
    }

    @Test
    void cannotBeBuiltWithoutAChoiceOfLock() {
        assertThatThrownBy(() -> VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("choose a group lock, such as groupLock(new InProcessLock()) for a single process");
    }

    @Test
    void isNotChangedByItsBuilderLater() {
        VaultScim.Builder builder = builder();
        VaultScim lenient = builder.build();
        builder.quirks(ClientQuirks.strict()).build();

        User user = User.of("alice").attribute("bogus", new JsonString("x")).build();

        assertThat(lenient.as(hr).users().create(user).resource().tree().has("bogus"))
                .isFalse();
    }

    @Test
    void readsTypedResourcesAsItReadsRequests() {
        User unknown = User.of("alice").attribute("bogus", new JsonString("x")).build();
        User misshapen = new User(new Resource(
                JsonObject.builder().put("userName", "bob").put("name", "n").build()));

        assertThatThrownBy(() -> builder()
                        .quirks(ClientQuirks.strict())
                        .build()
                        .as(hr)
                        .users()
                        .create(unknown))
                .isInstanceOf(ScimException.class)
                .hasMessageContaining("bogus");
        assertThatThrownBy(() -> builder().build().as(hr).users().create(misshapen))
                .isInstanceOf(ScimException.class)
                .hasMessageContaining("name");
        assertThat(memory.readEntities()).isEmpty();
    }

    @Test
    void plansAPutAsCreationOrReplacementOrNothing() {
        TypedResources<User> users = builder().build().as(hr).users();
        User alice = User.of("alice").title("Dr").build();

        assertThat(users.planPut(alice).title()).isEqualTo("create a user");
        User created = users.put(alice);
        assertThat(users.planPut(alice).isEmpty()).isTrue();
        assertThat(users.planPut(User.of("alice").title("Prof").build()).steps())
                .hasSize(1);
        assertThat(users.planReplace(created.id().orElseThrow(), alice).isEmpty())
                .isTrue();
        assertThat(users.planDelete(created.id().orElseThrow()).toString())
                .isEqualTo("Plan: delete a user, 1 call\n  1. - DELETE identity/entity/id/"
                        + created.id().orElseThrow() + "\n");
        assertThat(memory.entity("alice").metadata()).containsEntry("scim_doc_00", "{\"title\":\"Dr\"}");
    }

    @Test
    void answersACallerWithoutAClientAndAVaultThatIsGone() {
        assertThat(builder().build().handle("s.unknown", LIST).status()).isEqualTo(401);
        VaultScim gone = VaultScim.builder(
                        (call, token) -> {
                            throw new TransportException("gone", TransportException.Effect.NONE);
                        },
                        TokenSources.fixed("token"))
                .groupLock(new InProcessLock())
                .failureListener((requestId, failure) -> {
                    throw new IllegalStateException("a listener that fails");
                })
                .build();

        assertThat(gone.handle("s.unknown", LIST).status()).isEqualTo(503);
        assertThat(gone.handle(hr.aliasMount("auth_x"), LIST).status()).isEqualTo(503);
        assertThat(gone.handle(hr, LIST).status()).isEqualTo(503);
    }

    @Test
    void whoAsksForTheVersionOfAGroupGetsItWithoutItsMembers() {
        VaultScim scim = builder().build();
        String user = scim.as(hr).users().create(User.of("u").build()).id().orElseThrow();
        Group group = scim.as(hr).groups().create(Group.of("g").member(user).build());
        String path = "/Groups/" + group.resource().id().orElseThrow();
        String version = group.resource().meta().version().orElseThrow();

        for (String query : List.of("attributes=meta", "attributes=displayName,meta.version")) {
            RawResponse asked = builder().build().handle(hr, RawRequest.of("GET", path, query));
            assertThat(asked.header("ETag")).as(query).contains(version);
            assertThat(asked.text()).doesNotContain("members");
            assertThat(builder()
                            .build()
                            .handle(hr, RawRequest.of("GET", "/Groups", query))
                            .text())
                    .contains(new JsonString(version).toString());
        }
        String filter = "attributes=id&filter=meta.version%20eq%20"
                + URLEncoder.encode(new JsonString(version).toString(), StandardCharsets.UTF_8);
        assertThat(builder()
                        .build()
                        .handle(hr, RawRequest.of("GET", "/Groups", filter))
                        .text())
                .contains("\"totalResults\":1");
        assertThat(status(path, "If-Match", version)).isEqualTo(200);
        assertThat(status(path, "If-Match", "W/\"x\"")).isEqualTo(412);
        assertThat(status(path, "If-None-Match", version)).isEqualTo(304);
        assertThat(builder()
                        .build()
                        .handle(hr, RawRequest.of("GET", path, "excludedAttributes=members"))
                        .header("ETag"))
                .isEmpty();
    }

    private int status(String path, String header, String value) {
        InputStream none = InputStream.nullInputStream();
        return builder()
                .build()
                .handle(hr, RawRequest.of("GET", path, "excludedAttributes=members", Map.of(header, value), none))
                .status();
    }

    @Test
    void cursorsOfHostsWithOneKeyAreOfUseAtEach() {
        SecretKey key = new SecretKeySpec(new byte[16], "AES");
        VaultScim one = builder().service(usual -> usual.cursorKey(key)).build();
        VaultScim other = builder().service(usual -> usual.cursorKey(key)).build();
        List.of("a", "b", "c")
                .forEach(name -> one.as(hr).users().create(User.of(name).build()));

        String first = one.handle(hr, RawRequest.of("GET", "/Users", "cursor=&count=2"))
                .text();
        String cursor = ListResponse.read(
                        JsonText.within(JsonLimits.ANSWER).parse(first.getBytes(StandardCharsets.UTF_8)))
                .nextCursor()
                .orElseThrow();

        RawRequest next = RawRequest.of("GET", "/Users", "count=2&cursor=" + cursor);
        assertThat(other.handle(hr, next).text()).contains("\"totalResults\":3,\"startIndex\":3,\"itemsPerPage\":1");
        assertThat(builder().build().handle(hr, next).text()).contains("invalidCursor");
    }

    @Test
    void answersWhereTheHostsLoginFails() {
        VaultScim scim = VaultScim.builder(memory, TokenSources.from(() -> {
                    throw new IllegalStateException("no login");
                }))
                .groupLock(new InProcessLock())
                .build();

        assertThat(scim.handle(hr, LIST).status()).isEqualTo(503);
        assertThatThrownBy(() -> scim.as(hr).users().all()).isInstanceOf(ScimException.class);
    }

    @Test
    void answersTheCallerWhosePrincipalSpeaksForAClient() {
        VaultScim scim = builder().build();
        String principal = scim.as(ScimClient.named("other"))
                .users()
                .create(User.of("p").build())
                .id()
                .orElseThrow();
        assertThatThrownBy(() -> scim.registry().create(hr.principal(principal)))
                .hasMessage("the principal is a user that a SCIM client made");
        PatchRequest leave = PatchRequest.builder().replace("active", false).build();

        assertThat(scim.as(ScimClient.named("other"))
                        .users()
                        .patch(principal, leave)
                        .active())
                .isFalse();
        assertThat(leave.toJson().array("Operations"))
                .isEqualTo(JsonArray.of(List.of(JsonObject.builder()
                        .put("op", "replace")
                        .put("path", "active")
                        .put("value", false)
                        .build())));
    }
}
