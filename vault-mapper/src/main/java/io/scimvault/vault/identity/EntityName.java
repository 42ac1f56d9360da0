package io.scimvault.vault.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * The entity name for a userName, and back. Percent-encoded are {@code %}, control characters, the dots of the names {@code .} and
 * {@code ..}, and {@code *}, {@code +}, {@code /}: Vault's {@code default} policy puts the entity's name into a path, where these
 * three are wildcards and separators. A person named so would have every request refused, or read strangers' entities.
 *
 * <p>The encoding is injective, so that no two userNames share an entity but those that are equal in Unicode's normal form C.
 */
public final class EntityName {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private EntityName() {}

    /** The entity name of a userName. */
    public static String encode(String userName) {
        String name = Normalizer.normalize(userName, Normalizer.Form.NFC);
        boolean dots = name.equals(".") || name.equals("..");
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            if (c == '%' || c == '*' || c == '+' || c == '/' || Character.isISOControl(c) || dots) {
                for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX.toHexDigits(octet));
                }
            } else {
                out.appendCodePoint(c);
            }
        });
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
