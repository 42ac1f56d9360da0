package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Hazard 10: a user whom others delete beside a writer of a group stays in its list and blocks it, until our next write. */
class DanglingMemberIT {
    private static final int ATTEMPTS = 200;

    private final StoreBench bench = new StoreBench(new RealHost());
    private final ClientAccess access = bench.as(bench.hr);
    private final String child =
            access.groups().create(Group.of(unique("g")).build()).id().orElseThrow();

    @Test
    void aDanglingMemberIsDroppedByTheNextChange() throws Exception {
        String group = dangling();

        Group changed = access.groups()
                .patch(group, PatchRequest.builder().add("externalId", "00g1").build());

        assertThat(changed.externalId()).contains("00g1");
        assertThat(changed.memberIds()).containsExactly(child);
        assertThat(strings(bench.group(group), "member_entity_ids")).isEmpty();
    }

    @Test
    void aGroupWithADanglingMemberIsDeletedAndLetsItsGroupsGo() throws Exception {
        String group = dangling();

        access.groups().delete(group);

        assertThat(bench.group(group)).isEqualTo(JsonObject.EMPTY);
        assertThat(strings(bench.group(child), "parent_group_ids")).doesNotContain(group);
    }

    /** A group of which every write is refused. */
    private String dangling() throws Exception {
        for (int i = 0; i < ATTEMPTS; i++) {
            List<String> members = new ArrayList<>(List.of(child));
            for (int n = 0; n < 5; n++) {
                members.add(
                        access.users().create(User.of(unique("u")).build()).id().orElseThrow());
            }
            String group = access.groups()
                    .create(Group.of(unique("g")).memberIds(members).build())
                    .id()
                    .orElseThrow();
            deleteBesideAWriter(group, members.subList(1, members.size()));
            if (write(group).status() == 500) {
                return group;
            }
        }
        throw new AssertionError("no deletion left a dangling member");
    }

    private void deleteBesideAWriter(String group, List<String> users) throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!ended.get()) {
                write(group);
            }
        });
        writer.start();
        try {
            users.forEach(user -> bench.delete("identity/entity/id", user));
        } finally {
            ended.set(true);
            writer.join();
        }
    }

    /** Writes the metadata as it is. */
    private VaultReply write(String group) {
        JsonObject pairs = bench.group(group).object("metadata").orElseThrow();
        return bench.host
                .transport()
                .send(
                        VaultCall.post(
                                Paths.group(IdRef.known(group)),
                                JsonObject.of("metadata", pairs.with("team", new JsonString("core")))),
                        bench.host.root());
    }
}
