package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import org.junit.jupiter.api.Test;

/** A person who logged in before being provisioned becomes the user in place, if the entity is nothing but that login. */
interface AdoptionContract extends BenchHost {

    private TypedResources<User> adopting(AuthMount... mounts) {
        var client = bench().hr.adoption(Adoption.ADOPT);
        for (AuthMount mount : mounts) {
            client = client.aliasMount(mount.accessor());
        }
        return bench().as(client).users();
    }

    /** Tries to adopt, is refused, and nothing of the person has changed. */
    private void assertRefused(AuthMount mount, String name, PersonLogin person) {
        String before = bench().entity(person.entityId()).toString();

        assertThat(refusal(() -> adopting(mount).create(User.of(name).build())))
                .isEqualTo(ConflictContract.LOGIN_TAKEN);

        assertThat(bench().entity(person.entityId()).toString()).isEqualTo(before);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void thePersonsEntityBecomesTheUserAndTheLiveTokenIsTheUsers() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        String id = person.entityId();
        JsonObject before = bench().entity(id);
        bench().postById("identity/entity/id", id, "{'metadata':{'team':'core'}}");

        User adopted = adopting(mount)
                .create(User.of(name).externalId("00u1").title("Dr").build());

        JsonObject entity = bench().entity(id);
        assertThat(adopted.id()).contains(id);
        assertThat(adopting(mount).get(id)).contains(adopted);
        assertThat(bench().lookupSelf(person.token())).contains(id);
        assertThat(entity.string("name")).contains(name);
        assertThat(entity.object("metadata").orElseThrow().string("team")).contains("core");
        assertThat(entity.object("metadata").orElseThrow().string("scim_client"))
                .contains(bench().hr.name());
        JsonObject alias = alias(entity);
        assertThat(alias.string("id")).isEqualTo(alias(before).string("id"));
        assertThat(alias.object("custom_metadata").orElseThrow().string("scim_client"))
                .contains(bench().hr.name());
        assertThat(bench().halfMade()).isEmpty();
    }

    private static JsonObject alias(JsonObject entity) {
        return entity.array("aliases").only(JsonObject.class).findFirst().orElseThrow();
    }

    @Test
    default void anAdoptedPersonGetsTheAliasesOfTheOtherMounts() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(second, name);

        User adopted = adopting(first, second).create(User.of(name).build());

        assertThat(adopted.id()).contains(person.entityId());
        assertThat(bench().login(first, name).entityId()).isEqualTo(person.entityId());
        assertThat(bench().login(second, name).entityId()).isEqualTo(person.entityId());
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void aPersonWithAnEntityOnEachMountIsAConflictAndKeepsBoth() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        String name = unique("alice");
        PersonLogin one = bench().login(first, name);
        PersonLogin other = bench().login(second, name);
        String before = bench().entity(one.entityId()).toString() + bench().entity(other.entityId());

        assertThat(refusal(() -> adopting(first, second).create(User.of(name).build())))
                .isEqualTo(ConflictContract.LOGIN_TAKEN);

        assertThat(bench().entity(one.entityId()).toString() + bench().entity(other.entityId()))
                .isEqualTo(before);
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void onesWithPoliciesOfTheirOwnAreNotAdopted() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        bench().postById("identity/entity/id", person.entityId(), "{'policies':['admins']}");

        assertRefused(mount, name, person);
    }

    @Test
    default void onesWithANameThatSomebodyChoseAreNotAdopted() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        bench().postById("identity/entity/id", person.entityId(), "{'name':'" + unique("operator") + "'}");

        assertRefused(mount, name, person);
    }

    @Test
    default void onesWhoAreInAGroupOfOthersAreNotAdopted() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        String group = bench().make(
                        "identity/group",
                        "{'name':'" + unique("admins") + "','member_entity_ids':'" + person.entityId() + "'}");

        assertRefused(mount, name, person);
        assertThat(strings(bench().group(group), "member_entity_ids")).containsExactly(person.entityId());
    }

    @Test
    default void onesWithASecondAliasAreNotAdopted() {
        AuthMount mount = bench().host.mount();
        AuthMount elsewhere = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        bench().make(
                        "identity/entity-alias",
                        "{'name':'" + unique("root") + "','mount_accessor':'" + elsewhere.accessor()
                                + "','canonical_id':'" + person.entityId() + "'}");

        assertRefused(mount, name, person);
    }

    @Test
    default void onesWhoAreLockedOutAreNotAdopted() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        bench().postById("identity/entity/id", person.entityId(), "{'disabled':true}");

        assertRefused(mount, name, person);
    }

    @Test
    default void onesThatAnotherClientMarkedAreNotAdopted() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        bench().postById("identity/entity/id", person.entityId(), "{'metadata':{'scim_client':'other'}}");

        assertRefused(mount, name, person);
    }

    @Test
    default void theClientsPrincipalIsNotAdopted() {
        AuthMount mount = bench().host.mount();
        String name = unique("okta");
        PersonLogin principal = bench().login(mount, name);
        var client =
                bench().hr.adoption(Adoption.ADOPT).aliasMount(mount.accessor()).principal(principal.entityId());
        String before = bench().entity(principal.entityId()).toString();

        assertThat(refusal(() -> bench().as(client).users().create(User.of(name).build())))
                .isEqualTo(ConflictContract.LOGIN_TAKEN);

        assertThat(bench().entity(principal.entityId()).toString()).isEqualTo(before);
    }
}
