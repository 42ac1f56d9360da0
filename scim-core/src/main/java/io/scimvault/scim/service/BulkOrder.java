package io.scimvault.scim.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The order in which operations are done: that of the request, unless one needs a later one. Operations that need each other, in a
 * circle, form a group. The strongly connected components of a graph (Tarjan), without recursion and in linear time.
 */
final class BulkOrder {
    private final List<int[]> needs;
    private final int[] number;
    private final int[] lowest;
    private final int[] nextNeed;
    private final boolean[] isOpen;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Deque<Integer> path = new ArrayDeque<>();
    private final List<List<Integer>> groups = new ArrayList<>();
    private int visited;

    private BulkOrder(List<int[]> needs) {
        this.needs = needs;
        this.number = new int[needs.size()];
        this.lowest = new int[needs.size()];
        this.nextNeed = new int[needs.size()];
        this.isOpen = new boolean[needs.size()];
    }

    /** The groups in order, each of them ascending; the argument tells of each operation which others it needs. */
    static List<List<Integer>> of(List<int[]> needs) {
        BulkOrder order = new BulkOrder(needs);
        for (int i = 0; i < needs.size(); i++) {
            if (order.number[i] == 0) {
                order.visit(i);
            }
        }
        return order.groups;
    }

    private void visit(int first) {
        enter(first);
        while (!path.isEmpty()) {
            int here = path.element();
            if (nextNeed[here] < needs.get(here).length) {
                int needed = needs.get(here)[nextNeed[here]];
                nextNeed[here]++;
                if (number[needed] == 0) {
                    enter(needed);
                } else if (isOpen[needed]) {
                    lowest[here] = Math.min(lowest[here], number[needed]);
                }
            } else {
                leave(here);
            }
        }
    }

    private void enter(int node) {
        visited++;
        number[node] = visited;
        lowest[node] = visited;
        isOpen[node] = true;
        open.push(node);
        path.push(node);
    }

    private void leave(int node) {
        path.pop();
        if (!path.isEmpty()) {
            int before = path.element();
            lowest[before] = Math.min(lowest[before], lowest[node]);
        }
        if (lowest[node] == number[node]) {
            close(node);
        }
    }

    private void close(int node) {
        List<Integer> group = new ArrayList<>();
        int member;
        do {
            member = open.pop();
            isOpen[member] = false;
            group.add(member);
        } while (member != node);
        Collections.sort(group);
        groups.add(group);
    }
}
