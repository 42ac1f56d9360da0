package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.time.Duration;
import java.util.List;

/** A Vault in memory with people and groups that nobody asked the library to touch. */
final class CutWorld {
    /** Past any grace. */
    private static final Duration LONG = Duration.ofHours(1);

    /** Enough for one repetition, so that a cut for good is noticed soon. */
    private static final Duration SHORT = Duration.ofMillis(250);

    final SetClock clock = new SetClock();
    final MemoryHost host = new MemoryHost(clock);
    final StoreBench bench = new StoreBench(host);
    final List<AuthMount> mounts = List.of(host.mount(), host.mount());
    private final String adminsEntity =
            bench.make("identity/entity", "{'name':'root','policies':['admins'],'metadata':{'team':'core'}}");
    private final String adminsGroup = bench.make(
            "identity/group", "{'name':'admins','policies':['admins'],'member_entity_ids':'" + adminsEntity + "'}");
    private final PersonLogin person = bench.login(mounts.get(0), "passer-by");
    private final String othersUser = bench.as(
                    ScimClient.named("other").aliasMount(mounts.get(1).accessor()))
            .users()
            .create(User.of("other-user").build())
            .id()
            .orElseThrow();
    private final String before = bystanders();

    /** A client with the first so many of the mounts. */
    ScimClient client(int aliases) {
        ScimClient client = bench.hr;
        for (AuthMount mount : mounts.subList(0, aliases)) {
            client = client.aliasMount(mount.accessor());
        }
        return client;
    }

    ClientAccess through(Cut cut, ScimClient client) {
        return VaultScim.builder(cut, TokenSources.fixed(host.library()))
                .groupLock(new InProcessLock())
                .clock(clock)
                .timeLimit(SHORT)
                .build()
                .as(client);
    }

    /** A name of this world's client, as it sees it through a library that has just been started. */
    ClientAccess fresh(ScimClient client) {
        return new StoreBench(host).as(client);
    }

    void passTheGrace() {
        clock.move(LONG);
    }

    private String bystanders() {
        return String.join(
                "\n",
                bench.entity(adminsEntity).toString(),
                bench.group(adminsGroup).toString(),
                bench.entity(person.entityId()).toString(),
                bench.entity(othersUser).toString());
    }

    void assertNobodyElseWasTouched() {
        assertThat(bystanders()).isEqualTo(before);
        assertThat(bench.lookupSelf(person.token())).contains(person.entityId());
    }

    /** That the one who logs in on each of the first mounts under this name is this user. */
    void assertLogsIn(int aliases, String name, String id) {
        for (AuthMount mount : mounts.subList(0, aliases)) {
            assertThat(bench.login(mount, name).entityId()).isEqualTo(id);
        }
    }

    static String name() {
        return unique("alice");
    }
}
