package io.scimvault.scim.validation;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.AttributeName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what the elements of a multi-valued attribute are told apart: by their {@code value}, with their {@code type} where both have
 * one; by {@code value} alone where it is immutable, as with references to other resources; by all they hold where there is no
 * {@code value}.
 */
public final class ElementIdentity {
    private final boolean simple;
    private final boolean foldsSimple;
    private final @Nullable Attribute value;
    private final @Nullable Attribute type;

    private ElementIdentity(Attribute attribute) {
        this.simple = !attribute.isComplex();
        this.foldsSimple = simple && !attribute.caseExact();
        this.value = attribute.subAttributes().find("value");
        this.type = attribute.subAttributes().find("type");
    }

    public static ElementIdentity of(Attribute attribute) {
        return new ElementIdentity(attribute);
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
    public Object key(JsonValue element) {
        Optional<JsonValue> own = value(element);
        return own.isEmpty() ? element : keyOf(own.get());
    }

    /** The key of elements that have this {@code value}. */
    public Object keyOf(JsonValue ownValue) {
        return folded(ownValue, simple ? foldsSimple : value != null && !value.caseExact());
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
    public Object typedKey(JsonValue element) {
        Optional<Object> own = type(element);
        return own.isEmpty() ? key(element) : List.of(key(element), own.get());
    }

    private Optional<Object> type(JsonValue element) {
        return type == null || valueDecides() || !(element instanceof JsonObject object)
                ? Optional.empty()
                : object.get(type.name()).map(own -> folded(own, !type.caseExact()));
    }

    private static Object folded(JsonValue value, boolean folds) {
        return folds && value instanceof JsonString string ? AttributeName.fold(string.value()) : value;
    }
}
