package io.scimvault.scim.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * An entity tag (RFC 9110 §8.8.3), compared weakly: {@code W/"1"} and {@code "1"} are the same.
 *
 * @param opaque what stands between the quotes
 */
record EntityTag(String opaque) {

    /** Reads one tag; text without quotes is taken as it is. */
    static EntityTag parse(String text) {
        String tag = text.strip();
        if (tag.startsWith("W/") || tag.startsWith("w/")) {
            tag = tag.substring(2);
        }
        boolean quoted = tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"");
        return new EntityTag(quoted ? tag.substring(1, tag.length() - 1) : tag);
    }

    /** Reads the tags of a list; a comma within quotes belongs to its tag. */
    static List<EntityTag> parseList(String text) {
        List<EntityTag> tags = new ArrayList<>();
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || (text.charAt(i) == ',' && !quoted)) {
                String tag = text.substring(begin, i);
                if (!tag.isBlank()) {
                    tags.add(parse(tag));
                }
                begin = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return tags;
    }
}
