package io.scimvault.scim.schema;

import java.util.List;
import java.util.Optional;

/**
 * A kind of resource (RFC 7643 §6).
 *
 * @param name also the value of {@code meta.resourceType}
 * @param endpoint relative to the base, such as {@code /Users}
 * @param description for people
 * @param schema the core schema
 * @param extensions schemas that resources may have beside it
 * @param common the attributes that every resource has (RFC 7643 §3 and §3.1)
 */
public record ResourceType(
        String name,
        String endpoint,
        String description,
        Schema schema,
        List<Extension> extensions,
        Attribute.Table common) {

    /** A schema extension and whether every resource must have it. */
    public record Extension(Schema schema, boolean required) {}

    public ResourceType {
        extensions = List.copyOf(extensions);
    }

    /**
     * This type with a core attribute that may be written, though its schema says that only the server writes it; its elements are
     * told apart by their {@code value}, as references are.
     *
     * @throws IllegalArgumentException when the schema has no multi-valued complex attribute of this name
     */
    public ResourceType writing(String name) {
        Attribute readOnly = schema.attributes()
                .get(name)
                .filter(attribute -> attribute.multiValued() && attribute.isComplex())
                .orElseThrow(() -> new IllegalArgumentException("no list of references is called " + name));
        Attribute writable = readOnly.with(
                Attribute.Mutability.READ_WRITE,
                Attribute.Table.of(readOnly.subAttributes().all().stream()
                        .map(sub -> sub.with(Attribute.Mutability.IMMUTABLE, sub.subAttributes()))
                        .toList()));
        return with(writable);
    }

    /**
     * This type with a core attribute that refers to resources of these types only, such as {@code members} of groups that hold no groups.
     *
     * @throws IllegalArgumentException when the schema has no complex attribute of this name
     */
    public ResourceType referring(String name, String... types) {
        List<String> targets = List.of(types);
        Attribute reference = schema.attributes()
                .get(name)
                .filter(Attribute::isComplex)
                .orElseThrow(() -> new IllegalArgumentException("no reference is called " + name));
        Attribute.Table subs = reference.subAttributes();
        for (Attribute sub : reference.subAttributes().all()) {
            boolean isRef = sub.type() == Attribute.Type.REFERENCE;
            boolean isType = sub.name().equals("type") && sub.canonicalValues().containsAll(targets);
            subs = subs.with(
                    sub.suggesting(isType ? targets : sub.canonicalValues(), isRef ? targets : sub.referenceTypes()));
        }
        return with(reference.with(reference.mutability(), subs));
    }

    private ResourceType with(Attribute attribute) {
        Schema other = new Schema(
                schema.id(),
                schema.name(),
                schema.description(),
                schema.attributes().with(attribute));
        return new ResourceType(name, endpoint, description, other, extensions, common);
    }

    /** The extension of this URN, in any letter case. */
    public Optional<Schema> extension(String urn) {
        for (Extension extension : extensions) {
            if (extension.schema().isCalled(urn)) {
                return Optional.of(extension.schema());
            }
        }
        return Optional.empty();
    }

    /** The core or common attribute of this name, in any letter case. */
    public Optional<Attribute> attribute(String name) {
        Attribute own = schema.attributes().find(name);
        return own == null ? common.get(name) : Optional.of(own);
    }

    /**
     * The attribute that a path means here. A name without a URN is looked for in the core schema, among the common attributes, and
     * then in the extensions, if just one of them has it; an extension's URN may be joined to the name by a colon or a dot.
     *
     * @return empty where there is no such attribute
     */
    public Optional<ResolvedPath> resolve(AttributePath path) {
        if (path.urn().isEmpty()) {
            Optional<ResolvedPath> core = inCore(path.name(), path.sub());
            return core.isPresent() ? core : inTheOneExtension(path);
        }
        String urn = path.urn().get();
        if (schema.isCalled(urn)) {
            return inCore(path.name(), path.sub());
        }
        Optional<Schema> extension = extension(urn);
        return extension.isPresent() ? in(extension.get(), path.name(), path.sub()) : joined(path);
    }

    private Optional<ResolvedPath> inCore(String name, Optional<String> sub) {
        Optional<Attribute> attribute = attribute(name);
        return attribute.isPresent() ? within(Optional.empty(), attribute.get(), sub) : Optional.empty();
    }

    /** A URN that ends where the syntax saw a name: the whole extension, or its attribute behind a dot. */
    private Optional<ResolvedPath> joined(AttributePath path) {
        Optional<Schema> whole = extension(path.toString());
        if (whole.isPresent()) {
            return Optional.of(new ResolvedPath(whole.map(Schema::id), Optional.empty(), Optional.empty()));
        }
        if (path.sub().isEmpty()) {
            return Optional.empty();
        }
        String urn = path.parent().toString();
        AttributePath rest = AttributePath.parse(path.sub().get());
        if (schema.isCalled(urn)) {
            return inCore(rest.name(), rest.sub());
        }
        return extension(urn).flatMap(extension -> in(extension, rest.name(), rest.sub()));
    }

    private Optional<ResolvedPath> inTheOneExtension(AttributePath path) {
        Optional<ResolvedPath> found = Optional.empty();
        for (Extension extension : extensions) {
            Optional<ResolvedPath> here = in(extension.schema(), path.name(), path.sub());
            if (here.isPresent() && found.isPresent()) {
                return Optional.empty();
            }
            found = here.isPresent() ? here : found;
        }
        return found;
    }

    private static Optional<ResolvedPath> in(Schema extension, String name, Optional<String> sub) {
        Attribute attribute = extension.attributes().find(name);
        return attribute == null ? Optional.empty() : within(Optional.of(extension.id()), attribute, sub);
    }

    private static Optional<ResolvedPath> within(
            Optional<String> extension, Attribute attribute, Optional<String> sub) {
        if (sub.isEmpty()) {
            return Optional.of(new ResolvedPath(extension, Optional.of(attribute), Optional.empty()));
        }
        return attribute
                .sub(sub.get())
                .map(child -> new ResolvedPath(extension, Optional.of(attribute), Optional.of(child)));
    }
}
