package io.scimvault.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which package may depend on which: each package is declared once, with those directly to its left, and may use
 * these and everything to their left. A package may be declared before it exists; one that exists must be declared.
 */
public final class Layers {

    private final Map<String, Set<String>> allowed = new HashMap<>();

    /** Declares a package that stands to the right of the given ones, which are declared already. */
    public Layers add(String name, String... left) {
        Set<String> reachable = new TreeSet<>();
        for (String l : left) {
            Set<String> further = allowed.get(l);
            if (further == null) {
                throw new IllegalArgumentException("declare " + l + " before " + name);
            }
            reachable.add(l);
            reachable.addAll(further);
        }
        if (allowed.put(name, reachable) != null) {
            throw new IllegalArgumentException(name + " is declared twice");
        }
        return this;
    }

    /** What a graph of packages does against the declaration, one line each. */
    public Set<String> violations(Map<String, Set<String>> graph) {
        Set<String> violations = new TreeSet<>();
        graph.forEach((from, targets) -> {
            Set<String> permitted = allowed.get(from);
            if (permitted == null) {
                violations.add("'" + from + "' has no place in the layers");
                return;
            }
            for (String to : targets) {
                if (!permitted.contains(to)) {
                    violations.add("'" + from + "' must not depend on '" + to + "'");
                }
            }
        });
        return violations;
    }
}
