package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.vault.ClientAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation is cut at each of its calls, before the call's effect or behind it, once or for good. Whatever is there then:
 * nobody else was touched, nothing half-made is visible, and repeating converges.
 */
class CutAnywhereTest {
    private static final Map<String, Supplier<CutOperation>> OPERATIONS = new LinkedHashMap<>();

    static {
        OPERATIONS.put("create a user without alias", () -> new CutCreation(0, false));
        OPERATIONS.put("create a user with one alias", () -> new CutCreation(1, false));
        OPERATIONS.put("create a user with two aliases", () -> new CutCreation(2, false));
        OPERATIONS.put("adopt a person", () -> new CutCreation(1, true));
        OPERATIONS.put("adopt a person who lacks an alias", () -> new CutCreation(2, true));
        OPERATIONS.put("rename a user", CutRename::new);
        OPERATIONS.put("delete a user", CutDeletion::new);
        OPERATIONS.put("create a group", CutGroupCreation::new);
        OPERATIONS.put("change a group", CutGroupChange::new);
        OPERATIONS.put("create a group with a group in it", CutNestedCreation::new);
        OPERATIONS.put("nest a group", CutNesting::new);
        OPERATIONS.put("delete a group with a group in it", CutGroupDeletion::new);
        OPERATIONS.put("adopt a group", CutGroupAdoption::new);
    }

    static Stream<Arguments> cuts() {
        List<Arguments> cuts = new ArrayList<>();
        for (String operation : OPERATIONS.keySet()) {
            for (Cut.Where where : Cut.Where.values()) {
                for (Cut.Span span : Cut.Span.values()) {
                    cuts.add(Arguments.of(operation, where, span));
                }
            }
        }
        return cuts.stream();
    }

    @ParameterizedTest(name = "{0}, cut {1} the effect, {2}")
    @MethodSource("cuts")
    void convergesWhereverItIsCut(String name, Cut.Where where, Cut.Span span) {
        for (int at = 1; cutAt(OPERATIONS.get(name).get(), at, where, span); at++) {
            assertThat(at).as("an operation ends").isLessThan(40);
        }
    }

    /** Whether the operation had such a call. */
    private static boolean cutAt(CutOperation operation, int at, Cut.Where where, Cut.Span span) {
        CutWorld world = new CutWorld();
        operation.prepare(world);
        Cut cut = new Cut(world.host.transport(), at, where, span);
        int status = act(operation, cut, world);

        world.assertNobodyElseWasTouched();
        operation.assertNothingHalfMadeIsVisible(world);
        if (status == 200 || !cut.isReached()) {
            assertThat(status).as("call %d", at).isIn(200, operation.repeatedStatus());
            operation.assertDone(world);
        }
        int repeated = act(operation, world.fresh(operation.client(world)));
        assertThat(repeated).as("repeated at once, call %d", at).isIn(200, 503, operation.repeatedStatus());
        operation.assertNothingHalfMadeIsVisible(world);

        world.passTheGrace();
        int later = act(operation, world.fresh(operation.client(world)));
        assertThat(later).as("repeated after the grace, call %d", at).isIn(200, operation.repeatedStatus());
        operation.assertDone(world);
        world.bench.scim.sweep();
        assertThat(world.bench.halfMade()).as("swept, call %d", at).isEmpty();
        operation.assertDone(world);
        world.assertNobodyElseWasTouched();
        return cut.isReached();
    }

    private static int act(CutOperation operation, Cut cut, CutWorld world) {
        try {
            return act(operation, world.through(cut, operation.client(world)));
        } catch (ScimException e) {
            return e.error().status();
        }
    }

    private static int act(CutOperation operation, ClientAccess access) {
        try {
            operation.act(access);
            return 200;
        } catch (ScimException e) {
            return e.error().status();
        }
    }
}
