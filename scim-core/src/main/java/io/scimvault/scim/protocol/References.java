package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $ref} of complex attributes that refer to other resources (RFC 7643 §2.4): written by the service, wherever the
 * {@code value} beside it is the id of a resource whose type is served and known. The type is the only one that the attribute may
 * refer to, or the one that {@code type} names; where neither says, no {@code $ref} is better than a wrong one.
 */
final class References {
    private static final String REF = "$ref";

    private final Map<String, List<Reference>> byType;

    /** A complex attribute of a core schema, or of an extension, and the served types that it may refer to. */
    private record Reference(Optional<String> extension, Attribute attribute, List<ResourceType> targets) {
        String path() {
            return extension.map(urn -> urn + ":").orElse("") + attribute.name();
        }
    }

    private References(Map<String, List<Reference>> byType) {
        this.byType = byType;
    }

    /** The references of resources of these types to one another. */
    static References to(List<ResourceType> served) {
        Map<String, List<Reference>> byType = new HashMap<>();
        for (ResourceType type : served) {
            List<Reference> references = new ArrayList<>();
            collect(Optional.empty(), type.schema(), served, references);
            type.extensions()
                    .forEach(extension ->
                            collect(Optional.of(extension.schema().id()), extension.schema(), served, references));
            byType.put(type.name(), List.copyOf(references));
        }
        return new References(byType);
    }

    private static void collect(
            Optional<String> extension, Schema schema, List<ResourceType> served, List<Reference> references) {
        for (Attribute attribute : schema.attributes().all()) {
            List<String> names =
                    attribute.sub(REF).map(Attribute::referenceTypes).orElse(List.of());
            List<ResourceType> targets =
                    served.stream().filter(type -> names.contains(type.name())).toList();
            if (!targets.isEmpty() && attribute.valueSub().isPresent()) {
                references.add(new Reference(extension, attribute, targets));
            }
        }
    }

    /**
     * A resource with the {@code $ref} of its references.
     *
     * @param wanted whether an attribute will be looked at
     * @param location gives the URL of an endpoint and an id
     */
    Resource written(Resource resource, ResourceType type, Predicate<String> wanted, BinaryOperator<String> location) {
        Resource written = resource;
        for (Reference reference : byType.getOrDefault(type.name(), List.of())) {
            if (!wanted.test(reference.path())) {
                continue;
            }
            UnaryOperator<JsonObject> change = holder ->
                    written(holder, reference.attribute().name(), element -> linked(element, reference, location));
            if (reference.extension().isEmpty()) {
                written = new Resource(change.apply(written.tree()));
            } else {
                String urn = reference.extension().get();
                JsonObject extension = written.tree().object(urn).orElse(JsonObject.EMPTY);
                written = written.with(urn, change.apply(extension));
            }
        }
        return written;
    }

    private static JsonObject written(JsonObject holder, String name, UnaryOperator<JsonValue> element) {
        JsonValue value = holder.member(name);
        if (value == null) {
            return holder;
        }
        return holder.with(name, value instanceof JsonArray array ? array.map(element) : element.apply(value));
    }

    private static JsonValue linked(JsonValue element, Reference reference, BinaryOperator<String> location) {
        if (!(element instanceof JsonObject object) || !(object.member("value") instanceof JsonString id)) {
            return element;
        }
        ResourceType target = target(object, reference);
        return target == null
                ? element
                : object.with(REF, new JsonString(location.apply(target.endpoint(), id.value())));
    }

    private static @Nullable ResourceType target(JsonObject element, Reference reference) {
        String named = element.string("type").orElse("");
        for (ResourceType target : reference.targets()) {
            if (AttributeName.same(target.name(), named)) {
                return target;
            }
        }
        boolean namesAnother = reference.attribute().sub(REF).orElseThrow().referenceTypes().stream()
                .anyMatch(other -> AttributeName.same(other, named));
        return namesAnother || reference.targets().size() > 1
                ? null
                : reference.targets().get(0);
    }
}
