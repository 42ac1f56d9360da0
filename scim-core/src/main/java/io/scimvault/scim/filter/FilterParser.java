package io.scimvault.scim.filter;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a filter (RFC 7644 §3.4.2.2, figure 1) or of a PATCH path (§3.5.2) into its tree: by descent, one method for
 * each rule, in time linear in the text.
 *
 * <p>{@code not} binds closer than {@code and}, {@code and} closer than {@code or}. All of the text must be consumed. Operators are
 * read in any letter case; blanks may be more than one, and a blank may stand before and behind a parenthesis. What cannot be read,
 * and what exceeds the {@link FilterOptions}, is refused with 400 {@code invalidFilter} or {@code invalidPath}.
 */
public final class FilterParser {
    private static final String A_TERM = "an attribute name, 'not (' or '('";
    private static final String AN_OPERATOR = "an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)";
    private static final AttributePath VALUE = AttributePath.parse("value");

    private final FilterLexer lexer;
    private final FilterRefusal refusal;
    private final FilterOptions options;
    private int depth;
    private int nodes;
    private boolean inBrackets;
    private @Nullable FilterScope scope;

    private FilterParser(FilterRefusal refusal, FilterOptions options) {
        if (refusal.text().length() > options.maxLength()) {
            throw refusal.tooLong(options.maxLength());
        }
        this.lexer = new FilterLexer(refusal);
        this.refusal = refusal;
        this.options = options;
    }

    /** The filter that a text writes. */
    public static Filter parse(String text, FilterOptions options) {
        FilterParser parser = new FilterParser(new FilterRefusal(text, "filter", ScimType.INVALID_FILTER), options);
        Filter filter = parser.filter();
        parser.end("'and', 'or' or the end");
        return filter;
    }

    /** The filter that a text writes, each term of which makes sense for a resource type; a refusal says where one does not. */
    public static Filter parse(String text, ResourceType type, FilterOptions options) {
        FilterParser parser = new FilterParser(new FilterRefusal(text, "filter", ScimType.INVALID_FILTER), options);
        parser.scope = new FilterScope.OfResource(type);
        Filter filter = parser.filter();
        parser.end("'and', 'or' or the end");
        return filter;
    }

    /** The path that a text writes. */
    public static PatchPath parsePath(String text, FilterOptions options) {
        FilterParser parser = new FilterParser(new FilterRefusal(text, "path", ScimType.INVALID_PATH), options);
        PatchPath path = parser.path();
        parser.end("the end");
        return path;
    }

    /** {@code PATH = attrPath / valuePath [subAttr]}. */
    private PatchPath path() {
        lexer.skipBlanks();
        AttributePath attribute = attrPath("an attribute name");
        if (!opensValueFilter(attribute)) {
            return PatchPath.of(attribute);
        }
        Filter filter = valFilter();
        return new PatchPath(
                attribute, Optional.of(filter), lexer.isAt('.') ? Optional.of(subAttr()) : Optional.empty());
    }

    /** {@code FILTER}: terms joined by {@code or}, each of them terms joined by {@code and}. */
    private Filter filter() {
        lexer.skipBlanks();
        int start = lexer.at();
        Filter first = conjunction();
        if (!lexer.takeConnective("or")) {
            return first;
        }
        count(start);
        List<Filter> terms = new ArrayList<>();
        terms.add(first);
        do {
            terms.add(conjunction());
        } while (lexer.takeConnective("or"));
        return new Filter.Or(terms);
    }

    private Filter conjunction() {
        int start = lexer.at();
        Filter first = term();
        if (!lexer.takeConnective("and")) {
            return first;
        }
        count(start);
        List<Filter> terms = new ArrayList<>();
        terms.add(first);
        do {
            terms.add(term());
        } while (lexer.takeConnective("and"));
        return new Filter.And(terms);
    }

    /** {@code attrExp / valuePath / *1"not" "(" FILTER ")"}. */
    private Filter term() {
        if (lexer.isAt('(')) {
            return group();
        }
        int start = lexer.at();
        count(start);
        if (lexer.takeNot()) {
            return new Filter.Not(group());
        }
        AttributePath path = attrPath(A_TERM);
        return opensValueFilter(path) ? valuePath(path, start) : attrExp(path, start);
    }

    /** {@code "(" FILTER ")"}. */
    private Filter group() {
        return enclosed('(', ')');
    }

