package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOptions.Tolerance;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.validation.GivenPart;
import io.scimvault.scim.validation.ReadValue;
import io.scimvault.scim.validation.ValidationOptions;
import io.scimvault.scim.validation.ValueReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the elements of a multi-valued attribute, or what a filter selects of a single complex value. */
final class ElementsEdit {
    private final Elements elements;
    private final Attribute attribute;
    private final String path;
    private final ValueReader reader;
    private final PatchOptions options;

    ElementsEdit(Elements elements, Attribute attribute, String path, ValueReader reader, PatchOptions options) {
        this.elements = elements;
        this.attribute = attribute;
        this.path = path;
        this.reader = reader;
        this.options = options;
    }

    /** The whole attribute. */
    void whole(Command command) {
        ReadValue read = reader.read(attribute, command.value(), path);
        if (command.adds()) {
            JsonArray more = read.value() instanceof JsonArray array ? array : JsonArray.EMPTY;
            more.forEach(this::add);
        } else if (read.isCleared()) {
            elements.clear();
        } else if (read.value() instanceof JsonArray wanted && read.isAssigned()) {
            JsonArray current = elements.array();
            elements.clear();
            ((JsonArray) KeptParts.carry(attribute, current, wanted)).forEach(elements::append);
        }
        if (!read.understood()
                && !options.allows(Tolerance.UNKNOWN_PATHS)
                && reader.issues().isEmpty()) {
            reader.refuse(path, ScimType.INVALID_VALUE, "has no value that could be understood");
        }
    }

    /** The elements that a filter has selected. */
    void selected(Command sent, int[] slots, @Nullable Attribute sub) {
        Command command = unwrapped(sent);
        if (command.removes()) {
            for (int slot : slots) {
                elements.set(slot, without(elements.get(slot), sub));
            }
            return;
        }
        if (sub != null) {
            for (int slot : slots) {
                elements.set(slot, edit().set(command, object(slot), sub));
            }
        } else if (attribute.isComplex()) {
            change(command, slots);
        } else {
            ReadValue read = reader.readOne(attribute, command.value(), path);
            if (read.isAssigned() || (read.isCleared() && command.replaces())) {
                for (int slot : slots) {
                    elements.set(slot, read.value());
                }
            }
        }
    }

    /** The first element, of which only a sub-attribute is given. */
    void begin(Command command, Attribute sub) {
        JsonObject element = edit().set(command, JsonObject.EMPTY, sub);
        if (!element.isEmpty()) {
            elements.append(element);
        }
    }

    /** Puts a new element where a filter has selected none, made of what the filter says and the value. */
    void create(Command sent, ElementFilter filter, @Nullable Attribute sub) {
        Command command = unwrapped(sent);
        boolean allowed = command.adds() || options.allows(Tolerance.CREATED_TARGETS);
        if (allowed && command.replaces() && reader.isClear(command.value())) {
            return;
        }
        // A reference is made by naming what it refers to, never by saying something about it.
        boolean reference = elements.identity().valueDecides() && (sub != null || command.replaces());
        boolean second = !attribute.multiValued() && elements.size() > 0;
        Optional<JsonObject> described =
                allowed && !reference && !second ? filter.described(reader, path) : Optional.empty();
        JsonObject base = described.orElseThrow(this::noTarget);
        filled(command, base, sub).ifPresent(element -> {
            if (sub != null && contradicts(base, element, sub)) {
                throw noTarget();
            }
            add(element);
        });
    }

    ScimException noTarget() {
        return new ScimException(
                ScimError.badRequest(ScimType.NO_TARGET, "No value of \"" + path + "\" matches the filter."));
    }

    /** The described element with the value; nothing where nothing of the value was understood. */
    private Optional<JsonObject> filled(Command command, JsonObject base, @Nullable Attribute sub) {
        Command adding = new Command(Command.Kind.ADD, command.value(), command.named());
        if (sub != null) {
            JsonObject result = edit().set(adding, base.without(sub.name()), sub);
            return result.has(sub.name()) ? Optional.of(result) : Optional.empty();
        }
        JsonObject shape = reader.shape(attribute, command.value(), path);
        List<GivenPart> parts = shape == null ? List.of() : reader.parts(attribute, shape, path);
        return parts.isEmpty() ? Optional.empty() : Optional.of(edit().merge(adding, base, parts));
    }

    /** One element may stand in an array though the path means single ones. */
    private Command unwrapped(Command command) {
        boolean tolerated = options.values().allows(ValidationOptions.Tolerance.COERCED_TYPES);
        return tolerated && command.value() instanceof JsonArray array && array.size() == 1
                ? new Command(command.kind(), array.get(0), command.named())
                : command;
    }

    private static boolean contradicts(JsonObject described, JsonObject element, Attribute sub) {
        JsonValue said = described.member(sub.name());
        return said != null && !said.equals(element.member(sub.name()));
    }

    private void add(JsonValue element) {
        int slot = elements.same(element);
        if (slot < 0) {
            elements.appendNew(element);
        } else if (!elements.identity().valueDecides()
                && elements.get(slot) instanceof JsonObject old
                && element instanceof JsonObject more) {
            elements.set(slot, overlaid(old, more));
        }
    }

    /** An element with what it lacked; its {@code value} and {@code type} stay as they are spelt. */
    private JsonObject overlaid(JsonObject old, JsonObject more) {
        JsonObject result = old;
        for (Map.Entry<String, JsonValue> member : more.members().entrySet()) {
            String name = member.getKey();
            boolean identifies = name.equals("value") || name.equals("type");
            result = identifies && old.has(name) ? result : result.with(name, member.getValue());
        }
        return result;
    }

    private void change(Command command, int[] slots) {
        if (!(command.value() instanceof JsonObject) && reader.isClear(command.value())) {
            if (command.replaces()) {
                for (int slot : slots) {
                    elements.remove(slot);
                }
            }
            return;
        }
        boolean merges = command.adds()
                || (options.allows(Tolerance.MERGED_ELEMENTS)
                        && !elements.identity().valueDecides());
        if (!merges) {
            ReadValue read = reader.readOne(attribute, command.value(), path);
            if (read.isAssigned()) {
                for (int slot : slots) {
                    put(slot, read.value());
                }
            }
            return;
        }
        JsonObject shape = reader.shape(attribute, command.value(), path);
        if (shape != null) {
            List<GivenPart> parts = reader.parts(attribute, shape, path);
            for (int slot : slots) {
                elements.set(slot, edit().merge(command, object(slot), parts));
            }
        }
    }

    /** Puts an element in another one's place, unless that element is there already. */
    private void put(int slot, JsonValue element) {
        int twin = elements.identity().valueDecides() ? elements.same(element) : -1;
        if (twin < 0 || twin == slot) {
            elements.set(slot, KeptParts.carry(attribute, elements.get(slot), element));
        } else {
            elements.remove(slot);
        }
    }

    private JsonValue without(JsonValue element, @Nullable Attribute sub) {
        return sub != null && element instanceof JsonObject object
                ? edit().set(new Command(Command.Kind.REMOVE, JsonNull.NULL, true), object, sub)
                : JsonNull.NULL;
    }

    private JsonObject object(int slot) {
        return elements.get(slot) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private ComplexEdit edit() {
        return new ComplexEdit(attribute, path, reader);
    }
}
