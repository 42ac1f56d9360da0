package io.scimvault.scim.filter;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree with its operators first, so that nothing depends on precedence: {@code (or (pr title) (eq userName "x"))}. */
final class TreeNotation implements Filter.Visitor<String> {
    static String of(Filter filter) {
        return filter.accept(new TreeNotation());
    }

    @Override
    public String and(Filter.And filter) {
        return "(and " + all(filter.terms()) + ")";
    }

    @Override
    public String or(Filter.Or filter) {
        return "(or " + all(filter.terms()) + ")";
    }

    @Override
    public String not(Filter.Not filter) {
        return "(not " + filter.term().accept(this) + ")";
    }

    @Override
    public String comparison(Filter.Comparison filter) {
        return "(" + filter.operator().keyword() + " " + filter.path() + " " + filter.value() + ")";
    }

    @Override
    public String present(Filter.Present filter) {
        return "(pr " + filter.path() + ")";
    }

    @Override
    public String valuePath(Filter.ValuePath filter) {
        return "(some " + filter.path() + " " + filter.filter().accept(this) + ")";
    }

    private String all(List<Filter> terms) {
        return terms.stream().map(term -> term.accept(this)).collect(Collectors.joining(" "));
    }
}
