package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOptions.Tolerance;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.ValidationOptions;
import io.scimvault.scim.validation.ValueReader;
import java.util.Optional;

/** One request on its way through one resource: finds the target of each operation and does there what is asked. */
final class PatchRun {
    private final ResourceType type;
    private final PatchOptions options;
    private final Draft draft;
    private final ForeignEdit foreign;
    private final NamedValues names;
    private final ValueReader reader;

    PatchRun(ResourceType type, PatchOptions options, Resource resource) {
        this.type = type;
        this.options = options;
        this.draft = new Draft(type, resource, new Budget(options.maxComparisons()));
        this.foreign = new ForeignEdit(type, draft);
        this.names = new NamedValues(type, options);
        this.reader = new ValueReader(options.values());
    }

    /** The resource as it is now. */
    Resource resource() {
        foreign.flush();
        return draft.resource();
    }

    /** What need be compared of the resource as it was and as it has become. */
    Draft.States excerpts(Resource before, Resource after) {
        return draft.excerpts(before, after);
    }

    void apply(PatchOperation operation) {
        Command command = Command.of(operation);
        if (command.removes() && command.hasValue() && !options.allows(Tolerance.LISTED_REMOVALS)) {
            throw refusal(ScimType.INVALID_SYNTAX, "A remove operation has no value.");
        }
        Optional<PatchPath> target = operation.path();
        if (target.isPresent() && !isCoreSchema(target.get())) {
            target(target.get(), command);
        } else if (command.removes()) {
            throw refusal(ScimType.NO_TARGET, "A remove operation needs a path to an attribute.");
        } else {
            names.ofResource(command.value()).forEach((path, value) -> target(path, command.member(value)));
        }
    }

    private boolean isCoreSchema(PatchPath path) {
        String urn = path.attribute().urn().orElse("");
        return !urn.isEmpty()
                && type.schema().id().regionMatches(true, 0, urn, 0, urn.length())
                && type.schema().isCalled(path.attribute().toString());
    }

    private void target(PatchPath path, Command command) {
        ResolvedPath found = resolve(path).orElse(null);
        if (found == null) {
            unknown(path, command);
        } else if (found.attribute().isEmpty()) {
            extension(found.extension().orElseThrow(), path, command);
        } else if (found.extension().isEmpty() && found.attribute().get().name().equals("schemas")) {
            return; // follows from the extensions that are there
        } else if (isReadOnly(found)) {
            readOnly(found, command);
        } else {
            edit(found, path.valueFilter(), command);
        }
    }

    private Optional<ResolvedPath> resolve(PatchPath path) {
        Optional<ResolvedPath> found = type.resolve(path.attribute());
        return path.sub().isEmpty()
                ? found
                : found.filter(target -> target.sub().isEmpty())
                        .flatMap(target -> target.attribute()
                                .flatMap(attribute -> attribute.sub(path.sub().get()))
                                .map(sub ->
                                        new ResolvedPath(target.extension(), target.attribute(), Optional.of(sub))));
    }

    private void unknown(PatchPath path, Command command) {
        boolean keeps = options.values().allows(ValidationOptions.Tolerance.FOREIGN_EXTENSIONS);
        boolean done = keeps
                && path.valueFilter().isEmpty()
                && foreign.apply(path.attribute().toString(), command);
        if (!done && !options.allows(Tolerance.UNKNOWN_PATHS)) {
            String name = path.attribute() + path.sub().map(sub -> "." + sub).orElse("");
            throw refusal(ScimType.INVALID_PATH, "\"" + name + "\" is not a known attribute.");
        }
    }

    /** A whole extension: each of its attributes for itself, so that those that are not named stay. */
    private void extension(String urn, PatchPath path, Command command) {
        if (path.valueFilter().isPresent()) {
            throw refusal(ScimType.INVALID_PATH, "\"" + urn + "\" is an extension and takes no filter.");
        }
        if (command.hasValue()) {
            names.ofExtension(urn, command.value()).forEach((name, value) -> target(name, command.member(value)));
        } else if (command.adds()) {
            if (lacksValue(command)) {
                throw nothingToAdd(urn);
            }
        } else {
            type.extension(urn).orElseThrow().attributes().all().stream()
                    .filter(attribute -> attribute.mutability() != Mutability.READ_ONLY)
                    .map(attribute -> new ResolvedPath(Optional.of(urn), Optional.of(attribute), Optional.empty()))
                    .forEach(target ->
                            edit(target, Optional.empty(), new Command(Command.Kind.REMOVE, JsonNull.NULL, false)));
        }
    }

    private static boolean isReadOnly(ResolvedPath target) {
        return target.attribute().orElseThrow().mutability() == Mutability.READ_ONLY
                || target.leaf().orElseThrow().mutability() == Mutability.READ_ONLY;
    }

    /** Saying what is so already is no attempt to change it. */
    private void readOnly(ResolvedPath target, Command command) {
        JsonValue current = draft.value(target);
        boolean empties = command.removes() || command.value().isUnassigned();
        boolean same = empties ? current.isUnassigned() : current.equals(command.value());
        if (!same && !options.allows(Tolerance.READ_ONLY_TARGETS)) {
            throw refusal(ScimType.MUTABILITY, "\"" + target + "\" is read-only.");
        }
    }

    private void edit(ResolvedPath target, Optional<Filter> filter, Command command) {
        if (lacksValue(command)) {
            throw nothingToAdd(target.toString());
        }
        new TargetEdit(draft, target, options, reader).apply(command, filter);
    }

    /** A null is no value that could be added; inside a path-less value it is merely nothing to do, where that is tolerated. */
    private boolean lacksValue(Command command) {
        boolean tolerated = !command.named() && options.allows(Tolerance.NAMES_AS_PATHS);
        return command.adds() && !command.hasValue() && !tolerated;
    }

    private static ScimException nothingToAdd(String path) {
        return refusal(ScimType.INVALID_VALUE, "\"" + path + "\" needs a value to add; null came.");
    }

    private static ScimException refusal(ScimType type, String detail) {
        return new ScimException(ScimError.badRequest(type, detail));
    }
}
