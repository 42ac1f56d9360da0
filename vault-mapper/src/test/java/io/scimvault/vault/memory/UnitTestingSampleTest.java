package io.scimvault.vault.memory;

import static io.scimvault.vault.memory.PlanAssertions.assertPlan;
import static io.scimvault.vault.plan.VaultCall.Method.POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.EnterpriseUser;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What UNIT-TESTING.md shows without Mockito. */
class UnitTestingSampleTest {
    private final MappingConfig mapping = MappingConfig.usual()
            .readable("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "department");
    private final InMemoryVault memory = InMemoryVault.create().authMount("okta");
    private final VaultScim vault = VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
            .groupLock(new InProcessLock())
            .mapping(mapping)
            .build();
    private final ClientAccess okta = vault.as(ScimClient.named("okta").aliasMount(memory.mountAccessor("okta")));

    private final User alice = User.of("alice@example.com")
            .enterprise(EnterpriseUser.of().department("Payments").build())
            .build();

    @Test
    void theDepartmentIsAPairThatPoliciesCanUse() {
        assertPlan(okta.users().planCreate(alice))
                .createsEntity("alice@example.com")
                .sendsMetadata("department", "Payments")
                .neverSends("policies");
    }

    @Test
    void aLeaverIsLockedOutInOneCall() {
        String id = okta.users().create(alice).id().orElseThrow();
        PatchRequest leave = PatchRequest.builder().replace("active", false).build();

        assertPlan(okta.users().planPatch(id, leave))
                .hasCalls(1)
                .sends("disabled", true)
                .touchesOnly(id);
    }

    @Test
    void aSecondPutOfTheSameUserChangesNothing() {
        okta.users().put(alice);
        assertPlan(okta.users().planPut(alice)).isEmpty();
    }

    private static Resource own(ScimClient client, Resource given) {
        User user = new User(given);
        if (user.userName().startsWith("ext-")) {
            throw new ScimException(ScimError.badRequest(ScimType.INVALID_VALUE, "No externals."));
        }
        return user.toBuilder()
                .displayName(user.userName().toUpperCase(Locale.ROOT))
                .build()
                .resource();
    }

    @Test
    void aFunctionOfYourOwnSeesWhatTheClientWants() {
        TypedResources<User> users = VaultScim.builder(memory, TokenSources.fixed(memory.rootToken()))
                .groupLock(new InProcessLock())
                .mapping(MappingConfig.usual().userToVault(UnitTestingSampleTest::own))
                .build()
                .as(ScimClient.named("okta"))
                .users();

        assertThat(users.create(User.of("alice").build()).displayName()).contains("ALICE");
        assertThatThrownBy(() -> users.create(User.of("ext-bob").build())).hasMessage("No externals.");
    }

    @Test
    void vaultHoldsTheUserAndTheGroup() {
        String id = okta.users().create(alice).id().orElseThrow();
        okta.groups().create(Group.of("payments").member(id).build());

        assertThat(memory.entity("alice@example.com").metadata()).containsEntry("department", "Payments");
        assertThat(memory.group("payments").memberEntityIds()).containsExactly(id);
        assertThat(memory.alias("okta", "alice@example.com").entityId()).isEqualTo(id);
    }

    @Test
    void thePersonWhoLogsInIsTheUser() {
        String id = okta.users().create(alice).id().orElseThrow();

        InMemoryVault.Login login = memory.login("okta", "alice@example.com");
        assertThat(login.entityId()).isEqualTo(id);

        VaultCall self = VaultCall.get(VaultPath.of("identity/entity/id", IdRef.known(id)));
        assertThat(memory.send(self, login.token()).status()).isEqualTo(200);
        okta.users().patch(id, PatchRequest.builder().replace("active", false).build());
        assertThat(memory.send(self, login.token()).status()).isEqualTo(403);
        assertThatThrownBy(() -> memory.login("okta", "alice@example.com")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLostAnswerIs503AndTheUserIsWhole() {
        memory.faults().onWrite(3).loseAnswer(); // the commit of a user with one alias

        assertThatThrownBy(() -> okta.users().create(alice))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(503));

        assertThat(memory.faults().waiting()).isEmpty();
        assertThat(okta.users().query("userName eq \"alice@example.com\"")).hasSize(1);
    }

    @Test
    void aPersonWhoLogsInMeanwhileIsNotTakenOver() {
        memory.faults()
                .onCall(POST, "identity/entity-alias/id/{id}")
                .doBefore(() -> memory.login("okta", "alice@example.com"));

        assertThatThrownBy(() -> okta.users().create(alice))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(409));

        assertThat(memory.entities()).extracting(VaultEntity::disabled).containsExactly(false);
        assertThat(memory.alias("okta", "alice@example.com").customMetadata()).isEmpty();
    }

    @Test
    void aUserIsBornUnderAnotherNameAndRenamed() {
        okta.users().create(alice);

        List<Call> writes = memory.calls().writes();
        assertThat(writes)
                .extracting(call -> call.call().path().template())
                .containsExactly("identity/entity-alias", "identity/entity/id/{id}", "identity/entity-alias/id/{id}");
        assertThat(memory.calls().failed()).isEmpty();
    }

    @Test
    void aStandbyDeletesNothingOfWhatItDoesNotKnow() {
        StandbyVault standby = memory.standby();
        String id = okta.users().create(alice).id().orElseThrow();

        VaultCall delete = VaultCall.delete(VaultPath.of("identity/entity/id", IdRef.known(id)));
        assertThat(standby.send(delete, memory.rootToken()).status()).isEqualTo(204);
        assertThat(memory.entity(id).name()).isEqualTo("alice@example.com");

        standby.catchUp();
        standby.send(delete, memory.rootToken());
        assertThat(memory.readEntity(id)).isEmpty();
    }
}
