package io.scimvault.scim.validation;

import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a client's body for a whole resource into canonical form: names in their schema's spelling, values in their attribute's type,
 * nothing unassigned. What only the server writes is left out (RFC 7644 §3.3), {@code schemas} is computed anew.
 */
public final class ResourceReader {
    private static final String SCHEMAS = "schemas";

    private final ResourceType type;
    private final ValidationOptions options;
    private final ValueReader reader;
    private final Map<String, JsonValue> core = new LinkedHashMap<>();
    private final Map<String, Map<String, JsonValue>> extensions = new LinkedHashMap<>();
    private final Map<String, JsonValue> foreign = new LinkedHashMap<>();
    private final Set<String> foreignNames = new HashSet<>();
    private @Nullable JsonValue schemas;

    private ResourceReader(ResourceType type, ValidationOptions options) {
        this.type = type;
        this.options = options;
        this.reader = new ValueReader(options);
    }

    /** What a body means as a resource of this type, and everything that is wrong with it. */
    public static Reading read(ResourceType type, JsonObject body, ValidationOptions options) {
        return new ResourceReader(type, options).read(body);
    }

    private Reading read(JsonObject body) {
        Map<String, JsonValue> loose = new LinkedHashMap<>();
        body.members().forEach((name, value) -> readMember(name, value, loose));
        loose.forEach(this::readLoose);

        Map<String, JsonValue> members = new LinkedHashMap<>(core);
        extensions.forEach((urn, tree) -> {
            tree.values().removeIf(JsonValue::isUnassigned);
            members.put(urn, JsonObject.of(tree));
        });
        members.putAll(foreign);
        Resource resource = CanonicalForm.assemble(type, JsonObject.of(members));
        if (!options.allows(Tolerance.INFERRED_SCHEMAS)) {
            SchemasRule.check(type, schemas, resource, reader);
        }
        for (String missing : RequiredAttributes.missing(type, resource)) {
            // What was sent and refused has its issue already.
            if (reader.issues().stream().noneMatch(issue -> issue.path().equals(missing))) {
                reader.refuse(missing, ScimType.INVALID_VALUE, "is required");
            }
        }
        return new Reading(resource, reader.issues());
    }

    /** A top-level member; what has no name of ours is put aside until all others are known. */
    private void readMember(String name, JsonValue value, Map<String, JsonValue> loose) {
        Optional<Attribute> attribute = type.attribute(name);
        Optional<Schema> extension = type.extension(name);
        if (name.equalsIgnoreCase(SCHEMAS)) {
            schemas = value;
        } else if (attribute.isPresent()) {
            readAttribute(core, attribute.get(), value, "");
        } else if (extension.isPresent()) {
            readExtension(extension.get(), value);
        } else {
            loose.put(name, value);
        }
    }

    private void readExtension(Schema extension, JsonValue value) {
        if (value.isUnassigned()) {
            return;
        }
        if (!(value instanceof JsonObject object)) {
            reader.refuse(extension.id(), ScimType.INVALID_VALUE, "must be an object; " + value.kind() + " came");
            return;
        }
        Map<String, JsonValue> tree = new LinkedHashMap<>();
        if (extensions.put(extension.id(), tree) != null) {
            reader.refuse(extension.id(), ScimType.INVALID_SYNTAX, "is given twice, in two spellings");
        }
        object.members().forEach((name, member) -> {
            Attribute attribute = extension.attributes().find(name);
            if (attribute == null) {
                reader.unknown(extension.id() + ":" + name);
            } else {
                readAttribute(tree, attribute, member, extension.id() + ":");
            }
        });
    }

    private void readAttribute(Map<String, JsonValue> tree, Attribute attribute, JsonValue value, String prefix) {
        if (attribute.mutability() == Mutability.READ_ONLY) {
            return;
        }
        String path = prefix + attribute.name();
        JsonValue read = reader.read(attribute, value, path).value();
        if (tree.put(attribute.name(), read) != null) {
            reader.refuse(path, ScimType.INVALID_SYNTAX, "is given twice, in two spellings");
        }
    }

    private void readLoose(String name, JsonValue value) {
        if (options.allows(Tolerance.LOOSE_NAMES)) {
            if (type.schema().isCalled(name) && value instanceof JsonObject object) {
                object.members().forEach(this::readCoreAttribute);
                return;
            }
            Optional<ResolvedPath> path = type.resolve(AttributePath.parse(name))
                    .filter(found ->
                            found.attribute().isPresent() && found.sub().isEmpty());
            if (path.isPresent()) {
                readPath(path.get(), value);
                return;
            }
        }
        if (CanonicalForm.isForeign(type, name)
                && value instanceof JsonObject object
                && options.allows(Tolerance.FOREIGN_EXTENSIONS)) {
            readForeign(name, object);
        } else {
            reader.unknown(name);
        }
    }

    private void readCoreAttribute(String name, JsonValue value) {
        type.attribute(name)
                .ifPresentOrElse(
                        attribute -> readPath(
                                new ResolvedPath(Optional.empty(), Optional.of(attribute), Optional.empty()), value),
                        () -> reader.unknown(name));
    }

    /** What stands at its own place wins over what was named loosely. */
    private void readPath(ResolvedPath path, JsonValue value) {
        Attribute attribute = path.attribute().orElseThrow();
        Map<String, JsonValue> tree = path.extension()
                .map(urn -> extensions.computeIfAbsent(urn, absent -> new LinkedHashMap<>()))
                .orElse(core);
        JsonValue own = tree.get(attribute.name());
        if (own == null || own.isUnassigned()) {
            tree.remove(attribute.name());
            readAttribute(
                    tree,
                    attribute,
                    value,
                    path.extension().map(urn -> urn + ":").orElse(""));
        }
    }

    private void readForeign(String urn, JsonObject object) {
        if (!foreignNames.add(AttributeName.fold(urn))) {
            reader.refuse(urn, ScimType.INVALID_SYNTAX, "is given twice, in two spellings");
        }
        foreign.put(urn, CanonicalForm.strip(object));
    }
}
