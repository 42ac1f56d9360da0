package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The parts of a resource's canonical form that no single attribute decides: its {@code schemas}, and what no schema describes. */
public final class CanonicalForm {
    private static final String SCHEMAS = "schemas";
    private static final String URN = "urn:";

    private CanonicalForm() {}

    /**
     * The resource of these members: the unassigned ones left out, {@code schemas} in front, computed from the extensions that are
     * there: the core schema, known extensions in their order, then foreign ones.
     */
    public static Resource assemble(ResourceType type, JsonObject members) {
        Look look = new Look(type);
        for (ResourceType.Extension extension : type.extensions()) {
            if (isAssigned(members.member(extension.schema().id()))) {
                look.urns.add(extension.schema().id());
            }
        }
        members.forEach(look);
        return look.isComplete && SCHEMAS.equals(look.first) && areSchemas(members, look.urns)
                ? new Resource(members)
                : assembled(members, look.urns);
    }

    /** What there is to know of the members, each looked at once. */
    private static final class Look implements BiConsumer<String, JsonValue> {
        private final ResourceType type;
        private final List<String> urns = new ArrayList<>(4);
        private boolean isComplete = true;
        private @Nullable String first;

        Look(ResourceType type) {
            this.type = type;
            urns.add(type.schema().id());
        }

        @Override
        public void accept(String name, JsonValue value) {
            first = first == null ? name : first;
            if (!isAssigned(value)) {
                isComplete = false;
            } else if (isForeign(type, name)) {
                urns.add(name);
            }
        }
    }

    private static Resource assembled(JsonObject members, List<String> urns) {
        JsonObject.Builder tree = JsonObject.builder().put(SCHEMAS, JsonArray.ofStrings(urns));
        members.members().forEach((name, value) -> {
            if (isAssigned(value) && !name.equals(SCHEMAS)) {
                tree.put(name, value);
            }
        });
        return new Resource(tree.build());
    }

    private static boolean isAssigned(@Nullable JsonValue value) {
        return value != null && !value.isUnassigned();
    }

    /** Whether these URNs are the {@code schemas} already. */
    private static boolean areSchemas(JsonObject members, List<String> urns) {
        if (!(members.member(SCHEMAS) instanceof JsonArray schemas) || schemas.size() != urns.size()) {
            return false;
        }
        for (int i = 0; i < urns.size(); i++) {
            if (!(schemas.get(i) instanceof JsonString urn) || !urn.value().equals(urns.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a top-level name is a URN that is neither the resource type's schema nor one of its extensions. */
    public static boolean isForeign(ResourceType type, String name) {
        return name.length() > URN.length()
                && name.charAt(URN.length() - 1) == ':'
                && name.regionMatches(true, 0, URN, 0, URN.length())
                && !type.schema().isCalled(name)
                && type.extension(name).isEmpty();
    }

    /** A value that no schema describes, without what is unassigned in it, at every depth (RFC 7643 §2.5). */
    public static JsonValue strip(JsonValue value) {
        if (value instanceof JsonArray array) {
            return JsonArray.of(array.stream()
                    .map(CanonicalForm::strip)
                    .filter(element -> !element.isUnassigned())
                    .toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        Map<String, JsonValue> rest = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            JsonValue stripped = strip(member);
            if (!stripped.isUnassigned()) {
                rest.put(name, stripped);
            }
        });
        return JsonObject.of(rest);
    }
}
