package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any filter: text and tree belong together. */
class FilterTextLawsTest {
    private static final FilterOptions WIDE = new FilterOptions(1 << 20, 64, 100_000, false);
    private static final FilterOptions WIDE_LENIENT = new FilterOptions(1 << 20, 64, 100_000, true);
    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|[()\\[\\]]|[^ \\t()\\[\\]\"]+");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_251})
    void parsingAPrintedTreeGivesTheTree(long seed) {
        RandomFilters random = new RandomFilters(seed);
        for (int i = 0; i < 100_000; i++) {
            Filter filter = random.filter(1 + i % 5);
            assertThat(FilterParser.parse(filter.toString(), WIDE)).isEqualTo(filter);
            assertThat(FilterParser.parse(filter.toString(), WIDE_LENIENT)).isEqualTo(filter);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_252})
    void anyWayOfWritingATreeGivesTheTree(long seed) {
        RandomFilters random = new RandomFilters(seed);
        for (int i = 0; i < 100_000; i++) {
            Filter filter = random.filter(1 + i % 5);
            String text = random.write(filter);
            assertThat(FilterParser.parse(text, WIDE)).as(text).isEqualTo(filter);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_253})
    void noParenthesesCanBeSpared(long seed) {
        RandomFilters random = new RandomFilters(seed);
        for (int i = 0; i < 1_000; i++) {
            Filter filter = random.filter(1 + i % 4);
            String text = filter.toString();
            for (int open = 0; open < text.length(); open++) {
                int close = closing(text, open);
                boolean afterNot = open >= 4 && text.startsWith("not ", open - 4);
                if (close > 0 && !afterNot) {
                    String less = text.substring(0, open) + text.substring(open + 1, close) + text.substring(close + 1);
                    assertThat(FilterParser.parse(less, WIDE)).as(less).isNotEqualTo(filter);
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_256})
    void theLimitCountsTheNodesOfTheTree(long seed) {
        RandomFilters random = new RandomFilters(seed);
        for (int i = 0; i < 3_000; i++) {
            Filter filter = random.filter(1 + i % 4);
            int nodes = (int) nodes(filter);
            assertThat(FilterParser.parse(filter.toString(), new FilterOptions(1 << 20, 64, nodes, false)))
                    .isEqualTo(filter);
            if (nodes > 1) {
                assertThatThrownBy(() ->
                                FilterParser.parse(filter.toString(), new FilterOptions(1 << 20, 64, nodes - 1, false)))
                        .isInstanceOf(ScimException.class)
                        .hasMessageStartingWith("There are more than " + (nodes - 1) + " terms at ");
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_254})
    void parsingAPrintedPathGivesThePath(long seed) {
        RandomFilters random = new RandomFilters(seed);
        for (int i = 0; i < 100_000; i++) {
            PatchPath path = random.path();
            assertThat(FilterParser.parsePath(path.toString(), WIDE)).isEqualTo(path);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_255})
    void aDamagedTextIsReadOrRefused(long seed) {
        RandomFilters random = new RandomFilters(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = random.damage(random.damage(random.write(random.filter(1 + i % 3))));
            for (FilterOptions options : List.of(WIDE, WIDE_LENIENT)) {
                try {
                    Filter filter = FilterParser.parse(text, options);
                    assertThat(FilterParser.parse(filter.toString(), WIDE)).isEqualTo(filter);
                    assertThat(nodes(filter)).isLessThanOrEqualTo(tokens(text));
                } catch (ScimException e) {
                    assertThat(e.error().scimType()).contains(ScimType.INVALID_FILTER);
                    assertThat(e.error().detail().lines().count()).isIn(1L, 3L);
                }
            }
        }
    }

    private static long tokens(String text) {
        return TOKEN.matcher(text).results().count();
    }

    /** How many nodes a tree has. */
    private static long nodes(Filter filter) {
        return filter.accept(new Filter.Visitor<Long>() {
            @Override
            public Long and(Filter.And and) {
                return 1
                        + and.terms().stream()
                                .mapToLong(term -> term.accept(this))
                                .sum();
            }

            @Override
            public Long or(Filter.Or or) {
                return 1
                        + or.terms().stream()
                                .mapToLong(term -> term.accept(this))
                                .sum();
            }

            @Override
            public Long not(Filter.Not not) {
                return 1 + not.term().accept(this);
            }

            @Override
            public Long comparison(Filter.Comparison comparison) {
                return 1L;
            }

            @Override
            public Long present(Filter.Present present) {
                return 1L;
            }

            @Override
            public Long valuePath(Filter.ValuePath path) {
                return 1 + path.filter().accept(this);
            }
        });
    }

    /** Where the parenthesis that opens here closes, outside strings; -1 where none opens. */
    private static int closing(String text, int open) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                i += c == '\\' ? 1 : 0;
                inString = c != '"';
            } else if (c == '"') {
                inString = true;
            } else if (i == open && c != '(') {
                return -1;
            } else if (i >= open && c == '(') {
                depth++;
            } else if (i >= open && c == ')' && --depth == 0) {
                return i;
            }
            if (i >= open && depth == 0) {
                return -1;
            }
        }
        return -1;
    }
}
