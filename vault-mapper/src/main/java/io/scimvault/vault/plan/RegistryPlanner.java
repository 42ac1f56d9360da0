package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.identity.ReservedNames;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Plans for the groups in which SCIM clients are kept: Vault keeps their names unique. */
public final class RegistryPlanner {
    private final Supplier<String> pendingNames;

    public RegistryPlanner(Supplier<String> pendingNames) {
        this.pendingNames = pendingNames;
    }

    /** Registers a client; the principal becomes a member only with the name, which is the commit. */
    public VaultPlan create(String clientName, Map<String, String> metadata, String principalId) {
        String pending = pendingNames.get();
        IdRef id = IdRef.made(GroupPlanner.GROUP);
        JsonObject born = JsonObject.builder()
                .put("name", pending)
                .put("metadata", Bodies.pairs(metadata))
                .build();
        JsonObject named = JsonObject.builder()
                .put("name", ReservedNames.CLIENT + clientName)
                .put("member_entity_ids", principalId)
                .build();
        return new VaultPlan(
                "register a SCIM client",
                List.of(
                        Step.making(
                                Birth.group(pending, GroupPlanner.GROUP),
                                VaultCall.post(VaultPath.of(Paths.GROUP), born),
                                List.of()),
                        Step.of(
                                VaultCall.post(Paths.group(id), named),
                                List.of(VaultCall.delete(Paths.group(id))),
                                Refusal.NAME_TAKEN,
                                Refusal.UNKNOWN_MEMBER)));
    }
}
