package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans for users who leave. */
public final class LeaverPlanner {
    private LeaverPlanner() {}

    /** Removes a user: the entity, with its aliases and its places in groups. */
    public static VaultPlan delete(VaultEntity user) {
        return new VaultPlan(
                "delete a user", List.of(Step.of(VaultCall.delete(Paths.entity(IdRef.known(user.id()))), List.of())));
    }

    /** Gives up some logins of a user who was locked out: they are somebody else's by now. */
    public static VaultPlan release(List<VaultAlias> logins) {
        return new VaultPlan(
                "give up logins of a user who was locked out",
                logins.stream()
                        .map(alias -> Step.of(VaultCall.delete(Paths.alias(IdRef.known(alias.id()))), List.of()))
                        .toList());
    }

    /** Removes what is left of a user who was locked out. */
    public static VaultPlan purge(VaultEntity tombstone) {
        return new VaultPlan(
                "purge a user who was locked out", delete(tombstone).steps());
    }

    /**
     * Makes a user a tombstone: locked out first, then out of the groups, then under another name, which is the commit. Where there are no
     * groups it is one write. The aliases stay, so that the person's logins lead to the disabled entity and are refused.
     *
     * @param remaining of each of the client's groups that the user is in, by its id, the members that stay
     * @param metadata of the tombstone
     */
    public static VaultPlan lockOut(
            VaultEntity user, Map<String, List<String>> remaining, Map<String, String> metadata) {
        List<Step> steps = new ArrayList<>();
        VaultPath path = Paths.entity(IdRef.known(user.id()));
        JsonObject.Builder last = JsonObject.builder();
        if (!user.disabled() && !remaining.isEmpty()) {
            JsonObject first = JsonObject.builder().put("disabled", true).build();
            steps.add(Step.of(VaultCall.post(path, first), List.of(), Refusal.GONE));
        }
        last.put("disabled", true); // once more: another host may have let the user in since
        new TreeMap<>(remaining).forEach((group, members) -> {
            JsonObject body = JsonObject.builder()
                    .put("member_entity_ids", String.join(",", members))
                    .build();
            steps.add(Step.of(
                    VaultCall.post(Paths.group(IdRef.known(group)), body),
                    List.of(),
                    Refusal.GONE,
                    Refusal.UNKNOWN_MEMBER));
        });
        last.put("name", name(user)).put("metadata", Bodies.pairs(metadata));
        steps.add(Step.of(VaultCall.post(path, last.build()), List.of(), Refusal.GONE, Refusal.NAME_TAKEN));
        return new VaultPlan("lock a user out", steps);
    }

    /** What a user's entity is called as a tombstone. */
    public static String name(VaultEntity user) {
        return ReservedNames.TOMBSTONE + user.id();
    }
}
