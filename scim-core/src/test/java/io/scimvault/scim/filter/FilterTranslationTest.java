package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResolvedPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A host that translates filters to SQL by a visitor of its own: values become parameters, what its tables lack is refused. */
class FilterTranslationTest {

    /** The condition of a SELECT and its parameters in order. */
    record Where(String sql, List<Object> parameters) {
        static Where of(String sql, Object... parameters) {
            return new Where(sql, List.of(parameters));
        }

        static Where join(List<Where> parts, String word) {
            List<Object> parameters = new ArrayList<>();
            parts.forEach(part -> parameters.addAll(part.parameters));
            return new Where(
                    "("
                            + String.join(
                                    " " + word + " ",
                                    parts.stream().map(Where::sql).toList()) + ")",
                    parameters);
        }
    }

    /**
     * Users in a table {@code users}, and their e-mail addresses in a table {@code emails}. Each term is true or false, never SQL's
     * unknown, so that {@code not} means the same as in SCIM.
     *
     * @param parent the attribute in whose brackets a name stands
     */
    record ToSql(Optional<AttributePath> parent) implements Filter.Visitor<Where> {
        private static final Map<String, String> COLUMNS = Map.of(
                "id", "id",
                "userName", "user_name",
                "name.familyName", "family_name",
                "title", "title",
                "active", "active",
                "emails.value", "e.address",
                "emails.type", "e.type",
                "emails.primary", "e.is_primary");

        /** The condition that a filter on users comes to; what no user can have or nobody may ask is refused first. */
        static Where translate(Filter filter) {
            FilterMatcher.of(filter, CoreSchemas.USER, FilterOptions.strict());
            return filter.accept(new ToSql(Optional.empty()));
        }

        @Override
        public Where and(Filter.And filter) {
            return Where.join(all(filter.terms()), "AND");
        }

        @Override
        public Where or(Filter.Or filter) {
            return Where.join(all(filter.terms()), "OR");
        }

        @Override
        public Where not(Filter.Not filter) {
            Where term = filter.term().accept(this);
            return new Where("NOT " + term.sql(), term.parameters());
        }

        @Override
        public Where present(Filter.Present filter) {
            return Where.of("(" + column(filter.path(), filter) + " IS NOT NULL)");
        }

        @Override
        public Where comparison(Filter.Comparison filter) {
            String column = column(filter.path(), filter);
            if (filter.value() == JsonNull.NULL) {
                boolean equal = filter.operator() == CompareOperator.EQ;
                return Where.of("(" + column + (equal ? " IS NULL)" : " IS NOT NULL)"));
            }
            if (filter.value() instanceof JsonBoolean flag) {
                return compare(column, column, filter.operator(), flag.value());
            }
            if (filter.value() instanceof JsonString text) {
                boolean exact = resolved(filter.path()).leaf().orElseThrow().caseExact();
                String wanted = exact ? text.value() : text.value().toLowerCase(java.util.Locale.ROOT);
                return compare(column, exact ? column : "LOWER(" + column + ")", filter.operator(), wanted);
            }
            throw unsupported(filter);
        }

        @Override
        public Where valuePath(Filter.ValuePath filter) {
            if (!resolved(filter.path()).toString().equals("emails")) {
                throw unsupported(filter);
            }
            Where element = filter.filter().accept(new ToSql(Optional.of(filter.path())));
            return new Where(
                    "EXISTS (SELECT 1 FROM emails e WHERE e.user_id = users.id AND " + element.sql() + ")",
                    element.parameters());
        }

        private static Where compare(String column, String compared, CompareOperator operator, Object wanted) {
            String known = "(" + column + " IS NOT NULL AND " + compared;
            return switch (operator) {
                case EQ -> Where.of(known + " = ?)", wanted);
                case NE -> Where.of("(" + column + " IS NULL OR " + compared + " <> ?)", wanted);
                case CO -> Where.of(known + " LIKE ? ESCAPE '!')", "%" + escaped(wanted) + "%");
                case SW -> Where.of(known + " LIKE ? ESCAPE '!')", escaped(wanted) + "%");
                case EW -> Where.of(known + " LIKE ? ESCAPE '!')", "%" + escaped(wanted));
                case GT -> Where.of(known + " > ?)", wanted);
                case GE -> Where.of(known + " >= ?)", wanted);
                case LT -> Where.of(known + " < ?)", wanted);
                case LE -> Where.of(known + " <= ?)", wanted);
            };
        }

        private static String escaped(Object wanted) {
            return wanted.toString().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        }

        private List<Where> all(List<Filter> terms) {
            return terms.stream().map(term -> term.accept(this)).toList();
        }

