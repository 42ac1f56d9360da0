package io.scimvault.vault.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One write of a plan. It can be repeated without harm.
 *
 * @param call what is sent
 * @param birth what it makes
 * @param expected refusals that end the plan in an orderly way
 * @param undo the calls that take back what the plan has done so far, when this step is refused
 */
public record Step(VaultCall call, Optional<Birth> birth, Set<Refusal> expected, List<VaultCall> undo) {
    public Step {
        expected = Set.copyOf(expected);
        undo = List.copyOf(undo);
    }

    static Step making(Birth birth, VaultCall call, List<VaultCall> undo, Refusal... expected) {
        return new Step(call, Optional.of(birth), Set.of(expected), undo);
    }

    static Step of(VaultCall call, List<VaultCall> undo, Refusal... expected) {
        return new Step(call, Optional.empty(), Set.of(expected), undo);
    }
}
