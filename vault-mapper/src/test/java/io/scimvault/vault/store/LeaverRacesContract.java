package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.GroupLock;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.Tombstone;
import io.scimvault.vault.testing.AuthMount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Users who leave while others change them. */
interface LeaverRacesContract extends LeaverBench {
    /** Whoever waits for the locks of somebody who leaves finds a tombstone, not the user that it was. */
    @Test
    default void aTombstoneJoinsNoGroupHoweverSoonAfter() {
        AuthMount mount = bench().host.mount();
        ScimClient client = lockingOut(mount);
        List<Runnable> after = new ArrayList<>();
        VaultScim scim = VaultScim.builder(
                        bench().host.transport(),
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new GroupLock() {
                    private final GroupLock lock = new InProcessLock();

                    @Override
                    public <T> T holding(Collection<String> ids, Supplier<T> work) {
                        T result = lock.holding(ids, work);
                        after.forEach(Runnable::run);
                        return result;
                    }
                })
                .build();
        ClientAccess access = scim.as(client);
        String leaver = create(access, unique("alice"));
        access.groups().create(Group.of(unique("staff")).member(leaver).build());
        String other =
                access.groups().create(Group.of(unique("others")).build()).id().orElseThrow();
        List<ScimError> refused = new ArrayList<>();
        PatchRequest join = PatchRequest.builder()
                .add("members", JsonArray.of(List.of(JsonObject.of("value", new JsonString(leaver)))))
                .build();
        AtomicBoolean begun = new AtomicBoolean();
        after.add(() -> {
            if (!access.tombstones().isEmpty() && begun.compareAndSet(false, true)) {
                refused.add(refusal(() -> access.groups().patch(other, join)));
            }
        });

        access.users().delete(leaver);

        assertThat(refused).hasSize(1).allMatch(error -> error.status() == 400);
        assertThat(strings(bench().group(other), "member_entity_ids")).isEmpty();
    }

    /** Two hosts: one enables whom the other lets go. */
    @Test
    default void whoIsEnabledWhileLeavingIsLockedOutAgain() {
        AuthMount mount = bench().host.mount();
        ScimClient client = lockingOut(mount);
        ClientAccess access = bench().as(client);
        String name = unique("alice");
        String id =
                access.users().create(User.of(name).active(false).build()).id().orElseThrow();
        ClientAccess late = bench().through(
                        (call, token) -> {
                            if (call.body().filter(body -> body.has("disabled")).isPresent()
                                    && access.tombstones().isEmpty()) {
                                access.users().delete(id);
                            }
                            return bench().host.transport().send(call, token);
                        },
                        client);

        ScimError refused = refusal(() -> late.users()
                .patch(id, PatchRequest.builder().replace("active", true).build()));

        assertThat(refused).isEqualTo(NO_USER);
        assertThat(bench().entity(id).bool("disabled")).contains(true);
        assertThat(bench().host.login(mount, name)).isEmpty();
        assertThat(access.tombstones()).extracting(Tombstone::lockedOut).containsExactly(true);
    }

    /** Two hosts: one lets in whom the other has read as locked out already. */
    @Test
    default void whoeverIsLetInWhileLeavingLeavesLockedOut() {
        AuthMount mount = bench().host.mount();
        ScimClient client = lockingOut(mount);
        ClientAccess access = bench().as(client);
        String name = unique("alice");
        String id =
                access.users().create(User.of(name).active(false).build()).id().orElseThrow();
        AtomicBoolean once = new AtomicBoolean();
        ClientAccess late = bench().through(
                        (call, token) -> {
                            if (call.toString().startsWith("POST identity/entity/id/")
                                    && once.compareAndSet(false, true)) {
                                access.users()
                                        .patch(
                                                id,
                                                PatchRequest.builder()
                                                        .replace("active", true)
                                                        .build());
                            }
                            return bench().host.transport().send(call, token);
                        },
                        client);

        late.users().delete(id);

        assertThat(bench().host.login(mount, name)).isEmpty();
        assertThat(access.tombstones()).extracting(Tombstone::lockedOut).containsExactly(true);
    }
}
