package io.scimvault.scim.fuzz;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.FilterMatcher;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.filter.Filters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Any text as a filter: read, printed, read again and run on resources. */
public final class FilterFuzz {
    /** A filter's text may become longer when it is printed: by quotation marks, parentheses and escapes. */
    static final FilterOptions PRINTED = new FilterOptions(1 << 20, 200, 10_000, false);

    private FilterFuzz() {}

    /** One input; throws only where a law is broken. */
    public static void fuzzerTestOneInput(byte[] data) {
        Law.inLinearTime(data, () -> run(new String(data, StandardCharsets.UTF_8)));
    }

    private static void run(String text) {
        Optional<Filter> strict = parsed(text, FilterOptions.strict());
        Optional<Filter> lenient = parsed(text, FilterOptions.lenient());
        Law.holds(
                strict.isEmpty() || strict.equals(lenient), "lenient reads what strict reads: %s, %s", strict, lenient);
        for (FilterOptions options : List.of(FilterOptions.strict(), FilterOptions.lenient())) {
            parsed(text, options).ifPresent(filter -> match(filter, text.length(), options));
        }
    }

    private static Optional<Filter> parsed(String text, FilterOptions options) {
        Optional<Filter> filter = Law.answer(text.length(), () -> FilterParser.parse(text, options));
        filter.ifPresent(tree -> {
            String printed = tree.toString();
            Law.holds(printed.length() <= 8 * text.length() + 16, "%s prints as %d characters", text, printed.length());
            Law.holds(FilterParser.parse(printed, PRINTED).equals(tree), "%s is read as another tree", printed);
        });
        return filter;
    }

    private static void match(Filter filter, int length, FilterOptions options) {
        for (Samples sample : Samples.ALL) {
            Law.answer(length, () -> FilterMatcher.of(filter, sample.type(), options))
                    .ifPresent(matcher -> {
                        boolean matches = matcher.matches(sample.resource());
                        Law.holds(matches == matcher.matches(sample.resource()), "%s matches sometimes", filter);
                        Law.holds(
                                matches
                                        != FilterMatcher.of(Filters.not(filter), sample.type(), options)
                                                .matches(sample.resource()),
                                "%s and its negation agree",
                                filter);
                    });
            Law.answer(length, () -> FilterMatcher.ofOneAmongTypes(filter, sample.type(), options))
                    .ifPresent(matcher -> matcher.matches(sample.resource()));
        }
    }
}
