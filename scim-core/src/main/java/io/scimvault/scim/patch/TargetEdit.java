package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.patch.PatchOptions.Tolerance;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.validation.ValidationOptions;
import io.scimvault.scim.validation.ValueReader;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what is asked at one attribute that a resource type has. */
final class TargetEdit {
    private final Draft draft;
    private final ResolvedPath target;
    private final PatchOptions options;
    private final Attribute attribute;
    private final @Nullable Attribute sub;
    private final String path;
    private final ValueReader reader;

    TargetEdit(Draft draft, ResolvedPath target, PatchOptions options, ValueReader reader) {
        this.draft = draft;
        this.target = target;
        this.options = options;
        this.attribute = target.attribute().orElseThrow();
        this.sub = target.sub().orElse(null);
        this.path =
                target.extension().isPresent() ? target.extension().get() + ":" + attribute.name() : attribute.name();
        this.reader = reader;
    }

    void apply(Command command, Optional<Filter> filter) {
        if (attribute.multiValued()) {
            inElements(draft.elements(target, attribute), command, filter);
        } else if (filter.isEmpty()) {
            AttributeEdit edit = new AttributeEdit(draft, target.extension(), attribute, path, reader);
            if (sub == null) {
                edit.whole(command);
            } else {
                edit.sub(command, sub);
            }
        } else if (attribute.isComplex()) {
            Elements single =
                    new Elements(attribute, draft.value(target.extension(), attribute.name()), draft.budget());
            inElements(single, command, filter);
            draft.put(target.extension(), attribute.name(), single.value());
        } else {
            String detail = "\"" + path + "\" has one simple value and takes no filter.";
            throw new ScimException(ScimError.badRequest(ScimType.INVALID_PATH, detail));
        }
        reader.orThrow();
    }

    private void inElements(Elements elements, Command command, Optional<Filter> filter) {
        ElementsEdit edit = new ElementsEdit(elements, attribute, path, reader, options);
        if (filter.isPresent()) {
            filtered(elements, edit, command, new ElementFilter(filter.get(), attribute, options.filter()));
        } else if (sub != null) {
            draft.budget().spend(elements.size());
            if (elements.size() == 0 && !command.removes()) {
                edit.begin(command, sub);
            } else {
                edit.selected(command, listed(elements, command, elements.all()), sub);
            }
        } else if (!command.removes()) {
            edit.whole(command);
        } else if (command.hasValue()) {
            listing(elements).of(command.value()).forEach(elements::remove);
        } else {
            elements.clear();
        }
        settlePrimary(elements);
    }

    private void filtered(Elements elements, ElementsEdit edit, Command command, ElementFilter filter) {
        int[] slots = filter.select(elements, draft.budget());
        if (slots.length > 0) {
            edit.selected(command, listed(elements, command, slots), sub);
        } else if (!command.removes()) {
            edit.create(command, filter, sub);
        } else if (!options.allows(Tolerance.MISSING_TARGETS)) {
            throw edit.noTarget();
        }
    }

    /** Of these elements those that a removal with a value lists; all of them otherwise. */
    private int[] listed(Elements elements, Command command, int[] slots) {
        if (!command.removes() || !command.hasValue()) {
            return slots;
        }
        return sub == null
                ? Arrays.stream(slots)
                        .filter(listing(elements).of(command.value())::contains)
                        .toArray()
                : listing(elements).of(command.value(), sub, slots);
    }

    private ListedElements listing(Elements elements) {
        return new ListedElements(elements, attribute, path, reader, draft.budget());
    }

    private void settlePrimary(Elements elements) {
        boolean lastWins = options.values().allows(ValidationOptions.Tolerance.LAST_PRIMARY_WINS);
        if (elements.madePrimary() > 1 && !lastWins && reader.issues().isEmpty()) {
            reader.refuse(path, ScimType.INVALID_VALUE, "has more than one primary value");
        }
        elements.settlePrimary();
    }
}
