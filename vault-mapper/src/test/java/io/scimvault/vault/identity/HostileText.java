package io.scimvault.vault.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes texts from a seed that break names: wildcards, separators, escapes, composed and decomposed letters, every plane of Unicode. */
public final class HostileText {
    private static final List<String> PIECES = List.of(
            "a",
            "A",
            "b",
            ".",
            "..",
            "%",
            "%2F",
            "%2f",
            "%25",
            "*",
            "+",
            "/",
            "\\",
            "?",
            "#",
            " ",
            "@",
            ":",
            "&",
            "<",
            ">",
            "{{",
            "'",
            "\"",
            "é",
            "e\u0301",
            "\u212B",
            "Å",
            "A\u030A",
            "ﬀ",
            "İ",
            "ı",
            "ſ",
            "Σ",
            "ς",
            "ß",
            "\u200D",
            "\u00A0",
            "\uFEFF",
            "漢字",
            "한",
            "\u1112\u1161\u11AB",
            "😀",
            "\uDBFF\uDFFD",
            "null",
            "scim-",
            "entity_");

    private static final List<String> CONTROLS =
            List.of("\u0000", "\t", "\n", "\r", "\u001f", "\u007f", "\u0085", "\u009f");

    private final Random random;

    public HostileText(long seed) {
        random = new Random(seed);
    }

    /** A text of up to twelve pieces, without control characters; it may be empty. */
    public String text() {
        return text(random.nextInt(13));
    }

    /** A text of so many pieces, without control characters. */
    public String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextInt(4) > 0 ? oneOf(PIECES) : Character.toString(codePoint()));
        }
        return text.toString();
    }

    /** A text that may hold control characters, too. */
    public String anyText() {
        return text() + (random.nextInt(3) == 0 ? oneOf(CONTROLS) : "") + text(random.nextInt(3));
    }

    /** A text that can be a userName or displayName. */
    public String name() {
        String name = "u" + text();
        return name.getBytes(StandardCharsets.UTF_8).length > IdentityLimits.NAME_BYTES ? "u" : name;
    }

    /** One of these, by chance. */
    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** True once in so many times. */
    public boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** A number from 0 up to, not including, the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A code point of any plane: assigned or not, but no surrogate and no control character. */
    private int codePoint() {
        int plane = random.nextInt(17);
        int c = (plane << 16) + random.nextInt(1 << 16);
        boolean unfit = Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return unfit ? 'x' : c;
    }
}
