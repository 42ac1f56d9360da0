package io.scimvault.benchmarks.contract;

import java.util.ArrayList;
import java.util.List;

/** The structure of a filter as text, alike for libraries whose {@code and} has two terms and for those whose has many. */
public final class Shape {
    private Shape() {}

    /** Terms joined by {@code and} or {@code or}; what is joined by the same word already is taken apart. */
    public static String joined(String word, List<String> terms) {
        List<String> flat = new ArrayList<>();
        for (String term : terms) {
            flat.add(term.startsWith(word + "{") ? term.substring(word.length() + 1, term.length() - 1) : term);
        }
        return word + "{" + String.join(" ", flat) + "}";
    }

    /** A term that must not hold. */
    public static String not(String term) {
        return "not{" + term + "}";
    }

    /** A filter on the elements of an attribute. */
    public static String valuePath(String name, String filter) {
        return name + "[" + filter + "]";
    }
}
