package io.scimvault.vault.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts with characters of every plane of Unicode: assigned or not, private, without a character, combining, from right to left, joined. */
public final class EveryPlane {
    private static final int PLANES = 17;
    private static final int PLANE = 0x10000;

    /** Code points taken from each plane, spread over it, besides those at its end. */
    private static final int SAMPLES = 220;

    private EveryPlane() {}

    /** Every code point but half surrogate pairs. */
    public static IntStream codePoints() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }

    /** Of each plane a few hundred: of those that this JDK knows as characters, where it knows enough, and its noncharacters. */
    public static List<int[]> samples() {
        return IntStream.range(0, PLANES)
                .mapToObj(EveryPlane::ofPlane)
                .map(IntStream::toArray)
                .toList();
    }

    private static IntStream ofPlane(int plane) {
        int first = plane * PLANE;
        int[] assigned = IntStream.range(first, first + PLANE)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(Character::isDefined)
                .toArray();
        int[] from = assigned.length >= SAMPLES
                ? assigned
                : IntStream.range(first, first + PLANE).toArray();
        IntStream spread = IntStream.range(0, SAMPLES).map(i -> from[(int) ((long) i * from.length / SAMPLES)]);
        return IntStream.concat(spread, IntStream.of(first + 0xFFFE, first + 0xFFFF))
                .distinct();
    }

    /** Texts in which characters join, turn or combine. */
    public static List<String> sequences() {
        return List.of(
                "👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈",
                "🇳🇱🇪🇺",
                "e\u0301\u0323 \u0323\u0301e \u1E69 s\u0323\u0307 s\u0307\u0323",
                "\u1112\u1161\u11AB\uD55C",
                "\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD \u0627\u0644\u0633\u064E\u0651\u0644\u064E\u0627\u0645",
                "\u202Eabc\u202C \u2067abc\u2069 \u200Fabc\u200E",
                "\u0915\u094D\u200D\u0937 \u0915\u094D\u200C\u0937",
                "\u212B\u00C5A\u030A \uFB00\uFB01 \u0130\u0131 \u017F\u1E9E",
                "\u2126\u03A9 \uF900\u8C48 \uD834\uDD5E\uD834\uDD57\uD834\uDD65",
                "\uFDD0\uFDEF\uFFFE\uFFFF\uDBFF\uDFFF\uE000\uDB80\uDC00",
                "\uFEFF\u00AD\u034F\u115F\u3164\uFFA0\u180E\u2060");
    }

    /** Texts of at most so many bytes that together hold these code points, in their order. */
    public static List<String> texts(int[] codePoints, int bytes) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int size = 0;
        for (int c : codePoints) {
            int width = c < 0x80 ? 1 : c < 0x800 ? 2 : c < PLANE ? 3 : 4;
            if (size + width > bytes) {
                texts.add(text.toString());
                text.setLength(0);
                size = 0;
            }
            text.appendCodePoint(c);
            size += width;
        }
        return Stream.concat(texts.stream(), Stream.of(text.toString())).toList();
    }
}
