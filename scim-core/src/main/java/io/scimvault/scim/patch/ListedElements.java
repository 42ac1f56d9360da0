package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.ReadValue;
import io.scimvault.scim.validation.ValueReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The elements that the value of a {@code remove} lists: objects, of which only {@code value} counts, plain values, one alone, or
 * all of it once more inside an object under the attribute's name. What lists nothing is refused: it must not mean everything.
 */
final class ListedElements {
    private final Elements elements;
    private final Attribute attribute;
    private final String path;
    private final ValueReader reader;
    private final Budget budget;

    ListedElements(Elements elements, Attribute attribute, String path, ValueReader reader, Budget budget) {
        this.elements = elements;
        this.attribute = attribute;
        this.path = path;
        this.reader = reader;
        this.budget = budget;
    }

    /** The elements that are listed and there. */
    Set<Integer> of(JsonValue value) {
        JsonValue list = unnested(value);
        Set<Integer> found = new LinkedHashSet<>();
        for (JsonValue item : list instanceof JsonArray array ? array.elements() : List.of(list)) {
            if (attribute.isComplex() && !elements.identity().hasValue()) {
                found.addAll(holding(item));
            } else {
                found.addAll(withValue(item));
            }
        }
        return found;
    }

    /** Of these elements those whose sub-attribute has the value. */
    List<Integer> of(JsonValue value, Attribute sub, List<Integer> among) {
        ReadValue read = reader.read(sub, value, path + "." + sub.name());
        return among.stream()
                .filter(slot -> elements.get(slot) instanceof JsonObject object
                        && read.isAssigned()
                        && read.value().equals(object.member(sub.name())))
                .toList();
    }

    private JsonValue unnested(JsonValue value) {
        if (value instanceof JsonObject object && object.size() == 1) {
            Map.Entry<String, JsonValue> only =
                    object.members().entrySet().iterator().next();
            if (only.getKey().equalsIgnoreCase(attribute.name())
                    && attribute.sub(only.getKey()).isEmpty()) {
                return only.getValue();
            }
        }
        return value;
    }

    private Set<Integer> withValue(JsonValue item) {
        JsonValue own = attribute.isComplex() ? ownValue(item) : item;
        Attribute kind = attribute.valueSub().orElse(attribute);
        ReadValue read = own == null ? null : reader.readOne(kind, own, path);
        if (read == null || !read.isAssigned()) {
            if (reader.issues().isEmpty()) {
                reader.refuse(path, ScimType.INVALID_VALUE, "lists nothing that could be removed");
            }
            return Set.of();
        }
        return elements.withKeys(Set.of(elements.identity().keyOf(read.value())));
    }

    private @Nullable JsonValue ownValue(JsonValue item) {
        JsonObject shape = item.isUnassigned() ? null : reader.shape(attribute, item, path);
        return shape == null
                ? null
                : reader.members(attribute, shape, path).entrySet().stream()
                        .filter(member -> member.getKey().name().equals("value"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** Elements without a {@code value} are listed by any of what they hold. */
    private List<Integer> holding(JsonValue item) {
        ReadValue read = reader.readOne(attribute, item, path);
        if (!(read.value() instanceof JsonObject wanted) || wanted.isEmpty()) {
            if (reader.issues().isEmpty()) {
                reader.refuse(path, ScimType.INVALID_VALUE, "lists nothing that could be removed");
            }
            return List.of();
        }
        budget.spend(elements.size());
        return elements.all().stream()
                .filter(slot -> elements.get(slot) instanceof JsonObject element
                        && element.members()
                                .entrySet()
                                .containsAll(wanted.members().entrySet()))
                .toList();
    }
}
