package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Returned;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of a resource are shown: the {@code attributes} and {@code excludedAttributes} of a request (RFC 7644 §3.9) and
 * each attribute's {@code returned} (RFC 7643 §7). {@code schemas} and {@code id} always are; {@code never} never is, at any depth.
 */
public final class Projection {
    private final ResourceType type;
    private final Optional<AttributeNames> named;
    private final AttributeNames excluded;
    private final boolean complete;
    private final AttributeNames written;
    private final boolean namesNothing;

    private Projection(
            ResourceType type,
            Optional<AttributeNames> named,
            AttributeNames excluded,
            boolean complete,
            AttributeNames written) {
        this.type = type;
        this.named = named;
        this.excluded = excluded;
        this.complete = complete;
        this.written = written;
        this.namesNothing = named.isEmpty() && excluded.keys().isEmpty();
    }

    private Projection(ResourceType type, Optional<AttributeNames> named, AttributeNames excluded, boolean complete) {
        this(type, named, excluded, complete, AttributeNames.NONE);
    }

    /** This projection in the answer to a request that wrote these attributes: what is returned on request is returned then, too. */
    public Projection afterWriting(Collection<String> attributes) {
        return new Projection(type, named, excluded, complete, AttributeNames.of(type, attributes));
    }

    /** What is shown when a request names nothing. */
    public static Projection byDefault(ResourceType type) {
        return new Projection(type, Optional.empty(), AttributeNames.NONE, false);
    }

    /** All that some request could be shown: what a store has a reason to keep. */
    public static Projection complete(ResourceType type) {
        return new Projection(type, Optional.empty(), AttributeNames.NONE, true);
    }

    /**
     * What a request asks for; names that mean nothing are passed over.
     *
     * @param attributes what is wanted; empty where the request does not say
     * @param excludedAttributes what is not wanted, also of those above
     */
    public static Projection of(
            ResourceType type,
            Optional<? extends Collection<String>> attributes,
            Collection<String> excludedAttributes) {
        return new Projection(
                type,
                attributes.map(names -> AttributeNames.of(type, names)),
                AttributeNames.of(type, excludedAttributes),
                false);
    }

    /** The type of the resources that are shown. */
    public ResourceType type() {
        return type;
    }

    /** Whether the request said which attributes it wants. */
    public boolean namesAttributes() {
        return named.isPresent();
    }

    /** Whether the request asked for an attribute, or for a sub-attribute of it, by name. */
    public boolean names(String attribute) {
        String key = type.resolve(AttributePath.parse(attribute))
                .map(AttributeNames::key)
                .orElse(AttributeName.fold(attribute));
        return named.isPresent() && (named.get().has(key) || named.get().hasBelow(key));
    }

    /**
     * Whether something of an attribute will be shown, so that a store may spare itself finding it out; a sub-attribute is wanted
     * with its parent.
     */
    public boolean wants(String attribute) {
        AttributePath path = AttributePath.parse(attribute);
        Optional<ResolvedPath> resolved = type.resolve(path);
        if (resolved.isEmpty()) {
            return shows(null, AttributeName.fold(attribute), named.isEmpty());
        }
        ResolvedPath whole =
                new ResolvedPath(resolved.get().extension(), resolved.get().attribute(), Optional.empty());
        return shows(whole.attribute().orElse(null), AttributeNames.key(whole), named.isEmpty());
    }

    /** Whether a complex value with these attributes is shown as it is: the request names nothing, and nothing in it is special. */
    private boolean isShownWhole(Attribute.Table attributes) {
        return namesNothing && attributes.isShownWhole();
    }

    /** The part of a resource that is shown. */
    public Resource apply(Resource resource) {
        Map<String, JsonValue> shown = new LinkedHashMap<>();
        resource.tree().members().forEach((name, value) -> {
            JsonValue visible = topLevel(name, value);
            if (!visible.isUnassigned()) {
                shown.put(name, visible);
            }
        });
        return new Resource(JsonObject.of(shown));
    }

    private JsonValue topLevel(String name, JsonValue value) {
        if (name.equals("schemas") || name.equals("id")) {
            return value;
        }
        Optional<Schema> extension = type.extension(name);
        if (extension.isPresent() && value instanceof JsonObject object) {
            Attribute.Table table = extension.get().attributes();
            if (isShownWhole(table)) {
                return value;
            }
            String prefix = AttributeName.fold(extension.get().id()) + ":";
            return members(object, table::find, prefix, named.isEmpty());
        }
        Attribute attribute = type.attribute(name).orElse(null);
        return visible(attribute, AttributeName.fold(name), value, named.isEmpty());
    }

    private JsonObject members(
            JsonObject object, Function<String, @Nullable Attribute> definitions, String prefix, boolean all) {
        Map<String, JsonValue> shown = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            JsonValue visible = visible(definitions.apply(name), prefix + AttributeName.fold(name), value, all);
            if (!visible.isUnassigned()) {
                shown.put(name, visible);
            }
        });
        return JsonObject.of(shown);
    }

    /** The visible part of one attribute's value; the empty object where there is none. */
    private JsonValue visible(@Nullable Attribute attribute, String key, JsonValue value, boolean all) {
        if (!shows(attribute, key, all)) {
            return JsonObject.EMPTY;
        }
        if (attribute == null || !attribute.isComplex() || isShownWhole(attribute.subAttributes())) {
            return value;
        }
        boolean allSubs = all
                || named.get().has(key)
                || (attribute.returned() == Returned.ALWAYS && !named.get().hasBelow(key));
        Attribute.Table table = attribute.subAttributes();
        return each(value, object -> members(object, table::find, key + ".", allSubs));
    }

    private static JsonValue each(JsonValue value, Function<JsonObject, JsonObject> part) {
        if (value instanceof JsonObject object) {
            return part.apply(object);
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> parts = array.stream()
                    .map(element -> each(element, part))
                    .filter(element -> !element.isUnassigned())
                    .toList();
            return JsonArray.of(parts);
        }
        return value;
    }

    /** Whether something of an attribute is shown; {@code all} tells that its parent was asked for as a whole. */
    private boolean shows(@Nullable Attribute attribute, String key, boolean all) {
        Returned returned = attribute == null ? Returned.DEFAULT : attribute.returned();
        boolean asked =
                named.isPresent() && (named.get().has(key) || named.get().hasBelow(key));
        return switch (returned) {
            case NEVER -> false;
            case ALWAYS -> true;
            case DEFAULT -> (all || asked) && !excluded.has(key);
            case REQUEST -> (complete || asked || (named.isEmpty() && written.covers(key))) && !excluded.has(key);
        };
    }
}
