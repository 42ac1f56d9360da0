package io.scimvault.scim.filter;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.Attribute.Returned;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the names in a filter mean: the attributes of a resource, or the sub-attributes of one element. */
sealed interface FilterScope {

    /** The resource type's or attribute's name. */
    String name();

    /** What a name means; empty where there is no such attribute, refused where it must not be filtered on. */
    Optional<Target> resolve(AttributePath path);

    /** The attributes of a resource type. */
    record OfResource(ResourceType type) implements FilterScope {
        @Override
        public String name() {
            return type.name();
        }

        @Override
        public Optional<Target> resolve(AttributePath path) {
            return type.resolve(path).map(this::target);
        }

        private Target target(ResolvedPath path) {
            List<String> steps = new ArrayList<>();
            path.extension().ifPresent(steps::add);
            path.attribute().map(Attribute::name).ifPresent(steps::add);
            path.sub().map(Attribute::name).ifPresent(steps::add);
            path.attribute().ifPresent(attribute -> requireFilterable(path.toString(), attribute));
            path.sub().ifPresent(sub -> requireFilterable(path.toString(), sub));
            Attribute.Table parts = path.leaf()
                    .map(Attribute::subAttributes)
                    .or(() -> path.extension().flatMap(type::extension).map(Schema::attributes))
                    .orElse(Attribute.Table.EMPTY);
            return new Target(path.toString(), path.leaf(), parts, List.copyOf(steps));
        }
    }

    /** The sub-attributes of an element; where it has none, {@code value} is the element itself. */
    record OfElement(String name, Attribute attribute) implements FilterScope {
        @Override
        public Optional<Target> resolve(AttributePath path) {
            if (path.urn().isPresent() || path.sub().isPresent()) {
                return Optional.empty();
            }
            requireFilterable(name, attribute);
            if (!attribute.isComplex()) {
                return path.name().equalsIgnoreCase("value")
                        ? Optional.of(new Target(name, Optional.of(attribute), Attribute.Table.EMPTY, List.of()))
                        : Optional.empty();
            }
            return attribute.sub(path.name()).map(this::target);
        }

        private Target target(Attribute sub) {
            String subName = name + "." + sub.name();
            requireFilterable(subName, sub);
            return new Target(subName, Optional.of(sub), sub.subAttributes(), List.of(sub.name()));
        }
    }

    /**
     * An attribute, and how to get to its values.
     *
     * @param name in full, for messages
     * @param leaf the attribute or sub-attribute; empty for a whole extension
     * @param parts what a value consists of
     * @param steps member names from what the scope speaks of down to the value
     */
    record Target(String name, Optional<Attribute> leaf, Attribute.Table parts, List<String> steps) {

        /** A test of what the scope speaks of, which holds if the given test holds for some value of this attribute. */
        ValueTest test(ValueTest onValue) {
            ValueTest test = onValue;
            for (int i = steps.size() - 1; i >= 0; i--) {
                test = test.onMember(steps.get(i));
            }
            return test;
        }

        /** The test behind {@code pr}. */
        ValueTest presence() {
            return test(this::isPresent);
        }

        /** Whether there is a value of which a filter may speak: not if all that it has is hidden. */
        boolean isPresent(@Nullable JsonValue value) {
            return FilterScope.isPresent(value, parts);
        }

        /** This attribute, or the sub-attribute {@code value} of a complex one. */
        Target compared() {
            if (leaf.isPresent() && !leaf.get().isComplex()) {
                return this;
            }
            Attribute value = leaf.flatMap(Attribute::valueSub)
                    .filter(sub -> !sub.isComplex())
                    .orElseThrow(() -> FilterRefusal.invalidFilter("The attribute " + name
                            + " has no sub-attribute \"value\" to compare; name one of its sub-attributes."));
            String valueName = name + ".value";
            requireFilterable(valueName, value);
            List<String> path = new ArrayList<>(steps);
            path.add(value.name());
            return new Target(valueName, Optional.of(value), value.subAttributes(), List.copyOf(path));
        }

        /** The scope of a value filter behind this attribute. */
        FilterScope elements() {
            return leaf.filter(attribute -> attribute.isComplex() || attribute.multiValued())
                    .map(attribute -> new OfElement(name, attribute))
                    .orElseThrow(() -> FilterRefusal.invalidFilter(
                            "The attribute " + name + " has no elements that a value filter could select."));
        }

        /** What a comparison with a value of this attribute comes to. */
        ValueTest comparison(CompareOperator operator, JsonValue literal, boolean lenient) {
            return test(new TypedLiteral(name, leaf.orElseThrow(), operator, literal, lenient).test());
        }
    }

    /** Any answer about such an attribute would tell something of a value that nobody may read. */
    private static void requireFilterable(String name, Attribute attribute) {
        if (isHidden(attribute)) {
            throw FilterRefusal.invalidFilter("The attribute " + name + " cannot be filtered on.");
        }
    }

    private static boolean isHidden(Attribute attribute) {
        return attribute.returned() == Returned.NEVER || attribute.mutability() == Mutability.WRITE_ONLY;
    }

    /** Whether there is a value, or, of a complex one, some part that a filter may speak of. */
    private static boolean isPresent(@Nullable JsonValue value, Attribute.Table parts) {
        if (value instanceof JsonArray array) {
            for (JsonValue element : array) {
                if (isPresent(element, parts)) {
                    return true;
                }
            }
            return false;
        }
        if (value instanceof JsonObject object && !parts.all().isEmpty()) {
            for (Attribute part : parts.all()) {
                if (!isHidden(part) && isPresent(object.member(part.name()), part.subAttributes())) {
                    return true;
                }
            }
            return false;
        }
        return value != null && !value.isUnassigned();
    }
}
