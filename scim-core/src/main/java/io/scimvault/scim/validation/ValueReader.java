package io.scimvault.scim.validation;

import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a client's values of single attributes into canonical form, and collects what is wrong with them. */
public final class ValueReader {
    private static final int FEW = 16;

    private final ValidationOptions options;
    private final ScalarReader scalars;
    private final ComplexShape shapes;
    private final List<Issue> issues = new ArrayList<>();

    public ValueReader(ValidationOptions options) {
        this.options = options;
        this.scalars = new ScalarReader(options);
        this.shapes = new ComplexShape(options);
    }

    /**
     * Goes on where nothing was wrong so far.
     *
     * @throws io.scimvault.scim.error.ScimException 400, listing what was
     */
    public void orThrow() {
        if (!issues.isEmpty()) {
            Issue.refusal(issues).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    /** Everything that was wrong so far. */
    public List<Issue> issues() {
        return List.copyOf(issues);
    }

    /** Adds to what is wrong. */
    public void refuse(String path, ScimType type, String message) {
        issues.add(new Issue(path, type, "\"" + path + "\" " + message + "."));
    }

    /** The whole value of an attribute. */
    public ReadValue read(Attribute attribute, JsonValue value, String path) {
        return attribute.multiValued() ? readAll(attribute, value, path) : readOne(attribute, value, path);
    }

    /** One value of an attribute: an element where it is multi-valued. */
    public ReadValue readOne(Attribute attribute, JsonValue value, String path) {
        JsonValue single = unwrapped(attribute, value, path);
        if (single == null) {
            return ReadValue.NOT_UNDERSTOOD;
        }
        if (isClear(single) && (attribute.isComplex() || !(single instanceof JsonObject))) {
            return ReadValue.UNASSIGNED;
        }
        return attribute.isComplex() ? readComplex(attribute, single, path) : readScalar(attribute, single, path);
    }

    /** One value of a complex attribute as an object whose members are still as the client sent them; null if it is refused. */
    public @Nullable JsonObject shape(Attribute attribute, JsonValue value, String path) {
        JsonValue single = unwrapped(attribute, value, path);
        if (single == null) {
            return null;
        }
        JsonObject shape = shapes.of(attribute, single);
        if (shape == null) {
            refuse(path, ScimType.INVALID_VALUE, "must be an object; " + single.kind() + " came");
        }
        return shape;
    }

    /** Whether a value says that an attribute is to have none. */
    public boolean isClear(JsonValue value) {
        return value.isUnassigned()
                || (value instanceof JsonString string
                        && string.value().isEmpty()
                        && options.allows(Tolerance.BLANK_IS_UNASSIGNED));
    }

    /**
     * The sub-attributes that an object names; those that are unknown or read-only are left out, and so is the {@code $ref} that
     * only repeats what {@code value} says (RFC 7643 §2.4): the server writes its own.
     */
    public List<GivenPart> parts(Attribute attribute, JsonObject object, String path) {
        List<GivenPart> parts = new ArrayList<>(Math.min(object.size(), 16));
        boolean hasValue = false;
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            Attribute sub = attribute.subAttributes().find(member.getKey());
            if (sub == null) {
                unknown(path, member.getKey());
            } else if (sub.mutability() != Mutability.READ_ONLY) {
                hasValue |= sub.name().equals("value");
                addOnce(parts, sub, member.getValue(), path);
            }
        }
        if (hasValue && isWrittenByService(attribute)) {
            parts.removeIf(part -> part.attribute().name().equals("$ref"));
        }
        return parts;
    }

    /** Whether a {@code $ref} follows from the {@code value}: where it leads to one type of resource, or {@code type} says to which. */
    public static boolean isWrittenByService(Attribute attribute) {
        List<String> targets = attribute.sub("$ref").map(Attribute::referenceTypes).orElse(List.of()).stream()
                .filter(target -> !target.equals("external") && !target.equals("uri"))
                .toList();
        return targets.size() == 1
                || (!targets.isEmpty() && attribute.sub("type").isPresent());
    }

    private void addOnce(List<GivenPart> parts, Attribute sub, JsonValue value, String path) {
        for (GivenPart part : parts) {
            if (part.attribute().name().equals(sub.name())) {
                refuse(path + "." + sub.name(), ScimType.INVALID_SYNTAX, "is given twice, in two spellings");
                return;
            }
        }
        parts.add(new GivenPart(sub, value));
    }

    private void unknown(String path, String name) {
        if (!options.allows(Tolerance.UNKNOWN_ATTRIBUTES)) {
            unknown(path + "." + name);
        }
    }

    /** Takes note of an attribute that no schema has. */
    void unknown(String path) {
        if (!options.allows(Tolerance.UNKNOWN_ATTRIBUTES)) {
            refuse(path, ScimType.INVALID_SYNTAX, "is not a known attribute");
        }
    }

    private ReadValue readAll(Attribute attribute, JsonValue value, String path) {
        if (isClear(value) && !(value instanceof JsonObject)) {
            return ReadValue.UNASSIGNED;
        }
        if (!(value instanceof JsonArray) && !options.allows(Tolerance.COERCED_TYPES)) {
            refuse(path, ScimType.INVALID_VALUE, "must be an array; " + value.kind() + " came");
            return ReadValue.NOT_UNDERSTOOD;
        }
        List<JsonValue> elements = new ArrayList<>();
        for (JsonValue raw : value instanceof JsonArray array ? array.elements() : List.of(value)) {
            ReadValue element = readOne(attribute, raw, path);
            if (element.isAssigned()) {
                elements.add(element.value());
            }
        }
        return elements.isEmpty()
                ? ReadValue.NOT_UNDERSTOOD
                : ReadValue.of(JsonArray.of(settled(attribute, distinct(attribute, elements), path)));
    }

    /** The elements with one primary one at most, those that have become the same by it being one. */
    private List<JsonValue> settled(Attribute attribute, List<JsonValue> elements, String path) {
        List<JsonValue> settled = onePrimary(attribute, elements, path);
        return settled == elements ? elements : distinct(attribute, settled);
    }

    private static List<JsonValue> distinct(Attribute attribute, List<JsonValue> elements) {
        if (elements.size() == 1) {
            return elements;
        }
        ElementIdentity identity = ElementIdentity.of(attribute);
        if (elements.size() <= FEW && areDistinct(elements, identity)) {
            return elements;
        }
        Map<String, JsonValue> distinct = new LinkedHashMap<>();
        elements.forEach(element -> distinct.putIfAbsent(identity.distinctKey(element), element));
        return List.copyOf(distinct.values());
    }

    private static boolean areDistinct(List<JsonValue> elements, ElementIdentity identity) {
        for (int i = 1; i < elements.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (identity.indistinct(elements.get(i), elements.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** At most one element may be the primary one (RFC 7643 §2.4): the last, or it is an issue. */
    private List<JsonValue> onePrimary(Attribute attribute, List<JsonValue> elements, String path) {
        Attribute primary = attribute.subAttributes().find("primary");
        if (primary == null || primaries(primary, elements) < 2) {
            return elements;
        }
        if (!options.allows(Tolerance.LAST_PRIMARY_WINS)) {
            refuse(path, ScimType.INVALID_VALUE, "has more than one primary value");
            return elements;
        }
        List<JsonValue> result = new ArrayList<>(elements);
        boolean found = false;
        for (int i = result.size() - 1; i >= 0; i--) {
            if (isPrimary(primary, result.get(i))) {
                if (found && result.get(i) instanceof JsonObject element) {
                    result.set(i, element.with(primary.name(), JsonBoolean.FALSE));
                }
                found = true;
            }
        }
        return result;
    }

    private static int primaries(Attribute primary, List<JsonValue> elements) {
        int count = 0;
        for (JsonValue element : elements) {
            count += isPrimary(primary, element) ? 1 : 0;
        }
        return count;
    }

    private static boolean isPrimary(Attribute primary, JsonValue element) {
        return element instanceof JsonObject object && object.member(primary.name()) == JsonBoolean.TRUE;
    }

    /** A single value out of an array of one, where that is tolerated; null if an array stays one. */
    private @Nullable JsonValue unwrapped(Attribute attribute, JsonValue value, String path) {
        if (!(value instanceof JsonArray array) || array.isEmpty()) {
            return value;
        }
        if (attribute.multiValued() || !options.allows(Tolerance.COERCED_TYPES)) {
            refuse(path, ScimType.INVALID_VALUE, mustBe(attribute, array));
            return null;
        }
        if (array.size() > 1) {
            refuse(path, ScimType.INVALID_VALUE, "takes one value; an array of " + array.size() + " came");
            return null;
        }
        if (array.get(0) instanceof JsonArray) {
            refuse(path, ScimType.INVALID_VALUE, mustBe(attribute, array));
            return null;
        }
        return array.get(0);
    }

    private ReadValue readComplex(Attribute attribute, JsonValue value, String path) {
        JsonObject raw = shape(attribute, value, path);
        if (raw == null) {
            return ReadValue.NOT_UNDERSTOOD;
        }
        JsonObject.Builder tree = JsonObject.builder();
        boolean understood = false;
        for (GivenPart part : parts(attribute, raw, path)) {
            Attribute sub = part.attribute();
            ReadValue read = read(sub, part.value(), path + "." + sub.name());
            understood |= read.understood();
            if (read.isAssigned()) {
                tree.put(sub.name(), read.value());
            }
        }
        return new ReadValue(tree.build(), understood);
    }

    private ReadValue readScalar(Attribute attribute, JsonValue value, String path) {
        JsonValue scalar = scalars.read(attribute, value);
        if (scalar == null) {
            refuse(path, ScimType.INVALID_VALUE, mustBe(attribute, value));
            return ReadValue.NOT_UNDERSTOOD;
        }
        scalars.objection(attribute, scalar).ifPresent(objection -> refuse(path, ScimType.INVALID_VALUE, objection));
        return ReadValue.of(scalar);
    }

    private static String mustBe(Attribute attribute, JsonValue value) {
        return "must be " + ScalarReader.expected(attribute) + "; " + value.kind() + " came";
    }
}
