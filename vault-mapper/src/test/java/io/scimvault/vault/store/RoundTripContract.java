package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.json;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.identity.EveryPlane;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a client puts, a read returns: the RFC's full users, and texts of every plane of Unicode. */
interface RoundTripContract extends BenchHost {
    String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    int NAME_BYTES = 470;

    /** A user with every attribute of RFC 7643 §8.2 and §8.3. */
    static JsonObject fullUser(String userName) {
        try (InputStream in = RoundTripContract.class.getResourceAsStream("full-user.json")) {
            JsonObject user = (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(in.readAllBytes());
            return user.with("userName", new JsonString(userName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawResponse send(String method, String path, JsonObject body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return bench().scim
                .handle(
                        bench().hr,
                        RawRequest.of(
                                method,
                                path,
                                null,
                                Map.of("Content-Type", "application/scim+json"),
                                new ByteArrayInputStream(bytes)));
    }

    private JsonObject read(String path) {
        RawResponse response = send("GET", path, JsonObject.EMPTY);
        assertThat(response.status()).isEqualTo(200);
        return json(response).without("id").without("meta");
    }

    /** What can be written of a user and is shown. */
    private static JsonObject shown(JsonObject user) {
        JsonObject enterprise = user.object(ENTERPRISE).orElseThrow();
        JsonObject manager = enterprise.object("manager").orElseThrow();
        return user.without("password")
                .with(
                        ENTERPRISE,
                        enterprise.with(
                                "manager", manager.without("displayName").without("$ref")));
    }

    @Test
    default void theFullUserHoldsEveryAttribute() {
        JsonObject user = fullUser("x");
        assertHasAll(user, CoreSchemas.USER.schema().attributes());
        CoreSchemas.USER
                .extensions()
                .forEach(extension -> assertHasAll(
                        user.object(ENTERPRISE).orElseThrow(),
                        extension.schema().attributes()));
    }

    private static void assertHasAll(JsonObject object, Attribute.Table attributes) {
        for (Attribute attribute : attributes.all()) {
            if (attribute.mutability() == Mutability.READ_ONLY
                    || attribute.name().equals("$ref")) {
                continue;
            }
            assertThat(object.has(attribute.name())).as(attribute.name()).isTrue();
            Stream<JsonObject> values = attribute.multiValued()
                    ? object.array(attribute.name()).only(JsonObject.class)
                    : object.object(attribute.name()).stream();
            values.forEach(value -> assertHasAll(value, attribute.subAttributes()));
        }
    }

    @Test
    default void theFullUserIsWhatWasPut() {
        JsonObject sent = fullUser(unique("full"));
        RawResponse created = send("POST", "/Users", sent);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String path = "/Users/" + json(created).string("id").orElseThrow();
        assertThat(shown(read(path))).isEqualTo(shown(sent));
        assertThat(read(path).toString()).doesNotContain("never-kept");

        JsonObject bare = JsonObject.builder()
                .put("schemas", JsonArray.of(new JsonString(CORE + "User")))
                .put("userName", unique("bare"))
                .put("active", true)
                .build();
        assertThat(send("PUT", path, bare).status()).isEqualTo(200);
        assertThat(read(path)).isEqualTo(bare);

        JsonObject renamed = fullUser(unique("full"));
        assertThat(send("PUT", path, renamed).status()).isEqualTo(200);
        assertThat(shown(read(path))).isEqualTo(shown(renamed));
        assertThat(bench().entity(path.substring("/Users/".length())).toString())
                .doesNotContain("never-kept");
    }

    @Test
    default void theFullUserIsTheSameByTheTypedFace() {
        JsonObject sent = fullUser(unique("full"));
        User created = bench().as(bench().hr).users().create(new User(new Resource(sent)));
        User read =
                bench().as(bench().hr).users().get(created.id().orElseThrow()).orElseThrow();

        assertThat(read).isEqualTo(created);
        assertThat(shown(read.resource().without("id").without("meta").tree())).isEqualTo(shown(sent));
        User replaced = bench().as(bench().hr).users().replace(read.id().orElseThrow(), read);
        assertThat(replaced).isEqualTo(read);
        assertThat(bench().as(bench().hr).users().planPut(read).isEmpty()).isTrue();
    }

    /** At least 200 characters of each plane, in each place that a client can write to. */
    @Test
    default void textsOfEveryPlaneAreKept() {
        for (int[] plane : EveryPlane.samples()) {
            int[] printable =
                    Arrays.stream(plane).filter(c -> !Character.isISOControl(c)).toArray();
            assertThat(plane).hasSizeGreaterThanOrEqualTo(200);
            EveryPlane.texts(printable, NAME_BYTES).forEach(text -> assertKept(text, text));
        }
        EveryPlane.sequences().forEach(text -> assertKept(text, text));
        StringBuilder controls = new StringBuilder();
        EveryPlane.codePoints().filter(Character::isISOControl).forEach(controls::appendCodePoint);
        assertKept("plain", controls.toString());
    }

    private void assertKept(String name, String value) {
        JsonObject user = user(unique("u") + name, value);
        RawResponse created = send("POST", "/Users", user);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String path = "/Users/" + json(created).string("id").orElseThrow();
        assertThat(read(path)).isEqualTo(user);
        JsonObject other = user(unique("v") + name, value + value);
        assertThat(send("PUT", path, other).status()).isEqualTo(200);
        assertThat(read(path)).isEqualTo(other);

        JsonObject group = JsonObject.builder()
                .put("schemas", JsonArray.of(new JsonString(CORE + "Group")))
                .put("externalId", value)
                .put("displayName", unique("g") + name)
                .build();
        RawResponse made = send("POST", "/Groups", group);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(read("/Groups/" + json(made).string("id").orElseThrow())).isEqualTo(group);
    }

    private static JsonObject user(String userName, String value) {
        JsonObject keys = JsonObject.of("k" + value, new JsonString(value));
        return JsonObject.builder()
                .put("schemas", JsonArray.ofStrings(List.of(CORE + "User", "urn:example:keys")))
                .put("externalId", value)
                .put("userName", userName)
                .put("title", value)
                .put("urn:example:keys", keys)
                .put("active", true)
                .build();
    }

    @Test
    default void controlCharactersInNamesAreRefusedAndNothingIsMade() {
        EveryPlane.codePoints().filter(Character::isISOControl).forEach(c -> {
            String name = unique("c") + Character.toString(c);
            assertThat(send("POST", "/Users", user(name, "x")).status()).isEqualTo(400);
            JsonObject group = JsonObject.builder()
                    .put("schemas", JsonArray.of(new JsonString(CORE + "Group")))
                    .put("displayName", name)
                    .build();
            assertThat(send("POST", "/Groups", group).status()).isEqualTo(400);
        });
        assertThat(bench().as(bench().hr).users().all()).isEmpty();
        assertThat(bench().as(bench().hr).groups().all()).isEmpty();
        assertThat(bench().halfMade()).isEmpty();
    }

    /** The typed face, on which no text is checked to be Unicode before. */
    @Test
    default void sequencesAreKeptByTheTypedFace() {
        for (String text : EveryPlane.sequences()) {
            User user = bench().as(bench().hr)
                    .users()
                    .create(User.of(unique("u") + text)
                            .title(text)
                            .externalId(text)
                            .build());
            Group group = bench().as(bench().hr)
                    .groups()
                    .create(Group.of(unique("g") + text).externalId(text).build());
            assertThat(bench().as(bench().hr).users().get(user.id().orElseThrow()))
                    .contains(user);
            assertThat(user.userName()).endsWith(text);
            assertThat(user.title()).contains(text);
            assertThat(bench().as(bench().hr).groups().get(group.id().orElseThrow()))
                    .contains(group);
            assertThat(group.displayName()).endsWith(text);
        }
    }
}
