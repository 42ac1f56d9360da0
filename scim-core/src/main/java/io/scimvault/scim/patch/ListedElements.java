package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.GivenPart;
import io.scimvault.scim.validation.ReadValue;
import io.scimvault.scim.validation.ValueReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The elements that the value of a {@code remove} lists: objects, of which only {@code value} counts, plain values, one alone, or
 * all of it once more inside an object under the attribute's name. What lists nothing is refused: it must not mean everything.
 */
final class ListedElements {
    private static final int[] NONE = {};

    private final Elements elements;
    private final Attribute attribute;
    private final String path;
    private final ValueReader reader;
    private final Budget budget;
    private final Set<String> looked = new HashSet<>();

    ListedElements(Elements elements, Attribute attribute, String path, ValueReader reader, Budget budget) {
        this.elements = elements;
        this.attribute = attribute;
        this.path = path;
        this.reader = reader;
        this.budget = budget;
    }

    /** The elements that are listed and there. */
    NavigableSet<Integer> of(JsonValue value) {
        JsonValue list = unnested(value);
        NavigableSet<Integer> found = new TreeSet<>();
        for (JsonValue item : list instanceof JsonArray array ? array.elements() : List.of(list)) {
            boolean byContent = attribute.isComplex() && !elements.identity().hasValue();
            for (int slot : byContent ? holding(item) : withValue(item)) {
                found.add(slot);
            }
        }
        return found;
    }

    /** Of these elements those whose sub-attribute has the value. */
    int[] of(JsonValue value, Attribute sub, int[] among) {
        ReadValue read = reader.read(sub, value, path + "." + sub.name());
        return Arrays.stream(among)
                .filter(slot -> elements.get(slot) instanceof JsonObject object
                        && read.isAssigned()
                        && read.value().equals(object.member(sub.name())))
                .toArray();
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

    private int[] withValue(JsonValue item) {
        JsonValue own = attribute.isComplex() ? ownValue(item) : item;
        Attribute kind = attribute.valueSub().orElse(attribute);
        ReadValue read = own == null ? null : reader.readOne(kind, own, path);
        if (read == null || !read.isAssigned()) {
            if (reader.issues().isEmpty()) {
                reader.refuse(path, ScimType.INVALID_VALUE, "lists nothing that could be removed");
            }
            return NONE;
        }
        return looked.add(elements.identity().keyOf(read.value())) ? elements.withValue(read.value()) : NONE;
    }

    private @Nullable JsonValue ownValue(JsonValue item) {
        JsonObject shape = item.isUnassigned() ? null : reader.shape(attribute, item, path);
        if (shape != null) {
            for (GivenPart part : reader.parts(attribute, shape, path)) {
                if (part.attribute().name().equals("value")) {
                    return part.value();
                }
            }
        }
        return null;
    }

    /** Elements without a {@code value} are listed by any of what they hold. */
    private int[] holding(JsonValue item) {
        ReadValue read = reader.readOne(attribute, item, path);
        if (!(read.value() instanceof JsonObject wanted) || wanted.isEmpty()) {
            if (reader.issues().isEmpty()) {
                reader.refuse(path, ScimType.INVALID_VALUE, "lists nothing that could be removed");
            }
            return NONE;
        }
        budget.spend(elements.size());
        return Arrays.stream(elements.all())
                .filter(slot -> elements.get(slot) instanceof JsonObject element
                        && element.members()
                                .entrySet()
                                .containsAll(wanted.members().entrySet()))
                .toArray();
    }
}
