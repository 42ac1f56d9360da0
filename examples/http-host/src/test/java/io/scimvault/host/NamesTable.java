package io.scimvault.host;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that real people and groups have, and names that would like to be something else; no two are the same to Vault. */
final class NamesTable {
    /** Where a person of this name logs in. */
    enum Login {
        /** The name is the {@code role_id}. */
        APPROLE,
        /** approle finds no such {@code role_id} at the login: it trims blanks, and reads by path, where dots lead elsewhere. */
        JWT
    }

    /** A name as a client sends it. */
    record Name(String text, Login login) {
        /** The text with everything spelt out that a terminal would hide or turn around, and cut. */
        @Override
        public String toString() {
            String visible = text.codePoints()
                    .mapToObj(c -> c > ' ' && c < 127 ? Character.toString(c) : String.format("<%X>", c))
                    .collect(Collectors.joining());
            return login + " " + (visible.length() > 60 ? visible.substring(0, 60) + "…" : visible);
        }
    }

    private static final Set<String> NOT_FOR_APPROLE =
            Set.of(".", "..", "a/../b", "../x", "x/.", " outer blank", "outer blank ", "\u3000ideographic blank");

    private static final List<String> TEXTS = List.of(
            // wildcards, separators and dots of Vault's paths
            "a+b@x.test",
            "CORP/jdoe",
            "*",
            "..",
            ".",
            "a*",
            "**",
            "+",
            "+/+",
            "/",
            "//",
            "a/../b",
            "../x",
            "x/.",
            "...",
            "/begins and ends/",
            // what other encodings make of them
            "%",
            "%2F",
            "a%2Fb",
            "%2E%2E",
            "%00",
            "100%",
            "a?b#c&d=e",
            // quotes, and the languages that a name is put into
            "say \"hello\"",
            "O'Brien",
            "'\"'\"",
            "CORP\\jdoe",
            "\\u0041\\",
            "{{identity.entity.id}}",
            "{{identity.entity.name}}",
            "${x}",
            "$(id)",
            "`id`",
            "<b>&amp;</b>",
            "a,b",
            "a;b",
            "a|b",
            "a:b=c",
            "[x](y)",
            "a\" or \"1\" eq \"1",
            "two  blanks  inside",
            " outer blank",
            "outer blank ",
            // words that mean something elsewhere
            "root",
            "default",
            "entity_12345678",
            "group_12345678.root",
            "my scim-pending-x",
            "scim",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "123e4567-e89b-12d3-a456-426614174000",
            // scripts
            "zoë@x.test",
            "rene\u0301e decomposed",
            "\u0628\u062d\u0631@x.test",
            "\u05d3\u05d5\u05d3",
            "abc \u0634\u0645\u0633 123",
            "田中太郎",
            "\u3000ideographic blank",
            "김철수",
            "देवनागरी",
            "สมชาย",
            "Ольга",
            "Αλέξανδρος",
            "paypal",
            "\u0440\u0430\u0443\u0440\u0430l", // Cyrillic but for the last letter
            "p\u03b1yp\u03b1l", // Greek alpha
            "ｐａｙｐａｌ",
            "ırmak",
            "irmak",
            "Straße",
            "Strasse",
            "ﬁnn",
            "finn",
            "𐍈𐌰𐌹",
            "𝒳𝓎",
            // emoji, and what cannot be seen
            "😀",
            "👩\u200d👩\u200d👧\u200d👦",
            "🇩🇪",
            "👍🏽",
            "☺\ufe0f",
            "no\u00a0break",
            "line\u2028separator",
            "paragraph\u2029separator",
            "zero\u200bwidth",
            "soft\u00adhyphen",
            "\ufeffmark",
            "\u202eoverride",
            "isolate\u2066d\u2069",
            "private \ue000 use",
            "tag\udb40\udc41s", // U+E0041
            "none\uffffcharacter",
            "replaced \ufffd",
            // sizes
            "x".repeat(512),
            "%".repeat(512),
            "😎".repeat(128));

    private NamesTable() {}

    /** The whole table. */
    static List<Name> all() {
        return TEXTS.stream().map(NamesTable::name).toList();
    }

    /** Two dozen of them, one or two of each kind, and the same name composed, decomposed and in other case. */
    static List<Name> forRenaming() {
        List<String> texts = new ArrayList<>(List.of(
                "a+b@x.test",
                "CORP/jdoe",
                "*",
                "..",
                ".",
                "+/+",
                "a/../b",
                "%2F",
                "a%2Fb",
                "say \"hello\"",
                "CORP\\jdoe",
                "{{identity.entity.id}}",
                "outer blank ",
                "root",
                "null",
                "zoë@x.test",
                "zoe\u0308@x.test",
                "ZOË@x.test",
                "\u05d3\u05d5\u05d3",
                "田中太郎",
                "\u0440\u0430\u0443\u0440\u0430l",
                "paypal",
                "👩\u200d👩\u200d👧\u200d👦",
                "line\u2028separator",
                "x".repeat(512),
                "😎".repeat(128)));
        return texts.stream().map(NamesTable::name).toList();
    }

    static Name name(String text) {
        return new Name(text, NOT_FOR_APPROLE.contains(text) ? Login.JWT : Login.APPROLE);
    }

    /** The same name as Vault compares it: code points in lower case, and as this library compares userNames: composed. */
    static String same(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** The text with each code point in upper case, as far as it comes back in lower case. */
    static String inOtherCase(String text) {
        return text.codePoints()
                .map(c -> {
                    int upper = Character.toUpperCase(c);
                    return Character.toLowerCase(upper) == Character.toLowerCase(c) ? upper : c;
                })
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
