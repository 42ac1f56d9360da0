package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is somebody else's stays so, byte for byte, and nothing half-made is left of the attempt. */
interface ConflictContract extends BenchHost {
    ScimError NAME_TAKEN = ScimError.uniqueness("The userName is already in use.");
    ScimError LOGIN_TAKEN = ScimError.uniqueness("The login name is already in use.");

    @Test
    default void anAdminsEntityOfThatNameIsNotTouched() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        String id = bench().make(
                        "identity/entity", "{'name':'" + name + "','policies':['default'],'metadata':{'team':'core'}}");
        String before = bench().entity(id).toString();

        for (Adoption adoption : Adoption.values()) {
            for (ScimClient client : List.of(bench().hr, bench().hr.aliasMount(mount.accessor()))) {
                TypedResources<User> users =
                        bench().as(client.adoption(adoption)).users();
                assertThat(refusal(() -> users.create(User.of(name).build()))).isEqualTo(NAME_TAKEN);
                assertThat(refusal(() -> users.create(User.of(name.toUpperCase(Locale.ROOT))
                                .active(false)
                                .build())))
                        .isEqualTo(NAME_TAKEN);
            }
        }

        assertThat(bench().entity(id).toString()).isEqualTo(before);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void anotherClientsUserIsNotTouched() {
        String name = unique("alice");
        ScimClient other = ScimClient.named(unique("other"));
        String id = bench().as(other)
                .users()
                .create(User.of(name).title("Dr").build())
                .id()
                .orElseThrow();
        String before = bench().entity(id).toString();
        TypedResources<User> users =
                bench().as(bench().hr.adoption(Adoption.ADOPT)).users();

        assertThat(refusal(() -> users.create(User.of(name).build()))).isEqualTo(NAME_TAKEN);
        assertThat(refusal(() -> users.put(User.of(name).build()))).isEqualTo(NAME_TAKEN);

        assertThat(users.query("userName eq \"" + name + "\"")).isEmpty();
        assertThat(bench().entity(id).toString()).isEqualTo(before);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aUserOfOnesOwnIsAConflictAndTheLookupFindsItWhole() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String name = unique("alice");
        User created = users.create(User.of(name).title("Dr").build());

        assertThat(refusal(() -> users.create(User.of(name).title("Prof").build())))
                .isEqualTo(NAME_TAKEN);

        assertThat(users.query("userName eq \"" + name + "\"")).containsExactly(created);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aPersonWhoLoggedInBeforeKeepsEntityAliasAndToken() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        String before = bench().entity(person.entityId()).toString();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();

        assertThat(refusal(() -> users.create(User.of(name).build()))).isEqualTo(LOGIN_TAKEN);
        assertThat(refusal(() ->
                        users.create(User.of(name.toUpperCase(Locale.ROOT)).build())))
                .isEqualTo(LOGIN_TAKEN);

        assertThat(bench().entity(person.entityId()).toString()).isEqualTo(before);
        assertThat(bench().lookupSelf(person.token())).contains(person.entityId());
        assertThat(bench().entityNamed(name).isEmpty()).isTrue();
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aRenameOntoAnothersNameChangesNothing() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String taken = unique("bob");
        users.create(User.of(taken).build());
        User alice = users.create(User.of(unique("alice")).title("Dr").build());
        String id = alice.id().orElseThrow();
        String before = bench().entity(id).toString();

        ScimError refusal = refusal(() -> users.patch(
                id,
                PatchRequest.builder()
                        .replace("userName", taken)
                        .replace("title", "Prof")
                        .build()));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.scimType()).isEqualTo(NAME_TAKEN.scimType());
        assertThat(bench().entity(id).toString()).isEqualTo(before);
        assertThat(users.get(id)).contains(alice);
    }

    @Test
    default void aRenameOntoAnothersLoginChangesNothingForEither() {
        AuthMount mount = bench().host.mount();
        ScimClient client = bench().hr.aliasMount(mount.accessor());
        for (Adoption adoption : Adoption.values()) {
            TypedResources<User> users = bench().as(client.adoption(adoption)).users();
            User alice = users.create(User.of(unique("alice")).build());
            String id = alice.id().orElseThrow();
            String login = unique("bob");
            PersonLogin bob = bench().login(mount, login);
            String before = bench().entity(id).toString();
            String bobBefore = bench().entity(bob.entityId()).toString();

            assertThat(refusal(() -> users.patch(
                            id,
                            PatchRequest.builder().replace("userName", login).build())))
                    .isEqualTo(LOGIN_TAKEN);

            assertThat(bench().entity(id).toString()).isEqualTo(before);
            assertThat(bench().entity(bob.entityId()).toString()).isEqualTo(bobBefore);
            assertThat(bench().lookupSelf(bob.token())).contains(bob.entityId());
        }
    }

    @Test
    default void aLostAliasIsGivenBackWithTheNextWriteAndNeverTakenFromAnother() {
        AuthMount mount = bench().host.mount();
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String name = unique("alice");
        String id = users.create(User.of(name).build()).id().orElseThrow();
        bench().deleteAliases(id);
        PersonLogin person = bench().login(mount, name);

        // what was not asked for is left undone, and does not keep the rest from being done
        assertThat(users.patch(id, PatchRequest.builder().add("title", "Dr").build())
                        .title())
                .contains("Dr");
        assertThat(users.patch(
                                id,
                                PatchRequest.builder()
                                        .replace("active", JsonBoolean.FALSE)
                                        .build())
                        .active())
                .isFalse();
        assertThat(bench().entity(id).bool("disabled")).contains(true);
        assertThat(StoreBench.aliasNames(bench().entity(id))).isEmpty();
        assertThat(bench().lookupSelf(person.token())).contains(person.entityId());
        users.patch(
                id, PatchRequest.builder().replace("active", JsonBoolean.TRUE).build());

        bench().deleteAliases(person.entityId());
        User healed =
                users.patch(id, PatchRequest.builder().replace("title", "Dr").build());

        assertThat(healed.title()).contains("Dr");
        assertThat(StoreBench.aliasNames(bench().entity(id))).containsExactly(name);
        assertThat(bench().login(mount, name).entityId()).isEqualTo(id);
    }
}
