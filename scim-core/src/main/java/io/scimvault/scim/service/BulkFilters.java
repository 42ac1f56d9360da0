package io.scimvault.scim.service;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonString;
import java.util.List;
import java.util.function.UnaryOperator;

/** Replaces the texts that a filter compares with; all else stays. */
record BulkFilters(UnaryOperator<String> values) implements Filter.Visitor<Filter> {

    PatchPath path(PatchPath path) {
        return path.valueFilter().isEmpty()
                ? path
                : new PatchPath(path.attribute(), path.valueFilter().map(filter -> filter.accept(this)), path.sub());
    }

    @Override
    public Filter and(Filter.And filter) {
        return new Filter.And(all(filter.terms()));
    }

    @Override
    public Filter or(Filter.Or filter) {
        return new Filter.Or(all(filter.terms()));
    }

    private List<Filter> all(List<Filter> terms) {
        return terms.stream().map(term -> term.accept(this)).toList();
    }

    @Override
    public Filter not(Filter.Not filter) {
        return new Filter.Not(filter.term().accept(this));
    }

    @Override
    public Filter comparison(Filter.Comparison filter) {
        return filter.value() instanceof JsonString text
                ? new Filter.Comparison(filter.path(), filter.operator(), new JsonString(values.apply(text.value())))
                : filter;
    }

    @Override
    public Filter present(Filter.Present filter) {
        return filter;
    }

    @Override
    public Filter valuePath(Filter.ValuePath filter) {
        return new Filter.ValuePath(filter.path(), filter.filter().accept(this));
    }
}
