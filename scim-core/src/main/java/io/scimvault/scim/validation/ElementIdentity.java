package io.scimvault.scim.validation;

import io.scimvault.scim.json.CaseFolding;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what the elements of a multi-valued attribute are told apart: by their {@code value}, with their {@code type} where both have
 * one; by {@code value} alone where it is immutable, as with references to other resources; by all they hold where there is no
 * {@code value}.
 *
 * <p>Keys are strings, so that a table of them stays fast whatever a client makes them collide with.
 */
public final class ElementIdentity {
    /** The place of {@link #byValue()} among the {@link #keys()}. */
    public static final int BY_VALUE = 0;
    /** The place of {@link #byValueAndType()} among the {@link #keys()}. */
    public static final int BY_VALUE_AND_TYPE = 1;

    private final boolean simple;
    private final boolean foundByText;
    private final @Nullable Attribute value;
    private final @Nullable Attribute type;
    private final ElementKey byValue;
    private final ElementKey byValueAndType;

    private ElementIdentity(Attribute attribute) {
        this.simple = !attribute.isComplex();
        this.value = isPair(attribute) ? null : attribute.subAttributes().find("value");
        this.type = attribute.subAttributes().find("type");
        Attribute compared = value == null ? attribute : value;
        this.foundByText = compared.type().isText() && compared.type() != Attribute.Type.DATE_TIME;
        this.byValue = new ElementKey(
                value == null ? "" : value.name(), simple || value != null, !compared.caseExact(), "", false);
        this.byValueAndType = hasType() && type != null ? byValue.with(type.name(), !type.caseExact()) : byValue;
    }

    /** Whether elements are pairs: a {@code key} that each must have says more than the {@code value} beside it. */
    private static boolean isPair(Attribute attribute) {
        Attribute key = attribute.subAttributes().find("key");
        return key != null && key.required();
    }

    public static ElementIdentity of(Attribute attribute) {
        return new ElementIdentity(attribute);
    }

    /** What tells elements apart by their {@code value}. */
    public ElementKey byValue() {
        return byValue;
    }

    /** What tells elements apart by their {@code value} and {@code type}; by {@code value} alone where there are no types. */
    public ElementKey byValueAndType() {
        return byValueAndType;
    }

    /** {@link #byValue()} and {@link #byValueAndType()}. */
    public List<ElementKey> keys() {
        return List.of(byValue, byValueAndType);
    }

    /** An element without its {@code type}. */
    public JsonValue untyped(JsonValue element) {
        return type != null && element instanceof JsonObject object ? object.without(type.name()) : element;
    }

    /** An element of which nothing is known but its {@code value}. */
    public JsonValue ofValue(JsonValue ownValue) {
        return value == null ? ownValue : JsonObject.of(value.name(), ownValue);
    }

    /** Whether {@code value} alone says which element is meant, so that the rest of an element is no more than a comment on it. */
    public boolean valueDecides() {
        return value != null && value.mutability() == Mutability.IMMUTABLE;
    }

    /** Whether elements of this attribute are objects with a {@code value}. */
    public boolean hasValue() {
        return value != null;
    }

    /** The element's {@code value}, if it has one; the element itself where elements are simple. */
    public Optional<JsonValue> value(JsonValue element) {
        if (simple) {
            return Optional.of(element);
        }
        return value != null && element instanceof JsonObject object ? object.get(value.name()) : Optional.empty();
    }

    /** What elements with the same {@code value} have in common. */
    public String key(JsonValue element) {
        Optional<JsonValue> own = value(element);
        return own.isEmpty() ? ElementKey.wholeKey(element) : keyOf(own.get());
    }

    /** The key of elements that have this {@code value}. */
    public String keyOf(JsonValue ownValue) {
        return "v" + folded(ownValue, byValue.foldsValue());
    }

    /** Whether a string that is compared with the {@code value} is compared as a text, as these keys do. */
    public boolean isFoundByText() {
        return foundByText;
    }

    /** Whether a {@code type} may tell elements of the same {@code value} from each other. */
    public boolean hasType() {
        return type != null && !valueDecides();
    }

    /** Whether this element has a {@code type} that tells it from others of the same {@code value}. */
    public boolean isTyped(JsonValue element) {
        return type(element).isPresent();
    }

    /** What elements with the same {@code value} and {@code type} have in common: the plain key where there is no type. */
    public String typedKey(JsonValue element) {
        return type(element)
                .map(own -> "t" + own.length() + ":" + own + key(element))
                .orElseGet(() -> key(element));
    }

    /** What elements that are the same, or are equal where there is no telling, have in common. */
    public String distinctKey(JsonValue element) {
        return valueDecides() ? key(element) : ElementKey.wholeKey(element);
    }

    /** Whether two elements are the same, or equal where there is no telling. */
    public boolean indistinct(JsonValue one, JsonValue other) {
        return valueDecides() ? byValue.same(one, other) : one.equals(other);
    }

    private Optional<String> type(JsonValue element) {
        return type == null || valueDecides() || !(element instanceof JsonObject object)
                ? Optional.empty()
                : object.get(type.name()).map(own -> folded(own, !type.caseExact()));
    }

    private static String folded(JsonValue value, boolean folds) {
        if (!(value instanceof JsonString string)) {
            return value.toString();
        }
        return "\"" + (folds ? CaseFolding.fold(string.value()) : string.value());
    }
}
