package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The life of a user. */
interface UserContract extends BenchHost {

    default TypedResources<User> users() {
        return bench().as(bench().hr).users();
    }

    @Test
    default void aUserIsAnEntityWithTheClientsMark() {
        String name = unique("alice");

        User created =
                users().create(User.of(name).externalId("00u1").title("Dr").build());

        JsonObject entity = bench().entity(created.id().orElseThrow());
        JsonObject metadata = entity.object("metadata").orElseThrow();
        assertThat(entity.string("name")).contains(name);
        assertThat(entity.bool("disabled")).contains(false);
        assertThat(StoreBench.strings(entity, "policies")).isEmpty();
        assertThat(entity.array("aliases").isEmpty()).isTrue();
        assertThat(metadata.names())
                .containsExactlyInAnyOrder(
                        "scim_client", "scim_format", "scim_times", "scim_name", "scim_external_id", "scim_doc_00");
        assertThat(metadata.string("scim_client")).contains(bench().hr.name());
        assertThat(metadata.string("scim_doc_00")).contains("{\"title\":\"Dr\"}");
    }

    @Test
    default void whatIsCreatedIsWhatIsReadAndFound() {
        String name = unique("alice@example.com");
        User wanted = User.of(name)
                .externalId("00u1")
                .name("Alice", "Jensen")
                .email(MultiValue.of(name).withType("work").asPrimary())
                .active(true)
                .build();

        User created = users().create(wanted);
        String id = created.id().orElseThrow();

        assertThat(created.resource().without("id").without("meta").tree())
                .isEqualTo(wanted.resource().tree());
        assertThat(users().get(id)).contains(created);
        assertThat(users().query("userName eq \"" + name.toUpperCase(Locale.ROOT) + "\""))
                .containsExactly(created);
        assertThat(users().query("id eq \"" + id + "\"")).containsExactly(created);
        assertThat(users().query("emails.value eq \"" + name + "\"")).containsExactly(created);
        assertThat(users().query("externalId eq \"00u1\"")).containsExactly(created);
        assertThat(users().all()).containsExactly(created);
        assertThat(users().query("userName eq \"" + unique("bob") + "\"")).isEmpty();
    }

    @Test
    default void thePersonWhoLogsInIsTheUser() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String name = unique("alice");

        User created = users.create(User.of(name).externalId("00u 1").build());
        PersonLogin login = bench().login(mount, name);

