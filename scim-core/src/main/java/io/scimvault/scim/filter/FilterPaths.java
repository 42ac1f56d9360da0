package io.scimvault.scim.filter;

import io.scimvault.scim.schema.AttributePath;
import java.util.List;
import java.util.stream.Stream;

/** Which attributes a filter looks at, as it names them. */
public final class FilterPaths {
    private FilterPaths() {}

    /** The paths of a filter in their order; what stands in the brackets behind an attribute follows it as its sub-attribute. */
    public static List<AttributePath> of(Filter filter) {
        return filter.accept(new Collector()).toList();
    }

    private record Collector() implements Filter.Visitor<Stream<AttributePath>> {
        @Override
        public Stream<AttributePath> and(Filter.And filter) {
            return filter.terms().stream().flatMap(term -> term.accept(this));
        }

        @Override
        public Stream<AttributePath> or(Filter.Or filter) {
            return filter.terms().stream().flatMap(term -> term.accept(this));
        }

        @Override
        public Stream<AttributePath> not(Filter.Not filter) {
            return filter.term().accept(this);
        }

        @Override
        public Stream<AttributePath> comparison(Filter.Comparison filter) {
            return Stream.of(filter.path());
        }

        @Override
        public Stream<AttributePath> present(Filter.Present filter) {
            return Stream.of(filter.path());
        }

        @Override
        public Stream<AttributePath> valuePath(Filter.ValuePath filter) {
            return Stream.concat(
                    Stream.of(filter.path()),
                    filter.filter().accept(this).map(inner -> filter.path().child(inner.name())));
        }
    }
}
