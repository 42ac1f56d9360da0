package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Hazards of groups and their members, which Vault keeps as one list. */
interface HazardsOfMembers extends HazardHost {

    /** A group that keeps a member who is no longer there, and the way to the Vault that has it. */
    record Dangling(VaultTransport transport, String memberId) {}

    /** Makes one of a group's members dangle. */
    Dangling dangle(String groupId, List<String> memberIds);

    /**
     * A Vault on which groups have an end.
     *
     * @param people more than a group can have there
     * @param status of the refusal: 400 where our own limit comes first, 413 where Vault's does
     */
    record SmallGroups(StoreBench bench, int people, int status) {}

    SmallGroups smallGroups();

    private static PatchRequest add(String... ids) {
        return PatchRequest.builder().add("members", values(ids)).build();
    }

    private static JsonArray values(String... ids) {
        return JsonArray.of(List.of(ids).stream()
                .map(id -> JsonObject.of("value", new JsonString(id)))
                .toList());
    }

    @Test
    default void hazard04MembersAreOneListWithoutCompareAndSet() throws Exception {
        String first = newUser();
        String second = newUser();
        String raced = bench().make(GROUP, "{'name':'" + unique("raced") + "'}");
        String seenByBoth = String.join(",", strings(bench().group(raced), "member_entity_ids"));
        rawPost(GROUP_ID, raced, "{'member_entity_ids':'" + seenByBoth + "," + first + "','modify_index':1}");
        rawPost(GROUP_ID, raced, "{'member_entity_ids':'" + seenByBoth + "," + second + "','modify_index':1}");
        assertThat(strings(bench().group(raced), "member_entity_ids")).containsExactly(second);

        String id = newGroup();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            members.add(newUser());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Group>> writers = new ArrayList<>();
            members.forEach(member -> writers.add(() -> groups().patch(id, add(member))));
            for (Future<Group> written : threads.invokeAll(writers)) {
                written.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(strings(bench().group(id), "member_entity_ids")).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    default void hazard10ADanglingMemberBlocksEveryWriteOfTheGroup() {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            members.add(newUser());
        }
        for (String what : List.of("PATCH of members", "rename", "attribute", "PUT")) {
            String id = newGroup(members.toArray(String[]::new));
            Dangling dangling = dangle(id, members);
            VaultTransport way = dangling.transport();
            VaultReply blocked = way.send(
                    VaultCall.post(
                            VaultPath.of(GROUP_ID, IdRef.known(id)),
                            StoreBench.object(
                                    "{'metadata':{'scim_client':'" + bench().hr.name() + "'}}")),
                    bench().host.root());
            assertThat(blocked.status()).as(what).isEqualTo(500);
            assertThat(blocked.refuses("invalid entity ID")).isTrue();

            members.removeIf(member -> bench().entity(member).isEmpty());
            String added = newUser();
            TypedResources<Group> healing = through(way).as(bench().hr).groups();
            String name = unique("healed");
            Group healed = switch (what) {
                case "PATCH of members" -> healing.patch(id, add(added));
                case "rename" ->
                    healing.patch(
                            id,
                            PatchRequest.builder().replace("displayName", name).build());
                case "attribute" ->
                    healing.patch(
                            id,
                            PatchRequest.builder().replace("externalId", "00g1").build());
                default -> healing.replace(id, Group.of(name).memberIds(members).build());
            };

            List<String> expected = new ArrayList<>(members);
            if (what.equals("PATCH of members")) {
                expected.add(added);
            }
            assertThat(healed.memberIds()).as(what).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(strings(bench().group(id), "member_entity_ids"))
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(groups().get(id)).contains(healed);
        }
    }

    /** The other half: beside writers of its groups, the library's own deletions leave nobody dangling. */
    @Test
    default void hazard10TheLibrarysDeletionsLeaveNobodyDangling() throws Exception {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            members.add(newUser());
        }
        String id = newGroup(members.toArray(String[]::new));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            AtomicInteger round = new AtomicInteger();
            Future<?> writer = threads.submit(() -> {
                while (round.get() >= 0) {
                    groups().patch(
                                    id,
                                    PatchRequest.builder()
                                            .replace("externalId", "00g" + round.incrementAndGet())
                                            .build());
                }
            });
            for (String member : members.subList(0, 20)) {
                users().delete(member);
            }
            round.set(Integer.MIN_VALUE);
            writer.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(strings(bench().group(id), "member_entity_ids"))
                .containsExactlyInAnyOrderElementsOf(members.subList(20, 24));
        assertThat(rawPost(GROUP_ID, id, "{'name':'" + unique("free") + "'}").status())
                .isEqualTo(204);
    }