        assertThat(login.entityId()).isEqualTo(created.id().orElseThrow());
        JsonObject alias = bench().entity(login.entityId())
                .array("aliases")
                .only(JsonObject.class)
                .findFirst()
                .orElseThrow();
        assertThat(alias.object("custom_metadata").orElseThrow())
                .isEqualTo(JsonObject.builder()
                        .put("scim_client", bench().hr.name())
                        .put("scim_external_id", "00u%201")
                        .build());
        assertThat(bench().lookupSelf(login.token())).isEqualTo(created.id());
    }

    @Test
    default void theAliasIsRenamedWithTheUser() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String before = unique("alice");
        String after = unique("alice-b");
        User created = users.create(User.of(before).build());
        String id = created.id().orElseThrow();
        PersonLogin live = bench().login(mount, before);

        User renamed = users.patch(
                id, PatchRequest.builder().replace("userName", after).build());

        assertThat(renamed.userName()).isEqualTo(after);
        assertThat(renamed.id()).isEqualTo(created.id());
        assertThat(bench().entity(id).string("name")).contains(after);
        assertThat(StoreBench.aliasNames(bench().entity(id))).containsExactly(after);
        assertThat(bench().lookupSelf(live.token())).contains(id);
        assertThat(bench().login(mount, after).entityId()).isEqualTo(id);
        assertThat(bench().login(mount, before).entityId()).isNotEqualTo(id);
        assertThat(users.query("userName eq \"" + before + "\"")).isEmpty();
    }

    @Test
    default void aLeaverIsLockedOutAtOnceAndMayComeBack() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String name = unique("alice");
        User created = users.create(User.of(name).build());
        String id = created.id().orElseThrow();
        PersonLogin live = bench().login(mount, name);

        User locked = users.patch(
                id, PatchRequest.builder().replace("active", JsonBoolean.FALSE).build());

        assertThat(locked.active()).isFalse();
        assertThat(bench().lookupSelf(live.token())).isEmpty();
        assertThat(bench().host.login(mount, name)).isEmpty();

        users.patch(
                id, PatchRequest.builder().replace("active", JsonBoolean.TRUE).build());

        assertThat(bench().lookupSelf(live.token())).contains(id);
        assertThat(users.get(id).orElseThrow().active()).isTrue();
    }

    @Test
    default void oneCreatedInactiveCannotLogIn() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String name = unique("alice");

        users.create(User.of(name).active(false).build());

        assertThat(bench().host.login(mount, name)).isEmpty();
    }

    @Test
    default void deletingLeavesNothingBehind() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String name = unique("alice");
        String id = users.create(User.of(name).build()).id().orElseThrow();
        PersonLogin live = bench().login(mount, name);

        users.delete(id);

        assertThat(bench().entity(id)).isEqualTo(JsonObject.EMPTY);
        assertThat(bench().entityWithAlias(mount, name)).isEqualTo(JsonObject.EMPTY);
        assertThat(bench().lookupSelf(live.token())).isEmpty();
        assertThat(users.get(id)).isEmpty();
        assertThat(users.query("userName eq \"" + name + "\"")).isEmpty();
        assertThat(refusal(() -> users.delete(id))).isEqualTo(ScimError.notFound("There is no such user."));
        assertThat(refusal(() -> users.replace(id, User.of(name).build())).status())
                .isEqualTo(404);
        assertThat(users.create(User.of(name).build()).id()).isNotEqualTo(Optional.of(id));
    }

    @Test
    default void policiesAndPairsOfAnAdminStay() {
        String name = unique("alice");
        User created = users().create(User.of(name).title("Dr").build());
        String id = created.id().orElseThrow();
        JsonObject pairs = bench().entity(id).object("metadata").orElseThrow().with("team", new JsonString("core"));
        bench().postById("identity/entity/id", id, "{'policies':['default','team-core'],'metadata':" + pairs + "}");

        users().patch(id, PatchRequest.builder().replace("title", "Prof").build());
        users().patch(
                        id,
                        PatchRequest.builder().replace("userName", unique("b")).build());
        users().patch(
                        id,
                        PatchRequest.builder()
                                .replace("active", JsonBoolean.FALSE)
                                .build());
        users().replace(id, User.of(unique("alice")).build());

        JsonObject entity = bench().entity(id);
        assertThat(StoreBench.strings(entity, "policies")).containsExactly("default", "team-core");
        assertThat(entity.object("metadata").orElseThrow().string("team")).contains("core");
        assertThat(entity.object("metadata").orElseThrow().has("scim_doc_00")).isFalse();
    }

    @Test
    default void whatChangesNothingSendsNoWriteAndKeepsTheVersion() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        User created =
                users.create(User.of(unique("alice")).nickName("Al").title("Dr").build());
        String id = created.id().orElseThrow();
        bench().calls.drain();

        User patched =
                users.patch(id, PatchRequest.builder().replace("title", "Dr").build());
        User replaced = users.replace(
                id,
                User.of(created.userName())
                        .title("Dr")
                        .nickName("Al")
                        .active(true)
                        .build());

        assertThat(bench().calls.drainWrites()).isEmpty();
        assertThat(patched).isEqualTo(created);
        assertThat(replaced).isEqualTo(created);
        assertThat(users.get(id)).contains(created);
    }

    @Test
    default void aChangeMovesVersionAndTimeAndIsWhatIsReadThen() {
        User created = users().create(User.of(unique("alice")).build());
        String id = created.id().orElseThrow();

        User changed =
                users().patch(id, PatchRequest.builder().add("title", "Dr").build());

        assertThat(changed.meta().version()).isNotEqualTo(created.meta().version());
        assertThat(changed.meta().created()).isEqualTo(created.meta().created());
        assertThat(changed.meta().lastModified().orElseThrow())
                .isAfter(created.meta().lastModified().orElseThrow());
        assertThat(users().get(id)).contains(changed);
    }

    @Test
    default void aPasswordIsNowhereToBeFound() {
        String password = unique("Tr0ub4dor");

        User created =
                users().create(User.of(unique("alice")).password(password).build());
        String id = created.id().orElseThrow();
        users().patch(id, PatchRequest.builder().replace("password", password).build());

        assertThat(created.resource().tree().toString()).doesNotContain(password);
        assertThat(bench().entity(id).toString()).doesNotContain(password);
    }
}
