package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** A JSON pointer (RFC 6901) without its escapes, in which {@code *} stands for every element. */
final class Pointer {
    private Pointer() {}

    static List<JsonValue> find(JsonValue root, String pointer) {
        List<JsonValue> found = List.of(root);
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            List<JsonValue> next = new ArrayList<>();
            found.forEach(value -> step(value, token, next));
            found = next;
        }
        return found;
    }

    private static void step(JsonValue value, String token, List<JsonValue> next) {
        if (value instanceof JsonArray array) {
            if (token.equals("*")) {
                next.addAll(array.elements());
            } else if (Integer.parseInt(token) < array.size()) {
                next.add(array.get(Integer.parseInt(token)));
            }
        } else if (value instanceof JsonObject object) {
            object.get(token).ifPresent(next::add);
        }
    }
}
