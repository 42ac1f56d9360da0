package io.scimvault.vault.doctor;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.identity.IdentityReader;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entities that speak for clients, and the library's own. */
final class PrincipalCheck {
    private final Examination examination;
    private final String own;

    PrincipalCheck(Examination examination) {
        this.examination = examination;
        this.own = examination.self().string("entity_id").orElse("");
    }

    void check(List<ScimClient> clients) {
        entity(own)
                .filter(entity -> Marks.owner(entity).isPresent())
                .ifPresent(entity -> examination.add(Finding.error(
                        Code.OWN_ENTITY,
                        "This service's own entity carries the mark of a SCIM client: that client could delete it.",
                        "Log in with an identity that no SCIM client provisioned.")));
        Set<String> seen = new HashSet<>();
        for (ScimClient client : clients) {
            client.principal().ifPresent(principal -> {
                if (!seen.add(principal)) {
                    problem(client, "speaks for another of the given clients as well.");
                }
                check(client, principal);
            });
        }
    }

    private void check(ScimClient client, String principal) {
        if (principal.equals(own)) {
            problem(client, "is this service's own entity.");
            return;
        }
        Optional<VaultEntity> found = entity(principal);
        if (found.isEmpty()) {
            problem(client, "is no entity, or none that can be read.");
            return;
        }
        VaultEntity entity = found.get();
        if (entity.disabled()) {
            problem(client, "is disabled: its tokens are refused.");
        }
        if (Marks.owner(entity).isPresent()) {
            problem(client, "is a user that a SCIM client provisioned, and can delete.");
        }
        long registered =
                entity.directGroupIds().stream().filter(this::isClient).count();
        if (registered > 1) {
            problem(client, "speaks for " + registered + " registered clients, so that all its requests are refused.");
        } else if (registered == 0) {
            examination.add(Finding.note(
                    Code.PRINCIPAL,
                    "The principal of client " + client.name() + " speaks for no registered client.",
                    "Register the client if its callers bring Vault tokens."));
        }
    }

    private void problem(ScimClient client, String what) {
        examination.add(Finding.error(
                Code.PRINCIPAL,
                "The principal of client " + client.name() + " " + what,
                "Give the client an entity of its own that no SCIM client manages."));
    }

    private boolean isClient(String groupId) {
        return read(Paths.GROUP_ID, groupId)
                .map(reply -> ReservedNames.isClient(
                        IdentityReader.group(reply.data()).name()))
                .orElse(false);
    }

    private Optional<VaultEntity> entity(String id) {
        return read(Paths.ENTITY_ID, id).map(reply -> IdentityReader.entity(reply.data()));
    }

    private Optional<VaultReply> read(String path, String id) {
        if (!VaultPath.isId(id)) {
            return Optional.empty();
        }
        VaultReply reply = examination.ask(VaultCall.get(VaultPath.of(path, IdRef.known(id))));
        return reply.status() == 200 && !reply.data().isEmpty() ? Optional.of(reply) : Optional.empty();
    }
}
