package io.scimvault.scim.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Percent-encoding (RFC 3986 §2.1) of UTF-8, decoded strictly: what is not valid is no text at all. */
final class UrlEncoding {
    private static final String HEX = "0123456789ABCDEF";
    private static final String PLAIN_IN_SEGMENT = "-._~!$&'()*+,;=:@";

    private UrlEncoding() {}

    /** The text of a piece of a path. */
    static Optional<String> decode(String raw) {
        return raw.indexOf('%') < 0 && isAscii(raw)
                ? Optional.of(raw)
                : bytes(raw).flatMap(UrlEncoding::utf8);
    }

    /** The text of a piece of a query, in which a plus is a blank. */
    static Optional<String> decodeForm(String raw) {
        return decode(raw.replace('+', ' '));
    }

    /** The decoded segments of a path; empty segments do not count. Empty where one of them is not valid. */
    static Optional<List<String>> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String raw : path.split("/", -1)) {
            if (!raw.isEmpty()) {
                Optional<String> segment = decode(raw);
                if (segment.isEmpty()) {
                    return Optional.empty();
                }
                segments.add(segment.get());
            }
        }
        return Optional.of(segments);
    }

    /** A text as one segment of a path, whatever it holds. */
    static String segment(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PLAIN_IN_SEGMENT.indexOf(c) >= 0;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static Optional<byte[]> bytes(String raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(raw));
            while (encoded.hasRemaining()) {
                byte b = encoded.get();
                if (b != '%') {
                    out.write(b);
                } else if (encoded.remaining() < 2) {
                    return Optional.empty();
                } else {
                    int high = Character.digit((char) encoded.get(), 16);
                    int low = Character.digit((char) encoded.get(), 16);
                    if (high < 0 || low < 0) {
                        return Optional.empty();
                    }
                    out.write(high << 4 | low);
                }
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        return Optional.of(out.toByteArray());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
