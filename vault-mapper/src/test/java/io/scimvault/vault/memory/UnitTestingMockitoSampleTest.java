package io.scimvault.vault.memory;

import static io.scimvault.vault.plan.VaultCall.Method.DELETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What UNIT-TESTING.md shows with Mockito. */
class UnitTestingMockitoSampleTest {

    private static ClientAccess access(VaultTransport transport) {
        return VaultScim.builder(transport, TokenSources.fixed("s.any"))
                .groupLock(new InProcessLock())
                .build()
                .as(ScimClient.named("hr"));
    }

    @Test
    void aDeniedReadIsNoMissingUser() {
        VaultTransport transport = mock(VaultTransport.class);
        when(transport.send(any(), any())).thenReturn(new VaultReply(403, Optional.of(JsonObject.EMPTY)));

        assertThatThrownBy(() -> access(transport).users().get("4f3c"))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(503));

        VaultCall read = VaultCall.get(VaultPath.of("identity/entity/id", IdRef.known("4f3c")));
        verify(transport).send(read, TokenSources.fixed("s.any").token());
        verifyNoMoreInteractions(transport);
    }

    @Test
    void aUserWhoseNameIsTakenLeavesNothingBehind() {
        InMemoryVault memory = InMemoryVault.create();
        VaultTransport transport = mock(VaultTransport.class, delegatesTo(memory));
        ClientAccess hr = VaultScim.builder(transport, TokenSources.fixed(memory.rootToken()))
                .groupLock(new InProcessLock())
                .build()
                .as(ScimClient.named("hr"));
        hr.users().create(User.of("alice").build());
        verify(transport, never()).send(argThat(call -> call.method() == DELETE), any());

        assertThatThrownBy(() -> hr.users().create(User.of("ALICE").build())).isInstanceOf(ScimException.class);

        verify(transport).send(argThat(call -> call.method() == DELETE), any());
        assertThat(memory.entities()).hasSize(1);
    }

    @Test
    void aVaultOutOfReachIs503() {
        VaultTransport transport = mock(VaultTransport.class);
        doThrow(new TransportException("connection refused", TransportException.Effect.NONE))
                .when(transport)
                .send(any(), any());

        assertThatThrownBy(() -> access(transport).users().all())
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(503));
    }
}