    /** {@code "[" valFilter "]"}. */
    private Filter valFilter() {
        inBrackets = true;
        Filter filter = enclosed('[', ']');
        inBrackets = false;
        return filter;
    }

    private Filter enclosed(char open, char close) {
        if (++depth > options.maxDepth()) {
            throw refusal.exceeds(
                    "Parentheses and brackets are nested more than " + options.maxDepth() + " deep", lexer.at());
        }
        lexer.take(open);
        Filter filter = filter();
        lexer.skipBlanks();
        if (!lexer.take(close)) {
            throw lexer.expected("'and', 'or' or '" + close + "'");
        }
        depth--;
        return filter;
    }

    /** {@code valuePath = attrPath "[" valFilter "]"}; leniently a comparison behind it, which the same element must satisfy. */
    private Filter valuePath(AttributePath path, int place) {
        int start = lexer.at();
        FilterScope outer = scope;
        scope = outer == null ? null : elements(path, outer, place);
        Filter filter = valFilter();
        if (options.isLenient() && (lexer.isAt('.') || isBeforeComparison())) {
            int tail = lexer.at();
            count(start);
            count(tail);
            AttributePath sub = lexer.isAt('.') ? AttributePath.parse(subAttr()) : VALUE;
            filter = filter.and(attrExp(sub, tail));
        }
        scope = outer;
        return new Filter.ValuePath(path, filter);
    }

    private FilterScope elements(AttributePath path, FilterScope of, int place) {
        try {
            return FilterMatcher.elements(path, of);
        } catch (ScimException e) {
            throw refusal.senseless(e.error().detail(), place);
        }
    }

    private <F extends Filter> F sensible(F term, int place) {
        if (scope != null) {
            try {
                FilterMatcher.require(term, scope, options);
            } catch (ScimException e) {
                throw refusal.senseless(e.error().detail(), place);
            }
        }
        return term;
    }

    private boolean isBeforeComparison() {
        int start = lexer.at();
        lexer.skipBlanks();
        boolean found = lexer.takeOperator() != null;
        lexer.backTo(start);
        return found;
    }

    /** {@code attrExp = (attrPath SP "pr") / (attrPath SP compareOp SP compValue)}, from behind the path, which stands at a place. */
    private Filter attrExp(AttributePath path, int place) {
        lexer.skipBlanks();
        CompareOperator operator = lexer.takeOperator();
        if (operator == null && lexer.take("pr")) {
            return sensible(new Filter.Present(path), place);
        }
        if (operator == null) {
            throw noOperator(path.toString(), place, lexer.at());
        }
        return sensible(new Filter.Comparison(path, operator, lexer.takeValue(options.isLenient())), place);
    }

    /** A name without an operator; {@code and}, {@code or} and {@code not} are names only where an operator follows. */
    private ScimException noOperator(String path, int place, int start) {
        if (path.equalsIgnoreCase("not")) {
            return refusal.expected("'('", start);
        }
        boolean connective = path.equalsIgnoreCase("and") || path.equalsIgnoreCase("or");
        return connective ? refusal.expected(A_TERM, place) : refusal.expected(AN_OPERATOR, start);
    }

    /** {@code attrPath = [URI ":"] ATTRNAME *1subAttr}. */
    private AttributePath attrPath(String expected) {
        AttributePath path = lexer.takePath();
        if (path == null) {
            throw lexer.expected(expected);
        }
        return path;
    }

    /** {@code subAttr = "." ATTRNAME}. */
    private String subAttr() {
        lexer.take('.');
        int start = lexer.at();
        String word = lexer.takeWord();
        if (!NameSyntax.isAttributeName(word)) {
            throw refusal.expected("the name of a sub-attribute", start);
        }
        return word;
    }

    /** Whether a value filter begins here; one within another and one behind a sub-attribute do not. */
    private boolean opensValueFilter(AttributePath path) {
        return lexer.isAt('[')
                && !inBrackets
                && (path.sub().isEmpty() || path.urn().isPresent());
    }

    private void end(String expected) {
        lexer.skipBlanks();
        if (!lexer.atEnd()) {
            throw lexer.expected(expected);
        }
    }

    private void count(int start) {
        if (++nodes > options.maxNodes()) {
            throw refusal.exceeds("There are more than " + options.maxNodes() + " terms", start);
        }
    }
}
