package io.scimvault.vault.memory;

import io.scimvault.vault.memory.Fields.Shape;
import java.util.Map;

/** What a lookup goes by: the presence of a field counts, not its value. */
enum Lookup {
    ID,
    NAME,
    ALIAS_ID,
    ALIAS_PAIR;

    static final Map<String, Shape> FIELDS = Map.of(
            "id", Shape.STRING,
            "name", Shape.STRING,
            "alias_id", Shape.STRING,
            "alias_name", Shape.STRING,
            "alias_mount_accessor", Shape.STRING);

    static Lookup by(Fields query) {
        if (query.has("alias_name") != query.has("alias_mount_accessor")) {
            throw Refused.badRequest("both 'alias_name' and 'alias_mount_accessor' needs to be set");
        }
        Lookup found = null;
        int count = 0;
        for (Lookup way : values()) {
            if (way.isAskedFor(query)) {
                found = way;
                count++;
            }
        }
        if (count == 0) {
            throw Refused.badRequest("query parameter not supplied");
        }
        boolean halfPair = found == ALIAS_PAIR
                && (query.string("alias_name").isEmpty()
                        || query.string("alias_mount_accessor").isEmpty());
        if (found == null || count > 1 || halfPair) {
            throw Refused.badRequest("query parameter conflict; please supply distinct set of query parameters");
        }
        return found;
    }

    private boolean isAskedFor(Fields query) {
        return switch (this) {
            case ID -> query.has("id");
            case NAME -> query.has("name");
            case ALIAS_ID -> query.has("alias_id");
            case ALIAS_PAIR -> query.has("alias_name");
        };
    }
}
