package io.scimvault.scim.protocol;

import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A set of attributes that a request names, and of the parents of those: keys are {@code name}, {@code name.sub}, an extension's
 * URN, or that with {@code :name} or {@code :name.sub}, all folded.
 */
record AttributeNames(Set<String> keys, Set<String> parents) {
    static final AttributeNames NONE = new AttributeNames(Set.of(), Set.of());

    /** The attributes of a type that names mean; a name that means none stands for itself. */
    static AttributeNames of(ResourceType type, Collection<String> names) {
        if (names.isEmpty()) {
            return NONE;
        }
        AttributeNames all = new AttributeNames(new HashSet<>(), new HashSet<>());
        names.forEach(name -> all.add(type, name));
        return all;
    }

    private void add(ResourceType type, String name) {
        if (type.schema().isCalled(name)) {
            addAll(type.schema(), "");
            return;
        }
        Optional<ResolvedPath> path = type.resolve(AttributePath.parse(name));
        if (path.flatMap(ResolvedPath::leaf).filter(AttributeNames::isNever).isPresent()) {
            return;
        }
        keys.add(path.map(AttributeNames::key).orElse(AttributeName.fold(name)));
        path.ifPresent(this::addParents);
        if (path.isPresent() && path.get().attribute().isEmpty()) {
            type.extension(name).ifPresent(extension -> addAll(extension, extension.id() + ":"));
        }
    }

    private static boolean isNever(Attribute attribute) {
        return attribute.returned() == Attribute.Returned.NEVER;
    }

    /** A schema's URN stands for all of its attributes. */
    private void addAll(Schema schema, String prefix) {
        schema.attributes().all().forEach(attribute -> keys.add(AttributeName.fold(prefix + attribute.name())));
    }

    private void addParents(ResolvedPath path) {
        if (path.sub().isPresent()) {
            parents.add(key(new ResolvedPath(path.extension(), path.attribute(), Optional.empty())));
        }
        if (path.attribute().isPresent()) {
            path.extension().ifPresent(urn -> parents.add(AttributeName.fold(urn)));
        }
    }

    /** The key of an attribute. */
    static String key(ResolvedPath path) {
        return AttributeName.fold(path.toString());
    }

    /** Whether this attribute, as a whole, is among them. */
    boolean has(String key) {
        return keys.contains(key);
    }

    /** Whether this attribute, its parent, or something below it is among them. */
    boolean covers(String key) {
        int dot = key.lastIndexOf('.');
        boolean hasParent = dot > key.lastIndexOf(':') && has(key.substring(0, dot));
        return hasParent || has(key) || hasBelow(key);
    }

    /** Whether a sub-attribute of this one, or an attribute of this extension, is among them. */
    boolean hasBelow(String key) {
        return parents.contains(key);
    }
}
