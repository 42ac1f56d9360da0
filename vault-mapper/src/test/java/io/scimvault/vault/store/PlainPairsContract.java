package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.mapping.MetadataExtension;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plain metadata pairs: the metadata extension of a client, the host's readable pairs and functions, and an admin's pairs beside them. */
interface PlainPairsContract extends BenchHost {
    String SCHEMAS = "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','" + MetadataExtension.URN + "']";

    PatchRequest LOCK_OUT = PatchRequest.builder().replace("active", false).build();

    private ScimClient keyed() {
        return bench().hr.metadataKeys(Set.of("team", "cost/center"));
    }

    private String items(String... pairs) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            items.append(i == 0 ? "" : ",").append("{'key':'" + pairs[i] + "','value':'" + pairs[i + 1] + "'}");
        }
        return "'" + MetadataExtension.URN + "':{'items':[" + items + "]}";
    }

    private JsonObject created(RawResponse response) {
        assertThat(response.status())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        return StoreBench.json(response);
    }

    private Map<String, String> shown(JsonObject user) {
        return user.object(MetadataExtension.URN)
                .orElse(JsonObject.EMPTY)
                .array("items")
                .only(JsonObject.class)
                .collect(Collectors.toMap(
                        item -> item.string("key").orElseThrow(),
                        item -> item.string("value").orElseThrow()));
    }

    private Map<String, String> plain(String id) {
        Map<String, String> plain = new TreeMap<>();
        JsonObject metadata = bench().entity(id).object("metadata").orElseThrow();
        metadata.names().stream()
                .filter(key -> !key.startsWith("scim_"))
                .forEach(key -> plain.put(key, metadata.string(key).orElseThrow()));
        return plain;
    }

    private JsonObject create(ScimClient client, String name, String more) {
        return created(
                bench().http(client, "POST", "/Users", "{" + SCHEMAS + ",'userName':'" + name + "'" + more + "}"));
    }

    private JsonObject put(ScimClient client, String id, String name, String more) {
        RawResponse response =
                bench().http(client, "PUT", "/Users/" + id, "{" + SCHEMAS + ",'userName':'" + name + "'" + more + "}");
        assertThat(response.status()).isEqualTo(200);
        return StoreBench.json(response);
    }

    /** An admin's pairs, beside all that is there. */
    private void adminSets(String id, String key, String value) {
        JsonObject metadata =
                bench().entity(id).object("metadata").orElseThrow().with(key, new JsonString(value));
        bench().admin(VaultCall.post(Paths.entity(IdRef.known(id)), JsonObject.of("metadata", metadata)));
    }

    @Test
    default void theExtensionReadsAndWritesTheClientsKeys() {
        String name = unique("alice");

        JsonObject user = create(keyed(), name, "," + items("team", "core", "cost/center", "9"));
        String id = user.string("id").orElseThrow();

        assertThat(shown(user)).isEqualTo(Map.of("team", "core", "cost/center", "9"));
        assertThat(user.array("schemas").only(JsonString.class).map(JsonString::value))
                .contains(MetadataExtension.URN);
        assertThat(plain(id)).isEqualTo(Map.of("team", "core", "cost/center", "9"));
        assertThat(shown(put(keyed(), id, name, "," + items("team", "ops")))).isEqualTo(Map.of("team", "ops"));
        assertThat(plain(id)).isEqualTo(Map.of("team", "ops"));
        assertThat(shown(put(keyed(), id, name, ""))).isEmpty();
        assertThat(plain(id)).isEmpty();
    }

    @Test
    default void aPatchChangesOnePair() {
        String name = unique("alice");
        String id = create(keyed(), name, "," + items("team", "core", "cost/center", "9"))
                .string("id")
                .orElseThrow();

        RawResponse response = bench().http(
                        keyed(),
                        "PATCH",
                        "/Users/" + id,
                        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','path':'"
                                + MetadataExtension.URN + ":items[key eq \\u0022team\\u0022].value','value':'ops'}]}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(plain(id)).isEqualTo(Map.of("team", "ops", "cost/center", "9"));
    }

    @Test
    default void theExtensionIsPublishedToWhoMayUseIt() {
        assertThat(bench().http(keyed(), "GET", "/Schemas/" + MetadataExtension.URN, "")
                        .status())
                .isEqualTo(200);
        assertThat(bench().http(bench().hr, "GET", "/Schemas/" + MetadataExtension.URN, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    default void otherKeysAreRefused() {
        for (String key : List.of("other", "TEAM", "scim_client", "vault-x", "policies", "")) {
            RawResponse response = bench().http(
                            keyed(),
                            "POST",
                            "/Users",
                            "{" + SCHEMAS + ",'userName':'" + unique("a") + "'," + items(key, "x") + "}");
            assertThat(response.status()).as(key).isEqualTo(400);
        }
        RawResponse twice = bench().http(
                        keyed(),
                        "POST",
                        "/Users",
                        "{" + SCHEMAS + ",'userName':'" + unique("a") + "'," + items("team", "x", "team", "y") + "}");
        assertThat(twice.status()).isEqualTo(400);
        RawResponse long513 = bench().http(
                        keyed(),
                        "POST",
                        "/Users",
                        "{" + SCHEMAS + ",'userName':'" + unique("a") + "'," + items("team", "x".repeat(513)) + "}");
        assertThat(long513.status()).isEqualTo(400);
    }

    @Test
    default void anAdminsPairsAreShownWhereTheyMayBeAndNeverTakenAway() {
        String name = unique("alice");
        String id = create(keyed(), name, "").string("id").orElseThrow();
        adminSets(id, "team", "admins-team");
        adminSets(id, "secret", "admins-own");

        JsonObject read = StoreBench.json(bench().http(keyed(), "GET", "/Users/" + id, ""));
        assertThat(shown(read)).isEqualTo(Map.of("team", "admins-team"));
        put(keyed(), id, name, ",'title':'Dr'," + items("team", "admins-team")); // what it read
        assertThat(plain(id)).isEqualTo(Map.of("team", "admins-team", "secret", "admins-own"));
        put(keyed(), id, name, ",'title':'Prof'");
        assertThat(plain(id)).isEqualTo(Map.of("team", "admins-team", "secret", "admins-own"));
        put(keyed(), id, name, "," + items("team", "clients"));
        assertThat(plain(id)).isEqualTo(Map.of("team", "clients", "secret", "admins-own"));
        put(keyed(), id, name, "");
        assertThat(plain(id)).isEqualTo(Map.of("secret", "admins-own"));
    }

    private ClientAccess mapped(MappingConfig config) {
        return VaultScim.builder(
                        bench().host.transport(),
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .mapping(config)
                .build()
                .as(bench().hr);
    }

    @Test
    default void chosenAttributesAreReadablePairs() {
        ClientAccess access = mapped(MappingConfig.usual()
                .readable("title", "title")
                .readable("active", "is_active")
                .readable("emails.value", "mail"));
        User user = access.users()
                .create(User.of(unique("alice"))
                        .title("R&D lead")
                        .email(MultiValue.of("second@x.test"))
                        .email(MultiValue.of("first@x.test").asPrimary())
                        .build());
        String id = user.id().orElseThrow();
        adminSets(id, "admins", "own");

        assertThat(plain(id))
                .isEqualTo(Map.of("title", "R&D lead", "is_active", "true", "mail", "first@x.test", "admins", "own"));
        access.users().replace(id, User.of(user.userName()).build());
        assertThat(plain(id)).isEqualTo(Map.of("is_active", "true", "admins", "own"));
        assertThat(access.users()
                        .planReplace(id, User.of(user.userName()).build())
                        .isEmpty())
                .isTrue();
    }

    @Test
    default void aValueThatWouldWidenAPolicyIsRefused() {
        ClientAccess access = mapped(MappingConfig.usual().readable("title", "title"));

        for (String title : List.of("*", "a+b", "a/b", "..", ".", "a..b", "a\u200Db", "a\u00A0b", "x".repeat(513))) {
            assertThat(refusal(() -> access.users()
                                    .create(User.of(unique("a")).title(title).build()))
                            .status())
                    .as(title)
                    .isEqualTo(400);
        }
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void theHostsFunctionsComeFirstAndLast() {
        ClientAccess access = mapped(MappingConfig.usual()
                .userToVault(
                        (client, user) -> user.with("nickName", client.name()).without("title"))
                .userToScim((client, user) -> user.without("nickName").with("displayName", "Shown")));

        User user = access.users().create(User.of(unique("alice")).title("Dr").build());
        String id = user.id().orElseThrow();

        assertThat(bench().entity(id)
                        .object("metadata")
                        .orElseThrow()
                        .string("scim_doc_00")
                        .orElseThrow())
                .isEqualTo("{\"nickName\":\"" + bench().hr.name() + "\"}");
        assertThat(user.title()).isEmpty();
        assertThat(user.displayName()).contains("Shown");
        assertThat(access.users().get(id)).contains(user);
        assertThat(user.resource().meta().version()).isPresent();
        assertThat(user.resource().tree().array("schemas"))
                .isEqualTo(JsonArray.ofStrings(user.resource().schemas()));
    }

    @Test
    default void aFunctionCannotLetInByWhatIsNoBoolean() {
        ClientAccess access = mapped(
                MappingConfig.usual().userToVault((client, user) -> user.with("active", new JsonString("false"))));
        String name = unique("alice");

        assertThatThrownBy(() -> access.users().create(User.of(name).build()))
                .hasMessage("the host's function made of active what is no boolean");

        assertThat(bench().entityNamed(name).isEmpty()).isTrue();
    }

    /** A function of the host's that fails must not keep the person in whom it fails for. */
    @Test
    default void leaversLeaveWhateverTheHostsFunctionsDo() {
        BiFunction<ScimClient, Resource, Resource> failing = (client, user) -> {
            throw new IllegalStateException("of the host's");
        };
        for (MappingConfig config : List.of(
                MappingConfig.usual().userToScim(failing), MappingConfig.usual().userToVault(failing))) {
            User alice = User.of(unique("alice")).title("Dr").nickName("Al").build();
            String id = bench().as(bench().hr).users().create(alice).id().orElseThrow();
            ClientAccess access = mapped(config);
            PatchRequest title = PatchRequest.builder().replace("title", "Prof").build();
            assertThatThrownBy(() -> access.users().patch(id, title)).hasMessage("of the host's");

            User out = access.users().patch(id, LOCK_OUT);

            assertThat(bench().entity(id).bool("disabled")).contains(true);
            assertThat(out.active()).isFalse();
            assertThat(out.userName()).isEqualTo(alice.userName());
            assertThat(access.users().patch(id, LOCK_OUT).active()).isFalse();
            access.users().delete(id);
            assertThat(bench().entity(id).isEmpty()).isTrue();
        }
    }

    /** What leaves a group leaves it, and the group can go, though nothing else can be done with it. */
    @Test
    default void membersLeaveWhateverTheHostsFunctionsDo() {
        BiFunction<ScimClient, Resource, Resource> failing = (client, group) -> {
            throw new IllegalStateException("of the host's");
        };
        for (MappingConfig config : List.of(
                MappingConfig.usual().groupToScim(failing),
                MappingConfig.usual().groupToVault(failing))) {
            ClientAccess usual = bench().as(bench().hr);
            String leaver =
                    usual.users().create(User.of(unique("alice")).build()).id().orElseThrow();
            String stays =
                    usual.users().create(User.of(unique("bob")).build()).id().orElseThrow();
            String id = usual.groups()
                    .create(Group.of(unique("staff"))
                            .externalId("g1")
                            .member(leaver)
                            .member(stays)
                            .build())
                    .id()
                    .orElseThrow();
            ClientAccess access = mapped(config);
            PatchRequest rename =
                    PatchRequest.builder().replace("displayName", unique("x")).build();
            assertThatThrownBy(() -> access.groups().patch(id, rename)).hasMessage("of the host's");

            Group left = access.groups()
                    .patch(
                            id,
                            PatchRequest.builder()
                                    .remove("members[value eq \"" + leaver + "\"]")
                                    .build());

            assertThat(left.memberIds()).containsExactly(stays);
            assertThat(StoreBench.strings(bench().group(id), "member_entity_ids"))
                    .containsExactly(stays);
            access.groups().delete(id);
            assertThat(bench().group(id).isEmpty()).isTrue();
        }
    }

    @Test
    default void whatAFailingFunctionWouldHaveHiddenIsNotTold() {
        String id = bench().as(bench().hr)
                .users()
                .create(User.of(unique("alice")).title("Dr").nickName("Al").build())
                .id()
                .orElseThrow();
        ClientAccess access = mapped(MappingConfig.usual().userToScim((client, user) -> {
            throw new IllegalStateException("of the host's");
        }));

        User out = access.users().patch(id, LOCK_OUT);

        assertThat(out.resource().tree().names())
                .containsExactlyInAnyOrder("schemas", "id", "userName", "active", "meta");
    }
}
