package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hosts find the same person at the same time. */
@Timeout(60)
class ParallelAdoptionTest {
    private final MemoryHost host = new MemoryHost();
    private final StoreBench bench = new StoreBench(host);
    private final AuthMount mount = host.mount();
    private final PersonLogin person = bench.login(mount, "alice");
    private final ScimClient client = bench.hr.aliasMount(mount.accessor()).adoption(Adoption.ADOPT);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void onlyOneOfThemAdopts() throws Exception {
        Future<Integer> one = threads.submit(this::create);
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        Future<Integer> other = threads.submit(() -> {
            int status = create();
            second.countDown();
            return status;
        });

        assertThat(List.of(one.get(), other.get())).containsExactly(201, 503);
        assertThat(bench.as(client).users().all()).extracting(User::userName).containsExactly("alice");
        assertThat(bench.lookupSelf(person.token())).contains(person.entityId());
        assertThat(bench.halfMade()).isEmpty();
    }

    private int create() {
        try {
            VaultScim.builder(this::send, TokenSources.fixed(host.library()))
                    .groupLock(new InProcessLock())
                    .build()
                    .as(client)
                    .users()
                    .create(User.of("alice").build());
            return 201;
        } catch (ScimException e) {
            return e.error().status();
        }
    }

    /** The first adoption waits until a second one is about to happen, too, or was refused. */
    private VaultReply send(VaultCall call, VaultToken token) {
        if (call.toString().equals("POST identity/entity/id/" + person.entityId())) {
            if (first.getCount() == 0) {
                second.countDown();
            }
            first.countDown();
            await(second);
        }
        return host.transport().send(call, token);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
