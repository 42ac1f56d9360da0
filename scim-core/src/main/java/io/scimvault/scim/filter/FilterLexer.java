package io.scimvault.scim.filter;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributePath;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a filter or path and a place in it: takes words, signs and values off the front, never going back over them. */
final class FilterLexer {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
    private static final int MAX_NUMBER = 100;
    private static final String A_BLANK = "a blank";
    private static final String A_VALUE = "a value (a string in quotes, a number, true, false or null)";

    private final String text;
    private final FilterRefusal refusal;
    private int at;

    FilterLexer(FilterRefusal refusal) {
        this.text = refusal.text();
        this.refusal = refusal;
    }

    /** The place, as an offset into the text. */
    int at() {
        return at;
    }

    /** Returns to an earlier place. */
    void backTo(int place) {
        at = place;
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    ScimException expected(String what) {
        return refusal.expected(what, at);
    }

    /** Skips blanks and says whether there was one. */
    boolean skipBlanks() {
        int start = at;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at > start;
    }

    boolean take(char c) {
        if (!isAt(c)) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes {@code SP "and" SP} or {@code SP "or" SP}; where the word is not there, nothing is taken. */
    boolean takeConnective(String word) {
        int start = at;
        boolean parted = skipBlanks();
        if (!looksAt(word)) {
            at = start;
            return false;
        }
        if (!parted) {
            throw expected(A_BLANK);
        }
        at += word.length();
        if (!skipBlanks() && !atEnd()) {
            throw expected(A_BLANK);
        }
        return true;
    }

    /** Takes {@code "not"} and blanks where a parenthesis follows. */
    boolean takeNot() {
        int start = at;
        if (looksAt("not")) {
            at += 3;
            skipBlanks();
            if (isAt('(')) {
                return true;
            }
            at = start;
        }
        return false;
    }

    /** Takes what stands up to the next delimiter: perhaps nothing. */
    String takeWord() {
        int start = at;
        passWord();
        return text.substring(start, at);
    }

    /** Passes over what stands up to the next delimiter. */
    private void passWord() {
        while (at < text.length() && !isDelimiter(text.charAt(at))) {
            at++;
        }
    }

    /** Takes an {@code attrPath}; where there is none, nothing is taken. */
    @Nullable
    AttributePath takePath() {
        int start = at;
        boolean plain = true;
        while (at < text.length() && !isDelimiter(text.charAt(at))) {
            char c = text.charAt(at++);
            plain &= NameSyntax.isLetter(c) || NameSyntax.isDigit(c);
        }
        if (plain && at > start && NameSyntax.isLetter(text.charAt(start))) {
            return AttributePath.of(text.substring(start, at));
        }
        String word = text.substring(start, at);
        if (NameSyntax.isAttributePath(word)) {
            return AttributePath.parse(word);
        }
        at = start;
        return null;
    }

    /** Takes an operator in any letter case; where there is none, nothing is taken. */
    @Nullable
    CompareOperator takeOperator() {
        int start = at;
        passWord();
        CompareOperator operator = CompareOperator.at(text, start, at);
        if (operator == null) {
            at = start;
        }
        return operator;
    }

    /** Takes a word in any letter case; where another or none stands, nothing is taken. */
    boolean take(String word) {
        if (!looksAt(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    /** Takes {@code SP compValue}: a JSON value, or leniently a word without quotes or a string in single quotes. */
    JsonValue takeValue(boolean lenient) {
        if (!skipBlanks() && !atEnd()) {
            throw expected(A_BLANK);
        }
        boolean quoted = isAt('"') || (lenient && isAt('\''));
        JsonValue value = quoted ? string() : bare(lenient);
        if (!atEnd() && !isBlank(text.charAt(at)) && !isAt(')') && !isAt(']')) {
            throw expected(A_BLANK);
        }
        return value;
    }

    private JsonValue bare(boolean lenient) {
        int start = at;
        String word = takeWord();
        if (word.equals("null")) {
            return JsonNull.NULL;
        }
        if (word.equals("true") || word.equals("false")) {
            return JsonBoolean.of(word.equals("true"));
        }
        Optional<JsonNumber> number = number(word);
        if (number.isPresent()) {
            return number.get();
        }
        boolean connective = word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or");
        if (!lenient || word.isEmpty() || connective || !isPrintable(word)) {
            throw refusal.expected(A_VALUE, start);
        }
        return new JsonString(word);
    }

    /** A JSON string (RFC 8259 §7) in the quotes with which it begins. */
    private JsonString string() {
        int start = at;
        char quote = text.charAt(at++);
        int end = plainEnd(quote);
        if (end >= 0) {
            String plain = text.substring(at, end);
            at = end + 1;
            return new JsonString(plain);
        }
        StringBuilder out = new StringBuilder();
        while (!isAt(quote)) {
            if (atEnd()) {
                throw expected("the closing " + quote);
            }
            char c = text.charAt(at);
            if (c < ' ') {
                throw expected("an escape instead of a control character");
            }
            at++;
            out.append(c == '\\' ? escape(quote) : c);
        }
        at++;
        if (!isUnicode(out)) {
            throw refusal.expected("a string without half a surrogate pair", start);
        }
        return new JsonString(out.toString());
    }

    /** Where a string ends in which every character means itself; -1 where some do not. */
    private int plainEnd(char quote) {
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c < ' ' || c == '\\' || Character.isSurrogate(c)) {
                return -1;
            }
        }
        return -1;
    }

    private char escape(char quote) {
        char c = atEnd() ? 0 : text.charAt(at);
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                if (c == '\'' && quote == '\'') {
                    yield c;
                }
                throw refusal.expected("an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)", at - 2);
            }
        };
    }

    private char unicode() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = atEnd() || text.charAt(at) > 'f' ? -1 : Character.digit(text.charAt(at), 16);
            if (digit < 0) {
                throw expected("four hexadecimal digits after \\u");
            }
            unit = unit * 16 + digit;
            at++;
        }
        return (char) unit;
    }

    /** The number of a word, if it is one as JSON spells it, of at most 100 characters, with an exponent in range. */
    static Optional<JsonNumber> number(String word) {
        boolean may = !word.isEmpty() && (NameSyntax.isDigit(word.charAt(0)) || word.charAt(0) == '-');
        if (!may || word.length() > MAX_NUMBER || !NUMBER.matcher(word).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonNumber(word));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a whole word stands here, in any letter case. */
    private boolean looksAt(String word) {
        int end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length())
                && (end == text.length() || isDelimiter(text.charAt(end)));
    }

    private static boolean isDelimiter(char c) {
        return FilterRefusal.isDelimiter(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isPrintable(String word) {
        return isUnicode(word) && word.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isUnicode(CharSequence units) {
        return units.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
