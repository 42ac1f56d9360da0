package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.plan.VaultCall.Method;
import io.scimvault.vault.testing.AuthMount;
import org.junit.jupiter.api.Test;

/** Users whose metadata an admin wiped and whose aliases were not born with the entity: the alias tells whose they are. */
interface WipedUserContract extends BenchHost {

    /** Aliases that come long after their entity tell whose they were made for. */
    @Test
    default void aUserOfTwoMountsOnASlowVaultIsStillTheClientsOnceWiped() {
        AuthMount first = bench().host.mount();
        AuthMount second = bench().host.mount();
        ScimClient client = bench().hr.aliasMount(first.accessor()).aliasMount(second.accessor());
        String name = unique("alice");
        String id = bench().through(
                        (call, token) -> {
                            if (call.method() == Method.POST) {
                                pause(120);
                            }
                            return bench().host.transport().send(call, token);
                        },
                        client)
                .users()
                .create(User.of(name).build())
                .id()
                .orElseThrow();
        bench().postById("identity/entity/id", id, "{'metadata':{}}");
        TypedResources<User> users = bench().as(client).users();

        assertThat(users.patch(id, AdminsHandContract.LEAVE).active()).isFalse();
        assertThat(bench().host.login(first, name)).isEmpty();
        assertThat(bench().host.login(second, name)).isEmpty();
        assertThat(users.planPatch(id, AdminsHandContract.LEAVE).isEmpty()).isTrue();
        users.delete(id);
        assertThat(bench().entity(id).isEmpty()).isTrue();
    }

    /** Also of an alias that an admin had made before the user was adopted. */
    @Test
    default void anAdoptedUserIsStillTheClientsOnceWiped() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        String id = bench().make(
                        "identity/entity",
                        "{'name':'" + name + "','metadata':{'scim_adopt':'"
                                + bench().hr.name() + "'}}");
        pause(120);
        bench().make(
                        "identity/entity-alias",
                        "{'name':'" + name + "','mount_accessor':'" + mount.accessor() + "','canonical_id':'" + id
                                + "'}");
        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        assertThat(users.create(User.of(name).build()).id()).contains(id);
        bench().postById("identity/entity/id", id, "{'metadata':{'team':'x'}}");

        assertThat(users.patch(id, AdminsHandContract.LEAVE).active()).isFalse();

        assertThat(bench().host.login(mount, name)).isEmpty();
        users.delete(id);
        assertThat(bench().entity(id).isEmpty()).isTrue();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
