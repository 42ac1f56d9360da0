package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Plans for the groups in which SCIM clients are kept, whose names Vault keeps unique, and for what a client that is deleted leaves
 * behind.
 */
public final class RegistryPlanner {
    private static final String MEMBERS = "member_entity_ids";

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
                .put(MEMBERS, principalId)
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

    /** Gives a client's group other pairs and other members, in one write; empty where they are the same. Policies and name stay. */
    public static VaultPlan update(VaultGroup present, Map<String, String> metadata, List<String> members) {
        return change("change a SCIM client", present, metadata, members);
    }

    /** Removes a client's group: from then on there is no such client. */
    public static VaultPlan remove(VaultGroup present) {
        return delete("remove a SCIM client", Paths.group(IdRef.known(present.id())));
    }

    /**
     * Takes all that is ours off a group, which keeps its name, members and policies; empty where there is nothing.
     *
     * @param members those that exist: one that does not would block the write
     */
    public static VaultPlan orphan(VaultGroup group, List<String> members) {
        return change("orphan a group", group, withoutMarks(group.metadata()), members);
    }

    /**
     * Takes all that is ours off an entity and those of its aliases that a client owns, the entity last, so that a user whose orphaning was
     * interrupted is the client's still; empty where there is nothing.
     */
    public static VaultPlan orphan(VaultEntity entity, String client) {
        List<Step> steps = new ArrayList<>(release(entity, client).steps());
        Map<String, String> metadata = withoutMarks(entity.metadata());
        if (!metadata.equals(entity.metadata())) {
            JsonObject body = JsonObject.of("metadata", Bodies.pairs(metadata));
            steps.add(Step.of(VaultCall.post(Paths.entity(IdRef.known(entity.id())), body), List.of(), Refusal.GONE));
        }
        return new VaultPlan("orphan a user", steps);
    }

    /** Takes a client's marks off the aliases of an entity, and removes aliases that were never finished; the entity is not touched. */
    public static VaultPlan release(VaultEntity entity, String client) {
        List<Step> steps = new ArrayList<>();
        for (VaultAlias alias : entity.aliases()) {
            if (!client.equals(alias.customMetadata().get(Marks.CLIENT))) {
                continue;
            }
            VaultPath path = Paths.alias(IdRef.known(alias.id()));
            boolean unfinished =
                    alias.customMetadata().containsKey(Marks.PENDING) && ReservedNames.isPending(alias.name());
            JsonObject body = JsonObject.of("custom_metadata", Bodies.pairs(Marks.others(alias.customMetadata())));
            steps.add(
                    unfinished
                            ? Step.of(VaultCall.delete(path), List.of())
                            : Step.of(VaultCall.post(path, body), List.of(), Refusal.GONE));
        }
        return new VaultPlan("release aliases", steps);
    }

    /** Deletes a user, a tombstone, or what an interrupted creation left of one. */
    public static VaultPlan delete(VaultEntity entity) {
        return delete("delete a user of a SCIM client", Paths.entity(IdRef.known(entity.id())));
    }

    /** Deletes a group, finished or not. */
    public static VaultPlan delete(VaultGroup group) {
        return new VaultPlan(
                "delete a group of a SCIM client", GroupPlanner.delete(group).steps());
    }

    /** The pairs that are not ours, and an admin's word on who may adopt the object. */
    private static Map<String, String> withoutMarks(Map<String, String> metadata) {
        Map<String, String> left = Marks.others(metadata);
        left.keySet().removeAll(Marks.plainKeys(metadata));
        if (metadata.containsKey(Marks.ADOPT)) {
            left.put(Marks.ADOPT, metadata.getOrDefault(Marks.ADOPT, ""));
        }
        return left;
    }

    private static VaultPlan delete(String title, VaultPath path) {
        return new VaultPlan(title, List.of(Step.of(VaultCall.delete(path), List.of())));
    }

    private static VaultPlan change(
            String title, VaultGroup present, Map<String, String> metadata, List<String> members) {
        JsonObject.Builder body = JsonObject.builder();
        if (!present.metadata().equals(metadata)) {
            body.put("metadata", Bodies.pairs(metadata));
        }
        if (!present.memberEntityIds().equals(members)) {
            body.put(MEMBERS, String.join(",", members));
        }
        JsonObject change = body.build();
        return new VaultPlan(
                title,
                change.isEmpty()
                        ? List.of()
                        : List.of(Step.of(
                                VaultCall.post(Paths.group(IdRef.known(present.id())), change),
                                List.of(),
                                Refusal.GONE,
                                Refusal.UNKNOWN_MEMBER)));
    }
}
