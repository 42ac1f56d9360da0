package io.scimvault.scim.json;

import java.util.Arrays;

/** The compact text of a value as it grows, in UTF-8. */
final class Utf8Text {
    private static final int MAX_SIZE = Integer.MAX_VALUE - 8;
    private static final int LONGEST_ESCAPE = 6;
    private static final boolean[] PLAIN = new boolean[128];

    static {
        Arrays.fill(PLAIN, ' ', PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private byte[] bytes;
    private int size;

    private Utf8Text(int capacity) {
        bytes = new byte[capacity];
    }

    static byte[] of(JsonValue value) {
        long size = size(value);
        long spare = size / 16; // for a few escapes
        Utf8Text text = new Utf8Text((int) Math.min(size + spare, MAX_SIZE));
        text.value(value);
        return text.size == text.bytes.length ? text.bytes : Arrays.copyOf(text.bytes, text.size);
    }

    /** The size of a value's text if it is all ASCII without escapes; never more than the true one. */
    private static long size(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value().length() + 2L;
        }
        if (value instanceof JsonObject object) {
            long size = object.isEmpty() ? 2 : 1;
            for (int i = 0; i < object.size(); i++) {
                size += object.nameAt(i).length() + 4L + size(object.valueAt(i));
            }
            return size;
        }
        if (value instanceof JsonArray array) {
            long size = array.isEmpty() ? 2 : 1;
            for (JsonValue element : array) {
                size += 1 + size(element);
            }
            return size;
        }
        return value.toString().length();
    }

    private void value(JsonValue value) {
        if (value instanceof JsonString string) {
            string(string.value());
        } else if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof JsonArray array) {
            array(array);
        } else {
            ascii(value.toString());
        }
    }

    private void object(JsonObject object) {
        put('{');
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                put(',');
            }
            string(object.nameAt(i));
            put(':');
            value(object.valueAt(i));
        }
        put('}');
    }

    private void array(JsonArray array) {
        put('[');
        boolean first = true;
        for (JsonValue element : array) {
            if (!first) {
                put(',');
            }
            first = false;
            value(element);
        }
        put(']');
    }

    private void string(String text) {
        put('"');
        ensure(text.length());
        byte[] out = bytes;
        int at = size;
        int index = 0;
        for (; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c >= PLAIN.length || !PLAIN[c]) {
                break;
            }
            out[at++] = (byte) c;
        }
        size = at;
        if (index < text.length()) {
            rest(text, index);
        }
        put('"');
    }

    /** The part of a string that is not all plain ASCII. */
    private void rest(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            ensure(LONGEST_ESCAPE);
            if (JsonString.needsEscape(text, i)) {
                ascii(JsonString.escape(c));
            } else if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xC0 | (c >> 6));
                continuation(c);
            } else if (Character.isSurrogate(c)) {
                supplementary(text.codePointAt(i));
                i++;
            } else {
                bytes[size++] = (byte) (0xE0 | (c >> 12));
                continuation(c >> 6);
                continuation(c);
            }
        }
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    private void put(char c) {
        ensure(1);
        bytes[size++] = (byte) c;
    }

    private void ensure(int more) {
        if (more > bytes.length - size) {
            int needed = Math.addExact(size, more);
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, size * 3L / 2), MAX_SIZE));
        }
    }
}
