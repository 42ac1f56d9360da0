package io.scimvault.scim.validation;

import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one state of a resource against the state before it. */
public final class ResourceValidator {
    /** Sub-attributes that RFC 7643 §2.4 gives to any attribute and that only comment on its {@code value}. */
    private static final Set<String> COMMENTS = Set.of("display", "$ref");

    private final List<Issue> issues = new ArrayList<>();

    private ResourceValidator() {}

    /**
     * What a change must not have done: changed an immutable value that was set, or taken away a required one. What was missing before
     * is not asked for, so that a damaged resource can still be changed.
     */
    public static List<Issue> checkMutability(ResourceType type, Resource before, Resource after) {
        ResourceValidator validator = new ResourceValidator();
        List<String> changed = before.tree().differences(after.tree());
        if (changed.isEmpty()) {
            return List.of();
        }
        for (String name : changed) {
            validator.compareTop(
                    type, name, before.tree().member(name), after.tree().member(name));
        }
        RequiredAttributes.newlyMissing(type, before, after, changed).forEach(validator::addMissing);
        return List.copyOf(validator.issues);
    }

    /** The required attributes that a resource lacks, but for those that only the server writes. */
    public static List<Issue> checkRequired(ResourceType type, Resource resource) {
        return RequiredAttributes.missing(type, resource).stream()
                .map(path -> new Issue(path, ScimType.INVALID_VALUE, "\"" + path + "\" is required."))
                .toList();
    }

    private void compareTop(ResourceType type, String name, @Nullable JsonValue old, @Nullable JsonValue now) {
        if (old == null) {
            return;
        }
        Optional<Schema> extension = type.extension(name);
        if (extension.isPresent()) {
            Attribute.Table attributes = extension.get().attributes();
            compareObjects(attributes, object(old), object(now), extension.get().id() + ":");
        } else {
            Optional<Attribute> attribute = type.attribute(name);
            if (attribute.isPresent()) {
                compare(attribute.get(), old, now, attribute.get().name());
            }
        }
    }

    private static JsonObject object(@Nullable JsonValue value) {
        return value instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private void compareObjects(Attribute.Table attributes, JsonObject before, JsonObject after, String prefix) {
        for (String name : before.differences(after)) {
            JsonValue old = before.member(name);
            Attribute attribute = attributes.find(name);
            if (old != null && attribute != null) {
                compare(attribute, old, after.member(name), prefix + attribute.name());
            }
        }
    }

    private void compare(Attribute attribute, JsonValue old, @Nullable JsonValue now, String path) {
        if (attribute.mutability() == Mutability.IMMUTABLE) {
            add(
                    path,
                    now == null ? "is immutable and cannot be removed" : "is immutable and has another value already");
        } else if (old instanceof JsonObject oldObject && now instanceof JsonObject newObject) {
            compareObjects(attribute.subAttributes(), oldObject, newObject, path + ".");
        } else if (old instanceof JsonArray oldArray && now instanceof JsonArray newArray) {
            compareElements(attribute, oldArray, newArray, path);
        }
    }

    /** Elements may come and go; one that stays, known by its {@code value}, keeps what is immutable in it. */
    private void compareElements(Attribute attribute, JsonArray before, JsonArray after, String path) {
        List<Attribute> immutable = new ArrayList<>();
        for (Attribute sub : attribute.subAttributes().all()) {
            if (sub.mutability() == Mutability.IMMUTABLE && !COMMENTS.contains(sub.name())) {
                immutable.add(sub);
            }
        }
        if (immutable.isEmpty()) {
            return;
        }
        ElementIdentity identity = ElementIdentity.of(attribute);
        Map<String, JsonValue> old = new HashMap<>();
        before.forEach(element -> old.put(identity.key(element), element));
        for (JsonValue element : after) {
            if (old.get(identity.key(element)) instanceof JsonObject was && element instanceof JsonObject is) {
                immutable.stream()
                        .filter(sub -> differ(sub, was.member(sub.name()), is.member(sub.name())))
                        .forEach(sub -> addImmutable(path + "." + sub.name()));
            }
        }
    }

    private static boolean differ(Attribute sub, @Nullable JsonValue was, @Nullable JsonValue is) {
        if (was == null || is == null || was.equals(is)) {
            return false;
        }
        return sub.caseExact()
                || !(was instanceof JsonString old)
                || !(is instanceof JsonString now)
                || !AttributeName.fold(old.value()).equals(AttributeName.fold(now.value()));
    }

    private void addImmutable(String path) {
        add(path, "is immutable and has another value already");
    }

    private void addMissing(String path, boolean removed) {
        if (removed) {
            add(path, "is required and cannot be removed");
        } else {
            issues.add(new Issue(path, ScimType.INVALID_VALUE, "\"" + path + "\" is required."));
        }
    }

    private void add(String path, String message) {
        issues.add(new Issue(path, ScimType.MUTABILITY, "\"" + path + "\" " + message + "."));
    }
}