        /** A column of users, or in brackets one of the table of elements. */
        private String column(AttributePath path, Filter term) {
            ResolvedPath resolved = resolved(path);
            boolean ofElement = resolved.sub().isPresent()
                    && resolved.attribute().orElseThrow().multiValued();
            return Optional.ofNullable(COLUMNS.get(resolved.toString()))
                    .filter(column -> ofElement == parent.isPresent())
                    .orElseThrow(() -> unsupported(term));
        }

        private ResolvedPath resolved(AttributePath path) {
            AttributePath whole =
                    parent.map(attribute -> attribute.child(path.name())).orElse(path);
            return CoreSchemas.USER.resolve(whole).orElseThrow();
        }

        private static ScimException unsupported(Filter term) {
            return new ScimException(
                    ScimError.badRequest(ScimType.INVALID_FILTER, "Users cannot be searched by " + term + "."));
        }
    }

    static Stream<Arguments> translations() {
        return Stream.of(
                Arguments.of(
                        "userName eq \"Alice\"", "(user_name IS NOT NULL AND LOWER(user_name) = ?)", List.of("alice")),
                Arguments.of("ID eq \"1A\"", "(id IS NOT NULL AND id = ?)", List.of("1A")),
                Arguments.of("title ne \"Boss\"", "(title IS NULL OR LOWER(title) <> ?)", List.of("boss")),
                Arguments.of("title eq null", "(title IS NULL)", List.of()),
                Arguments.of("title ne null", "(title IS NOT NULL)", List.of()),
                Arguments.of("title pr", "(title IS NOT NULL)", List.of()),
                Arguments.of("active eq false", "(active IS NOT NULL AND active = ?)", List.of(false)),
                Arguments.of(
                        "title co \"50%_!\"",
                        "(title IS NOT NULL AND LOWER(title) LIKE ? ESCAPE '!')", List.of("%50!%!_!!%")),
                Arguments.of(
                        "urn:ietf:params:scim:schemas:core:2.0:User:name.familyName sw \"O'\"",
                        "(family_name IS NOT NULL AND LOWER(family_name) LIKE ? ESCAPE '!')",
                        List.of("o'%")),
                Arguments.of(
                        "title ew \"x\" or userName gt \"a\" and userName le \"b\"",
                        "((title IS NOT NULL AND LOWER(title) LIKE ? ESCAPE '!') OR"
                                + " ((user_name IS NOT NULL AND LOWER(user_name) > ?) AND"
                                + " (user_name IS NOT NULL AND LOWER(user_name) <= ?)))",
                        List.of("%x", "a", "b")),
                Arguments.of(
                        "not (userName ge \"m\" or userName lt \"c\")",
                        "NOT ((user_name IS NOT NULL AND LOWER(user_name) >= ?) OR"
                                + " (user_name IS NOT NULL AND LOWER(user_name) < ?))",
                        List.of("m", "c")),
                Arguments.of(
                        "emails[type eq \"work\" and primary eq true] and active eq true",
                        "(EXISTS (SELECT 1 FROM emails e WHERE e.user_id = users.id AND"
                                + " ((e.type IS NOT NULL AND LOWER(e.type) = ?) AND"
                                + " (e.is_primary IS NOT NULL AND e.is_primary = ?)))"
                                + " AND (active IS NOT NULL AND active = ?))",
                        List.of("work", true, true)));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void translatesToAConditionWithParameters(String filter, String sql, List<Object> parameters) {
        assertThat(ToSql.translate(FilterParser.parse(filter, FilterOptions.lenient())))
                .isEqualTo(new Where(sql, parameters));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("nickName pr", "Users cannot be searched by nickName pr."),
                Arguments.of("emails.type eq \"work\"", "Users cannot be searched by emails.type eq \"work\"."),
                Arguments.of("roles[value eq \"x\"]", "Users cannot be searched by roles[value eq \"x\"]."),
                Arguments.of(
                        "meta.created gt \"2024-01-01T00:00:00Z\"",
                        "Users cannot be searched by meta.created gt \"2024-01-01T00:00:00Z\"."),
                Arguments.of("not (password sw \"a\")", "The attribute password cannot be filtered on."),
                Arguments.of("foo eq \"x\"", "There is no attribute foo in User to filter on."),
                Arguments.of(
                        "active eq \"x\"",
                        "The attribute active is of type boolean and cannot be compared with \"x\"."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatTheTablesDoNotHold(String filter, String detail) {
        ScimException refusal = catchThrowableOfType(
                ScimException.class, () -> ToSql.translate(FilterParser.parse(filter, FilterOptions.lenient())));

        assertThat(refusal.error()).isEqualTo(ScimError.badRequest(ScimType.INVALID_FILTER, detail));
    }

    @Test
    void noValueGetsIntoTheText() {
        String value = "x' OR '1'='1";

        Where where = ToSql.translate(Filters.attribute("userName").eq(value));

        assertThat(where.sql()).doesNotContain("1");
        assertThat(where.parameters()).containsExactly("x' or '1'='1");
    }
}
