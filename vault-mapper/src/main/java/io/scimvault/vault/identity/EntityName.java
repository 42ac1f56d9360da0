package io.scimvault.vault.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The entity name for a userName, and back. Percent-encoded are {@code %}, the dots of the names {@code .} and {@code ..}, and
 *
 * <ul>
 *   <li>{@code *}, {@code +}, {@code /}: Vault's {@code default} policy puts the entity's name into a path, where these three are
 *       wildcards and separators. A person named so would have every request refused, or read strangers' entities;
 *   <li>what is not printable, such as control characters, blanks but the ordinary one, and the joiners in emoji: Vault refuses every
 *       path that holds one, so that a person named so could not read what a policy grants by the entity's name.
 * </ul>
 *
 * <p>The encoding is injective, so that no two userNames share an entity but those that are equal in Unicode's normal form C.
 */
public final class EntityName {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * What is encoded wherever it stands. Controls, blanks, format characters, private use and noncharacters are listed, and not asked
     * of the JDK: the entity of a userName must not depend on the version of Unicode that a JDK knows.
     */
    private static final Pattern ENCODED = Pattern.compile("[%*+/\\x00-\\x1F\\x7F-\\xA0\\xAD"
            + "\\u0600-\\u0605\\u061C\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u1680\\u180E\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u3000"
            + "\\uE000-\\uF8FF\\uFDD0-\\uFDEF\\uFEFF\\uFFF0-\\uFFFB\\uFFFE\\uFFFF"
            + "\\x{110BD}\\x{110CD}\\x{13430}-\\x{1343F}\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}"
            + "\\x{E0000}-\\x{E00FF}\\x{F0000}-\\x{10FFFF}]");

    private EntityName() {}

    /** The entity name of a userName. */
    public static String encode(String userName) {
        String name = Normalizer.normalize(userName, Normalizer.Form.NFC);
        return name.equals(".") || name.equals("..")
                ? percent(name)
                : ENCODED.matcher(name).replaceAll(match -> percent(match.group()));
    }

    /** Whether a text stands for itself, and for one segment alone, where a policy puts it into a path. */
    public static boolean isOneSegment(String text) {
        return !text.contains("..")
                && !text.equals(".")
                && !ENCODED.matcher(text.replace('%', '_')).find();
    }

    private static String percent(String text) {
        StringBuilder out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HEX.toHexDigits(octet));
        }
        return out.toString();
    }

    /** The userName, in normal form C, of an entity name; a name that this class did not make stands for itself. */
    public static String decode(String entityName) {
        if (entityName.indexOf('%') < 0) {
            return entityName;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] octets = entityName.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != '%') {
                out.write(octets[i]);
            } else if (i + 2 < octets.length && isHex(octets[i + 1]) && isHex(octets[i + 2])) {
                out.write(HexFormat.fromHexDigits(entityNameHex(octets, i)));
                i += 2;
            } else {
                return entityName;
            }
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
            return encode(decoded).equals(entityName) ? decoded : entityName;
        } catch (CharacterCodingException e) {
            return entityName;
        }
    }

    /** The form in which Vault compares names: each code point in lower case, no locale, no normalisation. */
    public static String fold(String name) {
        return name.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String entityNameHex(byte[] octets, int percent) {
        return new String(octets, percent + 1, 2, StandardCharsets.US_ASCII);
    }

    private static boolean isHex(byte octet) {
        return HexFormat.isHexDigit(octet);
    }
}
