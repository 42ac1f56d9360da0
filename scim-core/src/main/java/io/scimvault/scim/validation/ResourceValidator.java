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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        validator.compare(type.schema().attributes(), before.tree(), after.tree(), "");
        validator.compare(type.common(), before.tree(), after.tree(), "");
        type.extensions().stream().map(ResourceType.Extension::schema).forEach(schema -> {
            JsonObject old = before.tree().object(schema.id()).orElse(JsonObject.EMPTY);
            JsonObject now = after.tree().object(schema.id()).orElse(JsonObject.EMPTY);
            validator.compare(schema.attributes(), old, now, schema.id() + ":");
        });
        Set<String> missing = RequiredAttributes.missing(type, after);
        missing.removeAll(RequiredAttributes.missing(type, before));
        missing.forEach(path -> validator.add(path, "is required and cannot be removed"));
        return List.copyOf(validator.issues);
    }

    /** The required attributes that a resource lacks, but for those that only the server writes. */
    public static List<Issue> checkRequired(ResourceType type, Resource resource) {
        return RequiredAttributes.missing(type, resource).stream()
                .map(path -> new Issue(path, ScimType.INVALID_VALUE, "\"" + path + "\" is required."))
                .toList();
    }

    private void compare(Attribute.Table attributes, JsonObject before, JsonObject after, String prefix) {
        for (Attribute attribute : attributes.all()) {
            JsonValue old = before.member(attribute.name());
            JsonValue now = after.member(attribute.name());
            if (old == null || old.equals(now)) {
                continue;
            }
            String path = prefix + attribute.name();
            if (attribute.mutability() == Mutability.IMMUTABLE) {
                addImmutable(path);
            } else if (old instanceof JsonObject oldObject && now instanceof JsonObject newObject) {
                compare(attribute.subAttributes(), oldObject, newObject, path + ".");
            } else if (old instanceof JsonArray oldArray && now instanceof JsonArray newArray) {
                compareElements(attribute, oldArray, newArray, path);
            }
        }
    }

    /** Elements may come and go; one that stays, known by its {@code value}, keeps what is immutable in it. */
    private void compareElements(Attribute attribute, JsonArray before, JsonArray after, String path) {
        List<Attribute> immutable = attribute.subAttributes().all().stream()
                .filter(sub -> sub.mutability() == Mutability.IMMUTABLE && !COMMENTS.contains(sub.name()))
                .toList();
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

    private void add(String path, String message) {
        issues.add(new Issue(path, ScimType.MUTABILITY, "\"" + path + "\" " + message + "."));
    }
}
