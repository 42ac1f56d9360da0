package io.scimvault.scim.testkit;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources made from the schemas of their type: all that a client may write, but for references to other resources. */
final class Samples {
    /** Texts that a store may not fold, trim, normalise, escape or cut. */
    static final List<String> ODD_TEXTS = List.of(
            " a  b ",
            "O'Brien \"Bob\" \\ / % _ * ? ; -- <b>&amp;</b> ${x} {0} %41 +",
            "one\ntwo\r\n\tthree",
            "\u00e9 e\u0301 \ufb01 \u017f \u212a \u00df \u0130 \u0131",
            "\u05e9\u05dc\u05d5\u05dd \u202e\u0645\u0631\u062d\u0628\u0627\u202c \u200b\ufeff\u2028\u2029",
            "\ud83d\udc69\u200d\ud83d\udcbb \ud83c\udde9\ud83c\uddea \ud835\udd38 \udbff\udffd",
            "\u0001\u001f\u007f\u0085",
            "null",
            "W/\"1\"");

    private static final String DATE_TIME = "2026-01-02T03:04:05.678Z";

    /** Where an attribute of a type stands: in the core schema, or in an extension. */
    record Slot(Optional<String> extension, Attribute attribute) {
        String path() {
            return extension.map(urn -> urn + ":" + attribute.name()).orElse(attribute.name());
        }

        Optional<JsonValue> in(Resource resource) {
            JsonObject holder = extension
                    .map(urn -> resource.tree().object(urn).orElse(JsonObject.EMPTY))
                    .orElse(resource.tree());
            return holder.get(attribute.name());
        }

        /** A resource with this value, or without any where it is unassigned; its schemas follow. */
        Resource in(ResourceType type, Resource resource, JsonValue value) {
            if (extension.isEmpty()) {
                return resource.with(attribute.name(), value);
            }
            JsonObject before = resource.tree().object(extension.get()).orElse(JsonObject.EMPTY);
            JsonObject after =
                    value.isUnassigned() ? before.without(attribute.name()) : before.with(attribute.name(), value);
            return withSchemas(type, resource.with(extension.get(), after));
        }
    }

    private Samples() {}

    static Resource smallest(ResourceType type, String name) {
        Resource resource =
                new Resource(JsonObject.EMPTY).withSchemas(List.of(type.schema().id()));
        for (Slot slot : slots(type)) {
            if (slot.attribute().required()) {
                resource = slot.in(type, resource, value(slot.attribute(), name));
            }
        }
        return resource;
    }

    /** A resource with every attribute; texts have the text given. */
    static Resource full(ResourceType type, Resource smallest, String text) {
        Resource resource = smallest;
        for (Slot slot : slots(type)) {
            if (slot.in(resource).isEmpty()) {
                resource = slot.in(type, resource, value(slot.attribute(), text));
            }
        }
        return resource;
    }

    /** All attributes that a client may write and that are shown, but for lists of references. */
    static List<Slot> slots(ResourceType type) {
        List<Slot> slots = new ArrayList<>();
        type.attribute("externalId").ifPresent(attribute -> slots.add(new Slot(Optional.empty(), attribute)));
        addAll(slots, Optional.empty(), type.schema());
        type.extensions()
                .forEach(extension ->
                        addAll(slots, Optional.of(extension.schema().id()), extension.schema()));
        return slots;
    }

    private static void addAll(List<Slot> slots, Optional<String> extension, Schema schema) {
        schema.attributes().all().stream()
                .filter(Samples::isWritten)
                .filter(attribute -> !(attribute.multiValued() && isReference(attribute)))
                .forEach(attribute -> slots.add(new Slot(extension, attribute)));
    }

    static Resource withSchemas(ResourceType type, Resource resource) {
        List<String> urns = new ArrayList<>(List.of(type.schema().id()));
        type.extensions().stream()
                .map(extension -> extension.schema().id())
                .filter(urn -> resource.tree().has(urn))
                .forEach(urns::add);
        return resource.withSchemas(urns);
    }

    private static boolean isReference(Attribute attribute) {
        return attribute.isComplex() && attribute.sub("$ref").isPresent();
    }

    private static boolean isWritten(Attribute attribute) {
        return attribute.mutability() != Attribute.Mutability.READ_ONLY
                && attribute.returned() != Attribute.Returned.NEVER;
    }

    static JsonValue value(Attribute attribute, String text) {
        return attribute.multiValued()
                ? JsonArray.of(single(attribute, text, 0), single(attribute, text, 1))
                : single(attribute, text, 0);
    }

    private static JsonValue single(Attribute attribute, String text, int index) {
        String numbered = index == 0 ? text : text + index;
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, text, index);
            case BOOLEAN -> JsonBoolean.of(index == 0);
            case INTEGER, DECIMAL -> JsonNumber.of(4_200_000_000L + index);
            case DATE_TIME -> new JsonString(DATE_TIME);
            case BINARY -> new JsonString(index == 0 ? "AAECAwT/" : "/v8=");
            case REFERENCE -> new JsonString("https://example.com/%C3%A9?a=b&c=" + index);
            case STRING ->
                new JsonString(
                        attribute.canonicalValues().size() > index
                                ? attribute.canonicalValues().get(index)
                                : numbered);
        };
    }

    private static JsonValue complex(Attribute attribute, String text, int index) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Attribute sub : attribute.subAttributes().all()) {
            boolean second = sub.name().equals("primary") && index > 0;
            if (isWritten(sub) && !second) {
                members.put(sub.name(), single(sub, text, index));
            }
        }
        return JsonObject.of(members);
    }
}
