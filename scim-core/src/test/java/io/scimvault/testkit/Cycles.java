package io.scimvault.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The strongly connected components of more than one node in a directed graph (Tarjan). */
public final class Cycles {

    private final Map<String, Set<String>> graph;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Set<String>> found = new ArrayList<>();

    private Cycles(Map<String, Set<String>> graph) {
        this.graph = graph;
    }

    /** The groups of nodes that reach each other; none when the graph is acyclic. A node's edge to itself is no cycle. */
    public static List<Set<String>> in(Map<String, Set<String>> graph) {
        Cycles search = new Cycles(graph);
        for (String node : graph.keySet()) {
            if (!search.index.containsKey(node)) {
                search.visit(node);
            }
        }
        return List.copyOf(search.found);
    }

    private void visit(String node) {
        int number = index.size();
        index.put(node, number);
        low.put(node, number);
        open.push(node);
        for (String next : graph.getOrDefault(node, Set.of())) {
            if (!index.containsKey(next)) {
                visit(next);
                low.merge(node, low.getOrDefault(next, number), Math::min);
            } else if (open.contains(next)) {
                low.merge(node, index.getOrDefault(next, number), Math::min);
            }
        }
        if (low.getOrDefault(node, number) == number) {
            close(node);
        }
    }

    private void close(String node) {
        Set<String> component = new TreeSet<>();
        String member;
        do {
            member = open.pop();
            component.add(member);
        } while (!member.equals(node));
        if (component.size() > 1) {
            found.add(component);
        }
    }
}
