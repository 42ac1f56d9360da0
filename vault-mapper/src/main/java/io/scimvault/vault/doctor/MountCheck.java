package io.scimvault.vault.doctor;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.identity.MountFault;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.List;
import java.util.Optional;

/** The auth mounts on which the clients' users get aliases. */
final class MountCheck {
    private final Examination examination;

    MountCheck(Examination examination) {
        this.examination = examination;
    }

    void check(List<ScimClient> clients) {
        if (clients.stream().allMatch(client -> client.aliasRules().isEmpty())) {
            return;
        }
        VaultReply reply = examination.ask(VaultCall.get(VaultPath.of("sys/auth")));
        if (reply.status() != 200) {
            return; // said already, among the rights
        }
        for (ScimClient client : clients) {
            for (AliasRule rule : client.aliasRules()) {
                problem(rule.mountAccessor(), reply.data())
                        .ifPresent(problem -> examination.add(Finding.error(
                                Code.MOUNT,
                                "Client " + client.name() + ", alias mount " + rule.mountAccessor() + ": " + problem,
                                "Choose another mount for its users, or make one.")));
            }
        }
    }

    private Optional<String> problem(String accessor, JsonObject mounts) {
        Optional<String> path = mounts.names().stream()
                .filter(name -> mounts.object(name)
                        .flatMap(mount -> mount.string("accessor"))
                        .filter(accessor::equals)
                        .isPresent())
                .findFirst();
        if (path.isEmpty()) {
            return Optional.of("there is no such auth mount; one that was removed and made again has a new accessor.");
        }
        JsonObject mount = mounts.object(path.get()).orElse(JsonObject.EMPTY);
        String ownLogin = examination.self().string("path").orElse("");
        return MountFault.of(path.get(), mount, ownLogin).map(fault -> switch (fault) {
            case LOCAL -> "it is local to its cluster, and so are its aliases.";
            case TOKEN -> "it is the token mount, where principals have their aliases.";
            case OWN_LOGIN -> "this service itself logs in there.";
        });
    }
}