    @Test
    default void hazard11AnArrayOfAThousandIdsIsRefused() {
        List<String> members = manyUsers(1_001);
        JsonObject array = JsonObject.of("member_entity_ids", JsonArray.ofStrings(members));
        String raw = bench().make(GROUP, "{'name':'" + unique("raw") + "'}");
        VaultReply refused = raw(VaultCall.post(VaultPath.of(GROUP_ID, IdRef.known(raw)), array));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors().toString()).contains("JSON");

        Group created = groups().create(Group.of(unique("g"))
                .memberIds(members.subList(1, 1_001))
                .build());
        assertThat(created.memberIds()).hasSize(1_000);
        String id = created.id().orElseThrow();
        groups().patch(id, add(members.get(0)));
        assertThat(strings(bench().group(id), "member_entity_ids")).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    default void hazard12AGroupEndsAtTheSizeOfAStorageEntry() {
        SmallGroups limits = smallGroups();
        StoreBench small = limits.bench();
        String marks = "','metadata':{'scim_client':'" + small.hr.name() + "','scim_format':'1'}}";
        List<String> people = new ArrayList<>();
        while (people.size() < limits.people()) {
            people.add(small.make(ENTITY, "{'name':'" + unique("m") + marks));
        }
        TypedResources<Group> groups = small.as(small.hr).groups();
        String id = groups.create(Group.of(unique("big")).build()).id().orElseThrow();
        int fits = people.size() / 2;
        int tooMany = people.size();
        VaultReply refused = setMembers(small, id, people);
        assertThat(refused.status()).as("all of them").isEqualTo(500);
        assertThat(refused.refuses("value being too large")).isTrue();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (setMembers(small, id, people.subList(0, middle)).isSuccess()) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        setMembers(small, id, people.subList(0, fits));
        JsonObject before = small.group(id);
        RawResponse answer = small.http(
                small.hr,
                "PATCH",
                "/Groups/" + id,
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'add','path':'members',"
                        + "'value':"
                        + values(people.subList(fits, people.size()).toArray(String[]::new)) + "}]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(limits.status());
        assertThat(answer.text()).doesNotContain("bytes, max").doesNotContain("packed");
        assertThat(small.group(id)).isEqualTo(before);
        Group fewer = groups.patch(
                id,
                PatchRequest.builder()
                        .remove("members[value eq \"" + people.get(0) + "\"]")
                        .build());
        assertThat(fewer.memberIds()).hasSize(fits - 1);
        User next = small.as(small.hr).users().create(User.of(unique("next")).build());
        assertThat(next.id()).isPresent();
    }

    private static VaultReply setMembers(StoreBench bench, String id, List<String> members) {
        JsonObject body = JsonObject.of("member_entity_ids", new JsonString(String.join(",", members)));
        return bench.host
                .transport()
                .send(VaultCall.post(VaultPath.of(GROUP_ID, IdRef.known(id)), body), bench.host.root());
    }

    @Test
    default void hazard16AllWritesWaitForOneAnother() {
        List<String> more = manyUsers(10);
        String group = newGroup();
        String user = newUser();
        bench().calls.drain();
        PatchRequest.Builder changes =
                PatchRequest.builder().replace("displayName", unique("renamed")).replace("externalId", "00g2");
        more.forEach(member -> changes.add("members", values(member)));
        groups().patch(group, changes.build());
        assertThat(bench().calls.drainWrites()).containsExactly("POST identity/group/id/{id}");
        groups().patch(group, changes.build());
        assertThat(bench().calls.drainWrites()).isEmpty();
        users().patch(
                        user,
                        PatchRequest.builder()
                                .replace("userName", unique("renamed"))
                                .replace("title", "Dr")
                                .replace("active", false)
                                .build());
        assertThat(bench().calls.drainWrites()).containsExactly("POST identity/entity/id/{id}");

        AtomicInteger limits = new AtomicInteger(2);
        JsonObject error =
                StoreBench.object("{'errors':['request path \"x\": rate limit quota exceeded']}".replace("\"x\"", "x"));
        VaultTransport transport = bench().host.transport();
        VaultScim limited = through((call, token) ->
                limits.getAndDecrement() > 0 ? new VaultReply(429, Optional.of(error)) : transport.send(call, token));
        assertThat(limited.as(bench().hr)
                        .users()
                        .create(User.of(unique("late")).build())
                        .id())
                .isPresent();
        limits.set(1_000);
        RawResponse refused = http(limited, "POST", "/Users", HazardHost.user(unique("never"), ""));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After").orElse("0"))).isPositive();
        assertThat(1_000 - limits.get()).as("attempts").isLessThan(10);
    }
}
