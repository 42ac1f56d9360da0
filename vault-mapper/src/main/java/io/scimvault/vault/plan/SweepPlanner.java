package io.scimvault.vault.plan;

import java.util.List;

/** Plans that remove one object that was left half-made, by its id. */
public final class SweepPlanner {
    private static final String TITLE = "sweep what was left half-made";

    private SweepPlanner() {}

    /** Removes a claim, once the person is adopted. */
    public static VaultPlan claim() {
        VaultCall call = VaultCall.delete(Paths.entity(IdRef.made(AdoptionPlanner.CLAIM)));
        return new VaultPlan("remove a claim", List.of(Step.of(call, List.of())));
    }

    public static VaultPlan entity(String id) {
        return plan(Paths.entity(IdRef.known(id)));
    }

    public static VaultPlan alias(String id) {
        return plan(Paths.alias(IdRef.known(id)));
    }

    public static VaultPlan group(String id) {
        return plan(Paths.group(IdRef.known(id)));
    }

    /** All that is to be removed. */
    public static VaultPlan all(List<Step> steps) {
        return new VaultPlan(TITLE, steps);
    }

    private static VaultPlan plan(VaultPath path) {
        return new VaultPlan(TITLE, List.of(Step.of(VaultCall.delete(path), List.of())));
    }
}
