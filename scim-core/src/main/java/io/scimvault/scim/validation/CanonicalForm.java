package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of a resource's canonical form that no single attribute decides: its {@code schemas}, and what no schema describes. */
public final class CanonicalForm {
    private CanonicalForm() {}

    /**
     * The resource of these members: the unassigned ones left out, {@code schemas} in front, computed from the extensions that are
     * there: the core schema, known extensions in their order, then foreign ones.
     */
    public static Resource assemble(ResourceType type, Map<String, JsonValue> members) {
        List<String> urns = new ArrayList<>();
        urns.add(type.schema().id());
        type.extensions().stream()
                .map(extension -> extension.schema().id())
                .filter(urn -> !members.getOrDefault(urn, JsonNull.NULL).isUnassigned())
                .forEach(urns::add);
        Map<String, JsonValue> tree = new LinkedHashMap<>();
        tree.put("schemas", JsonNull.NULL);
        members.forEach((name, value) -> {
            if (!value.isUnassigned()) {
                tree.put(name, value);
                if (isForeign(type, name)) {
                    urns.add(name);
                }
            }
        });
        tree.put("schemas", JsonArray.ofStrings(urns));
        return new Resource(JsonObject.of(tree));
    }

    /** Whether a top-level name is a URN that is neither the resource type's schema nor one of its extensions. */
    public static boolean isForeign(ResourceType type, String name) {
        return name.length() > 4
                && name.substring(0, 4).toLowerCase(Locale.ROOT).equals("urn:")
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
