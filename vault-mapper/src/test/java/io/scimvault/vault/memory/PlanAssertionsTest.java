package io.scimvault.vault.memory;

import static io.scimvault.vault.memory.PlanAssertions.assertPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.plan.VaultPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlanAssertionsTest {
    private final InMemoryVault memory = InMemoryVault.create().authMount("okta");
    private final String accessor = memory.mountAccessor("okta");
    private final ClientAccess plain = access(ScimClient.named("hr"));
    private final ClientAccess withAlias = access(ScimClient.named("it").aliasMount(accessor));
    private final User alice = User.of("alice").externalId("00u1").build();

    @Test
    void aCreationWithoutAnAlias() {
        PlanAssertions plan = assertPlan(plain.users().planCreate(alice));

        plan.hasCalls(2)
                .createsEntity("alice")
                .sendsMetadata("scim_external_id", "00u1")
                .sendsNoMetadata("department")
                .sends("disabled", false)
                .deletesNothing()
                .neverSends("policies")
                .neverSendsNull()
                .touchesOnly();
        fails(plan, p -> p.isEmpty(), "to be empty");
        fails(plan, p -> p.hasCalls(1), "to have 1 call");
        fails(plan, p -> p.createsEntity("Alice"), "to create an entity Alice");
        fails(plan, p -> p.createsAlias(accessor, "alice"), "to create an alias alice on " + accessor);
        fails(plan, p -> p.createsGroup("alice"), "to create a group alice");
        fails(plan, p -> p.createsNothing(), "to create nothing");
        fails(plan, p -> p.renamesEntity("alice"), "to rename an entity to alice");
        fails(plan, p -> p.sendsMetadata("scim_external_id", "00u2"), "to send metadata scim_external_id = 00u2");
        fails(plan, p -> p.sendsNoMetadata("scim_external_id"), "to send no metadata scim_external_id");
        fails(plan, p -> p.sends("disabled", true), "to send disabled = true");
        fails(plan, p -> p.neverSends("metadata"), "never to send metadata");
    }

    @Test
    void aCreationWithAnAlias() {
        PlanAssertions plan = assertPlan(withAlias.users().planCreate(alice));

        plan.hasCalls(3).createsEntity("alice").createsAlias(accessor, "alice").sends("mount_accessor", accessor);
        fails(plan, p -> p.createsAlias(accessor, "bob"), "to create an alias bob on " + accessor);
        fails(plan, p -> p.createsAlias("auth_other", "alice"), "to create an alias alice on auth_other");
        fails(plan, p -> p.renamesAlias("alice"), "to rename an alias to alice");
        fails(plan, p -> p.sends("name", "carol"), "to send name = carol");
    }

    @Test
    void aRenameAndALockOut() {
        String id = withAlias.users().create(alice).id().orElseThrow();
        PlanAssertions plan = assertPlan(withAlias
                .users()
                .planPatch(
                        id,
                        PatchRequest.builder()
                                .replace("userName", "bob")
                                .replace("active", false)
                                .build()));

        plan.renamesEntity("bob").renamesAlias("bob").sends("disabled", true).createsNothing();
        plan.touchesOnly(id, memory.alias("okta", "alice").id());
        fails(plan, p -> p.touchesOnly(id), "to touch nothing but [" + id + "]");
        fails(plan, p -> p.createsEntity("bob"), "to create an entity bob");
        fails(plan, p -> p.renamesGroup("bob"), "to rename a group to bob");
    }

    @Test
    void nothingToDo() {
        String id = plain.users().create(alice).id().orElseThrow();

        assertPlan(plain.users()
                        .planPatch(
                                id,
                                PatchRequest.builder()
                                        .replace("externalId", "00u1")
                                        .build()))
                .isEmpty()
                .hasCalls(0);
    }

    @Test
    void aDeletion() {
        String id = plain.users().create(alice).id().orElseThrow();
        PlanAssertions plan = assertPlan(plain.users().planDelete(id));

        plan.deletes(id).touchesOnly(id);
        fails(plan, p -> p.deletes("another"), "to delete another");
        fails(plan, p -> p.deletesNothing(), "to delete nothing");
    }

    @Test
    void aGroupAndItsMembers() {
        String one = plain.users().create(alice).id().orElseThrow();
        String two = plain.users().create(User.of("bob").build()).id().orElseThrow();
        Group staff = Group.of("staff").member(two).member(one).build();
        PlanAssertions plan = assertPlan(plain.groups().planCreate(staff));

        plan.createsGroup("staff").sendsMembers(one, two);
        fails(plan, p -> p.sendsMembers(one), "to send the members [" + one + "]");
        fails(plan, p -> p.sendsMemberGroups(one), "to send the member groups [" + one + "]");
        String id = plain.groups().create(staff).id().orElseThrow();
        assertPlan(plain.groups()
                        .planPatch(
                                id,
                                PatchRequest.builder()
                                        .replace("displayName", "all")
                                        .remove("members")
                                        .build()))
                .renamesGroup("all")
                .sendsMembers();
    }

    @Test
    void groupsInAGroup() {
        assertPlan(plan(change("member_group_ids", "g2,g1"), List.of()))
                .sendsMemberGroups("g1", "g2")
                .touchesOnly("e1");
    }

    @Test
    void whatUndoesARefusedPlanIsLookedAtAsWell() {
        VaultCall change = change("name", "bob");
        VaultCall undo = VaultCall.post(VaultPath.of("identity/entity/id", IdRef.known("e2")), text("policies", "x"));
        PlanAssertions plan = assertPlan(plan(change, List.of(undo)));

        fails(plan, p -> p.neverSends("policies"), "never to send policies");
        fails(plan, p -> p.touchesOnly("e1"), "to touch nothing but [e1]");
        plan.touchesOnly("e1", "e2");
    }

    @Test
    void aNullIsFoundWhereverItIs() {
        JsonObject metadata = JsonObject.of("metadata", JsonObject.of("team", JsonNull.NULL));
        VaultPath path = VaultPath.of("identity/entity/id", IdRef.known("e1"));

        fails(
                assertPlan(plan(VaultCall.post(path, metadata), List.of())),
                p -> p.neverSendsNull(),
                "never to send null");
        fails(
                assertPlan(plan(VaultCall.post(path, JsonObject.of("policies", JsonNull.NULL)), List.of())),
                p -> p.neverSendsNull(),
                "never to send null");
    }

    @Test
    void aFieldWhoseValueAnEarlierStepMakesIsSentAsWell() {
        VaultCall call = change("name", "x").referring("canonical_id", IdRef.made("entity"));

        assertThatThrownBy(() -> assertPlan(plan(call, List.of())).neverSends("canonical_id"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aFailureShowsThePlanButNoPendingName() {
        VaultPlan plan = plain.users().planCreate(alice);

        AssertionError error = catchThrowableOfType(
                AssertionError.class, () -> assertPlan(plan).isEmpty());

        assertThat(error).hasMessage("Expected the plan to be empty, but it is:\n" + plan);
        String pending =
                plan.steps().get(0).call().body().orElseThrow().string("name").orElseThrow();
        assertThat(pending).startsWith("scim-pending-");
        assertThat(error.getMessage()).doesNotContain(pending);
    }

    private ClientAccess access(ScimClient client) {
        return VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
                .groupLock(new InProcessLock())
                .build()
                .as(client);
    }

    private static void fails(PlanAssertions plan, Consumer<PlanAssertions> assertion, String expected) {
        assertThatThrownBy(() -> assertion.accept(plan))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected the plan " + expected + ", but it is:\nPlan: ");
    }

    private static VaultPlan plan(VaultCall call, List<VaultCall> undo) {
        return new VaultPlan("change a user", List.of(new Step(call, Optional.empty(), Set.of(), undo)));
    }

    private static VaultCall change(String field, String value) {
        return VaultCall.post(VaultPath.of("identity/entity/id", IdRef.known("e1")), text(field, value));
    }

    private static JsonObject text(String field, String value) {
        return JsonObject.of(field, new JsonString(value));
    }
}
