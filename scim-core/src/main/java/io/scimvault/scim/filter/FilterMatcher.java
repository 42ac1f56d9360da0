package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * A filter made ready for one resource type or one attribute: names are resolved and values typed once, then any number of resources
 * or elements is matched. Making it ready refuses what makes no sense with 400 {@code invalidFilter}; matching never fails.
 *
 * <p>Where RFC 7644 §3.4.2.2 leaves room:
 *
 * <ul>
 *   <li>An attribute with several values satisfies a comparison if some value does. {@code ne} holds if some value differs, and also
 *       if there is none.
 *   <li>{@code eq null} is {@code not (… pr)}, {@code ne null} is {@code pr}. An empty string is present; an empty array or object is
 *       not.
 *   <li>The comparison of a complex attribute compares its {@code value}.
 *   <li>All terms in the brackets of a value filter hold for the same element; a single complex value counts as one element.
 *   <li>An attribute that the type does not have is refused: no match would claim to know that no resource has it. Only in a search
 *       over several types is it unassigned, whatever is asked of it (so {@code ne} holds).
 *   <li>An attribute that is never returned or can only be written cannot be filtered on: each answer would tell something of it.
 *   <li>Times are compared as instants, without an offset as UTC; a date alone is refused. Case is ignored unless {@code caseExact}.
 * </ul>
 */
public final class FilterMatcher {
    private final ValueTest test;

    private FilterMatcher(ValueTest test) {
        this.test = test;
    }

    /** Makes a filter on resources of one type ready. */
    public static FilterMatcher of(Filter filter, ResourceType type, FilterOptions options) {
        FilterScope scope = new FilterScope.OfResource(type);
        return new FilterMatcher(filter.accept(new Compiler(scope, options.isLenient(), false)));
    }

    /** Makes a filter ready for one of the types that a search asks at once: what this type does not have is unassigned. */
    public static FilterMatcher ofOneAmongTypes(Filter filter, ResourceType type, FilterOptions options) {
        FilterScope scope = new FilterScope.OfResource(type);
        return new FilterMatcher(filter.accept(new Compiler(scope, options.isLenient(), true)));
    }

    /** Makes a value filter on the elements of one attribute ready: what stands in the brackets of a PATCH path. */
    public static FilterMatcher ofElement(Filter filter, Attribute attribute, FilterOptions options) {
        FilterScope scope = new FilterScope.OfElement(attribute.name(), attribute);
        return new FilterMatcher(filter.accept(new Compiler(scope, options.isLenient(), false)));
    }

    /** Refuses a term that makes no sense in a scope. */
    static void require(Filter term, FilterScope scope, FilterOptions options) {
        term.accept(new Compiler(scope, options.isLenient(), false));
    }

    /** What the names in the brackets behind an attribute mean. */
    static FilterScope elements(AttributePath path, FilterScope scope) {
        return new Compiler(scope, false, false).resolve(path).orElseThrow().elements();
    }

    /** Whether a resource matches. */
    public boolean matches(Resource resource) {
        return test.holds(resource.tree());
    }

    /** Whether an element matches, or the one value of an attribute that is not multi-valued. */
    public boolean matchesElement(JsonValue element) {
        return test.holds(element);
    }

    /** Turns a filter into a test of what the scope speaks of. */
    private record Compiler(FilterScope scope, boolean lenient, boolean unknownIsUnassigned)
            implements Filter.Visitor<ValueTest> {

        @Override
        public ValueTest and(Filter.And filter) {
            return ValueTest.all(tests(filter.terms()));
        }

        @Override
        public ValueTest or(Filter.Or filter) {
            return ValueTest.some(tests(filter.terms()));
        }

        @Override
        public ValueTest not(Filter.Not filter) {
            return filter.term().accept(this).negated();
        }

        @Override
        public ValueTest present(Filter.Present filter) {
            return present(filter.path());
        }

        @Override
        public ValueTest comparison(Filter.Comparison filter) {
            if (filter.value() == JsonNull.NULL) {
                return comparisonWithNull(filter);
            }
            Optional<FilterScope.Target> target = resolve(filter.path());
            if (target.isEmpty()) {
                return holder -> filter.operator() == CompareOperator.NE;
            }
            return target.get().compared().comparison(filter.operator(), filter.value(), lenient);
        }

        @Override
        public ValueTest valuePath(Filter.ValuePath filter) {
            Optional<FilterScope.Target> target = resolve(filter.path());
            if (target.isEmpty()) {
                return holder -> false;
            }
            ValueTest element =
                    filter.filter().accept(new Compiler(target.get().elements(), lenient, unknownIsUnassigned));
            FilterScope.Target attribute = target.get();
            return attribute.test(value -> attribute.isPresent(value) && element.holds(value));
        }

        private ValueTest comparisonWithNull(Filter.Comparison filter) {
            return switch (filter.operator()) {
                case EQ -> present(filter.path()).negated();
                case NE -> present(filter.path());
                default ->
                    throw FilterRefusal.invalidFilter(
                            "The operator " + filter.operator().keyword() + " cannot be used with null.");
            };
        }

        private ValueTest present(AttributePath path) {
            return resolve(path).map(FilterScope.Target::presence).orElse(holder -> false);
        }

        private Optional<FilterScope.Target> resolve(AttributePath path) {
            Optional<FilterScope.Target> target = scope.resolve(path);
            if (target.isEmpty() && !unknownIsUnassigned) {
                throw FilterRefusal.invalidFilter("There is no attribute " + FilterRefusal.shown(path.toString(), 80)
                        + " in " + scope.name() + " to filter on.");
            }
            return target;
        }

        private ValueTest[] tests(List<Filter> terms) {
            ValueTest[] tests = new ValueTest[terms.size()];
            for (int i = 0; i < tests.length; i++) {
                tests[i] = terms.get(i).accept(this);
            }
            return tests;
        }
    }
}
