package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.memory.InMemoryVault;
import io.scimvault.vault.memory.StandbyVault;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hazards on the Vault in memory. */
class HazardInMemoryTest implements HazardContract {
    private final StoreBench bench = new StoreBench(new MemoryHost());

    @Override
    public StoreBench bench() {
        return bench;
    }

    /** A host that was pointed at a standby reads what was; what it says that it did is done. */
    @Test
    void hazard08StandbysAnswerWhatWasAndDeleteNothing() {
        InMemoryVault active = InMemoryVault.create();
        StandbyVault standby = active.standby();
        VaultScim there = library(active, active);
        VaultScim here = library(standby, active);
        String name = unique("alice");
        String id =
                there.as(bench.hr).users().create(User.of(name).build()).id().orElseThrow();
        VaultPath path = VaultPath.of(ENTITY_ID, IdRef.known(id));
        assertThat(standby.send(VaultCall.get(VaultPath.of("sys/health")), active.rootToken())
                        .status())
                .isEqualTo(429);
        assertThat(standby.send(VaultCall.get(path), active.rootToken()).isMissing())
                .isTrue();
        assertThat(standby.send(VaultCall.delete(path), active.rootToken()).status())
                .isEqualTo(204);
        assertThat(active.readEntity(id)).as("deleted nothing").isPresent();

        assertThat(http(here, "DELETE", "/Users/" + id, "").status())
                .as("a deletion is claimed only where it was done")
                .isEqualTo(503);
        assertThat(http(here, "GET", "/Users/" + id, "").status()).isEqualTo(503);
        assertThat(http(here, "PUT", "/Users/" + id, HazardHost.user(name, ",'title':'Dr'"))
                        .status())
                .isEqualTo(503);
        assertThat(active.entity(id).name()).isEqualTo(name);
        standby.catchUp();
        assertThat(http(here, "GET", "/Users/" + id, "").status()).isEqualTo(200);
        assertThat(http(here, "DELETE", "/Users/" + id, "").status()).isEqualTo(204);
        assertThat(active.readEntity(id)).isEmpty();
    }

    private static VaultScim library(VaultTransport way, InMemoryVault active) {
        return VaultScim.builder(way, TokenSources.fixed(active.serviceToken("")))
                .groupLock(new InProcessLock())
                .build();
    }

    /** Whatever a standby lets through is decided on the active node: nobody is made twice, taken over or let in. */
    @Test
    void hazard08NothingIsTakenOverThroughAStandby() {
        InMemoryVault active = InMemoryVault.create().authMount("approle");
        StandbyVault standby = active.standby();
        ScimClient client = bench.hr.aliasMount(active.mountAccessor("approle"));
        standby.catchUp();
        String name = unique("alice");
        User alice = library(active, active)
                .as(client)
                .users()
                .create(User.of(name).title("Dr").build());
        InMemoryVault.Login person = active.login("approle", unique("bob"));

        VaultScim here = library(standby, active);
        assertThat(http(here, "POST", "/Users", HazardHost.user(name, ",'title':'Prof'"))
                        .status())
                .isIn(409, 503);
        assertThat(library(active, active).as(client).users().all()).containsExactly(alice);
        assertThat(active.login("approle", name).entityId())
                .isEqualTo(alice.id().orElseThrow());
        assertThat(active.readEntity(person.entityId())).isPresent();
        standby.catchUp();
        library(active, active)
                .as(client)
                .users()
                .patch(
                        alice.id().orElseThrow(),
                        PatchRequest.builder().replace("active", false).build());
        here.as(client)
                .users()
                .patch(
                        alice.id().orElseThrow(),
                        PatchRequest.builder().replace("title", "Prof").build());
        assertThat(active.entity(alice.id().orElseThrow()).disabled())
                .as("a stale read lets nobody in")
                .isTrue();
    }

    /** One lock orders everything in memory, so that no race leaves a member behind: {@link GhostMember} says what a server then says. */
    @Override
    public Dangling dangle(String groupId, List<String> memberIds) {
        String gone = memberIds.get(0);
        bench.admin(VaultCall.delete(VaultPath.of(ENTITY_ID, IdRef.known(gone))));
        return new Dangling(new GhostMember(bench.host.transport(), groupId, gone), gone);
    }

    @Override
    public SmallGroups smallGroups() {
        return new SmallGroups(bench, 27_700, 400);
    }

    @Override
    public Namespaced namespaced() {
        return new Namespaced(
                new SuffixedIds(bench.host.transport()),
                bench.host.library(),
                bench.host.mount().accessor());
    }
}
