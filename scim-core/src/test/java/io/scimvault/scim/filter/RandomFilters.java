package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributePath;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Makes any tree that the grammar knows, and texts for it that are not the printer's. */
final class RandomFilters {
    private static final List<String> NAMES = List.of(
            "userName",
            "a",
            "$ref",
            "a-b_c",
            "not",
            "and",
            "or",
            "pr",
            "eq",
            "true",
            "null",
            "name.familyName",
            "emails.$ref",
            "urn:ietf:params:scim:schemas:core:2.0:User:userName",
            "urn:x-y.z:lab_1:2.0:User:name.givenName",
            "urn:x:2.0:User.userName",
            "URN:X:2.0:User.name.givenName",
            "http://example.test/schemas?v=1:name");
    private static final List<String> UNITS = List.of(
            "a", "Z", "0", " ", "\"", "\\", "'", "(", ")", "[", "]", ".", "/", "\n", "\t", "\u0000", "\u001f", "\u007f",
            "é", "ß", "Σ", "\u2028", "\ufeff", "\uffff", "😀", "𝔄", " and ", " or ", "not (", "\\u0041", "eq");
    private static final List<String> NUMBERS = List.of(
            "0", "-0", "1", "-17", "3.1400", "1e9", "1E-9", "-2.5e+999999999", "123456789012345678901234567890");

    private final Random random;

    RandomFilters(long seed) {
        this.random = new Random(seed);
    }

    Filter filter(int depth) {
        return filter(depth, false);
    }

    PatchPath path() {
        AttributePath attribute = AttributePath.parse(one(NAMES));
        if (random.nextBoolean()
                || (attribute.urn().isEmpty() && attribute.sub().isPresent())) {
            return PatchPath.of(attribute);
        }
        Optional<String> sub = random.nextBoolean() ? Optional.of("value") : Optional.empty();
        return new PatchPath(attribute, Optional.of(filter(2, true)), sub);
    }

    private Filter filter(int depth, boolean inBrackets) {
        int kind = depth == 0 ? random.nextInt(2) : random.nextInt(inBrackets ? 6 : 7);
        return switch (kind) {
            case 0 -> new Filter.Present(AttributePath.parse(one(NAMES)));
            case 1, 2 ->
                new Filter.Comparison(AttributePath.parse(one(NAMES)), one(List.of(CompareOperator.values())), value());
            case 3 -> new Filter.And(terms(depth, inBrackets));
            case 4 -> new Filter.Or(terms(depth, inBrackets));
            case 5 -> new Filter.Not(filter(depth - 1, inBrackets));
            default -> new Filter.ValuePath(AttributePath.parse(one(NAMES)).parent(), filter(depth - 1, true));
        };
    }

    private List<Filter> terms(int depth, boolean inBrackets) {
        return Stream.generate(() -> filter(depth - 1, inBrackets))
                .limit(2 + random.nextInt(3))
                .toList();
    }

    private JsonValue value() {
        return switch (random.nextInt(6)) {
            case 0 -> JsonBoolean.of(random.nextBoolean());
            case 1 -> JsonNull.NULL;
            case 2 -> new JsonNumber(one(NUMBERS));
            default -> new JsonString(text());
        };
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            out.append(one(UNITS));
        }
        return out.toString();
    }

    /** The text of a filter with blanks, parentheses, letter case and escapes as somebody else might write them. */
    String write(Filter filter) {
        String text = blanks(0) + filter.accept(new Writer()) + blanks(0);
        return random.nextInt(4) == 0 ? "(" + text + ")" : text;
    }

    /** A text with something removed, doubled, or put in. */
    String damage(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        String put =
                random.nextBoolean() ? one(UNITS) : text.substring(from, to).repeat(random.nextInt(3));
        return text.substring(0, from) + put + text.substring(to);
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String blanks(int least) {
        return (random.nextInt(10) == 0 ? "\t" : " ").repeat(least + (random.nextInt(5) == 0 ? 2 : 0));
    }

    private String anyCase(String word) {
        return random.nextInt(3) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word;
    }

    /** Writes everything in parentheses that may stand in them. */
    private final class Writer implements Filter.Visitor<String> {
        @Override
        public String and(Filter.And filter) {
            return join(filter.terms(), "and");
        }

        @Override
        public String or(Filter.Or filter) {
            return join(filter.terms(), "or");
        }

        @Override
        public String not(Filter.Not filter) {
            return anyCase("not") + blanks(0) + group(filter.term());
        }

        @Override
        public String comparison(Filter.Comparison filter) {
            String value = filter.value() instanceof JsonString string
                    ? quoted(string.value())
                    : filter.value().toString();
            return filter.path() + blanks(1) + anyCase(filter.operator().keyword()) + blanks(1) + value;
        }

        @Override
        public String present(Filter.Present filter) {
            return filter.path() + blanks(1) + anyCase("pr");
        }

        @Override
        public String valuePath(Filter.ValuePath filter) {
            return filter.path() + "[" + blanks(0) + filter.filter().accept(this) + blanks(0) + "]";
        }

        private String join(List<Filter> terms, String connective) {
            StringBuilder out = new StringBuilder();
            for (Filter term : terms) {
                out.append(out.isEmpty() ? "" : blanks(1) + anyCase(connective) + blanks(1));
                boolean bare = term instanceof Filter.Comparison || term instanceof Filter.Not;
                out.append(bare ? term.accept(this) : group(term));
            }
            return out.toString();
        }

        private String group(Filter filter) {
            return "(" + blanks(0) + filter.accept(this) + blanks(0) + ")";
        }

        private String quoted(String text) {
            StringBuilder out = new StringBuilder("\"");
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean escape = c < ' ' || c == '"' || c == '\\' || random.nextInt(8) == 0;
                out.append(escape ? String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c) : c);
            }
            return out.append('"').toString();
        }
    }
}
