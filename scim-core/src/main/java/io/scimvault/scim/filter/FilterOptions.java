package io.scimvault.scim.filter;

/**
 * How far filters and PATCH paths may go, and whether the habits of known clients are accepted beside the RFC's grammar.
 *
 * <p>Lenient accepts in a text: a value without quotes ({@code userName eq a@x.test}: Entra ID, authentik) or in single quotes, and
 * a comparison behind a value filter ({@code emails[type eq "work"].value eq "x"} and {@code emails[type eq "work"] eq "x"}: Entra
 * ID); and when matching: {@code "True"} for a boolean (Entra ID), and strings for numbers and the reverse.
 *
 * @param maxLength UTF-16 units of the text
 * @param maxDepth nested parentheses and brackets, 200 at most: the parser's recursion is bounded by it
 * @param maxNodes nodes of the tree
 * @param isLenient whether those habits are accepted
 */
public record FilterOptions(int maxLength, int maxDepth, int maxNodes, boolean isLenient) {
    private static final int DEEPEST = 200;

    public FilterOptions {
        if (maxLength < 1 || maxDepth < 1 || maxDepth > DEEPEST || maxNodes < 1) {
            throw new IllegalArgumentException(
                    "the limits of a filter are positive, and its depth is at most " + DEEPEST);
        }
    }

    /** The default: 8,192 characters, 32 deep, 500 nodes, lenient. */
    public static FilterOptions lenient() {
        return new FilterOptions(8192, 32, 500, true);
    }

    /** The same limits with the RFC's grammar and types alone. */
    public static FilterOptions strict() {
        return new FilterOptions(8192, 32, 500, false);
    }
}
