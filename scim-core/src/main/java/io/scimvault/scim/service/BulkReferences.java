package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOperation;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.ScimRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The references to bulkIds in a request (RFC 7644 §3.7.2): the id in its path, the strings of its body, and what the filters of PATCH
 * paths compare with, each where it is exactly {@code bulkId:} and a name. They are replaced in the tree, never in its text.
 */
final class BulkReferences {
    private final FilterOptions options;
    private final UnaryOperator<String> values;
    private final BulkFilters filters;

    /** Replaces the value that is a reference to a name by what is made of the name. */
    private BulkReferences(FilterOptions options, UnaryOperator<String> names) {
        this.options = options;
        this.values = text -> BulkOperation.referred(text).map(names).orElse(text);
        this.filters = new BulkFilters(values);
    }

    /** The names that a request refers to, each once, in their order. */
    static Set<String> in(ScimRequest request, FilterOptions options) {
        Set<String> found = new LinkedHashSet<>();
        resolve(request, options, name -> {
            found.add(name);
            return BulkOperation.reference(name);
        });
        return found;
    }

    /** A request with what the function makes of each name in place of the reference to it. */
    static ScimRequest resolve(ScimRequest request, FilterOptions options, UnaryOperator<String> names) {
        BulkReferences references = new BulkReferences(options, names);
        if (request instanceof ScimRequest.Create create) {
            return new ScimRequest.Create(create.type(), references.object(create.body()), create.shown());
        }
        if (request instanceof ScimRequest.Replace put) {
            String id = references.values.apply(put.id());
            return new ScimRequest.Replace(put.type(), id, references.object(put.body()), put.condition(), put.shown());
        }
        if (request instanceof ScimRequest.Patch patch) {
            String id = references.values.apply(patch.id());
            return new ScimRequest.Patch(
                    patch.type(), id, references.patch(patch.patch()), patch.condition(), patch.shown());
        }
        if (request instanceof ScimRequest.Delete delete) {
            return new ScimRequest.Delete(delete.type(), references.values.apply(delete.id()), delete.condition());
        }
        return request;
    }

    private JsonValue value(JsonValue value) {
        if (value instanceof JsonString string) {
            String text = values.apply(string.value());
            return text.equals(string.value()) ? string : new JsonString(text);
        }
        if (value instanceof JsonArray array) {
            return array(array);
        }
        return value instanceof JsonObject object ? object(object) : value;
    }

    private JsonArray array(JsonArray array) {
        List<JsonValue> elements = new ArrayList<>(array.size());
        boolean changed = false;
        for (JsonValue element : array) {
            JsonValue now = value(element);
            changed |= now != element;
            elements.add(now);
        }
        return changed ? JsonArray.of(elements) : array;
    }

    private JsonObject object(JsonObject object) {
        Map<String, JsonValue> changed = new LinkedHashMap<>();
        object.forEach((name, member) -> {
            JsonValue now = value(member);
            if (now != member) {
                changed.put(name, now);
            }
        });
        if (changed.isEmpty()) {
            return object;
        }
        JsonObject.Builder all = JsonObject.builder();
        object.forEach((name, member) -> all.put(name, changed.getOrDefault(name, member)));
        return all.build();
    }

    private PatchRequest patch(PatchRequest patch) {
        return new PatchRequest(patch.operations().stream().map(this::operation).toList());
    }

    private PatchOperation operation(PatchOperation operation) {
        Optional<PatchPath> path = operation.path().map(filters::path);
        if (operation instanceof PatchOperation.Add add) {
            return new PatchOperation.Add(path, named(path, value(add.value())));
        }
        if (operation instanceof PatchOperation.Replace replace) {
            return new PatchOperation.Replace(path, named(path, value(replace.value())));
        }
        return new PatchOperation.Remove(
                path.orElseThrow(), ((PatchOperation.Remove) operation).listed().map(this::value));
    }

    /** A value whose names may themselves be paths: where the operation has none, or the path may be that of an extension. */
    private JsonValue named(Optional<PatchPath> path, JsonValue value) {
        if (path.filter(target -> target.attribute().urn().isEmpty()).isPresent()) {
            return value;
        }
        if (value instanceof JsonArray array && array.size() == 1) {
            return JsonArray.of(named(path, array.get(0)));
        }
        return value instanceof JsonObject object ? names(object) : value;
    }

    private JsonObject names(JsonObject object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.forEach((name, member) -> {
            boolean isSchema = name.indexOf(':') >= 0 && member instanceof JsonObject;
            if (members.put(name(name), isSchema ? names((JsonObject) member) : member) != null) {
                throw new ScimException(ScimError.badRequest(
                        ScimType.INVALID_VALUE, "Two names in the value of an operation mean the same path."));
            }
        });
        return members.equals(object.members()) ? object : JsonObject.of(members);
    }

    private String name(String name) {
        if (name.indexOf('[') < 0) {
            return name;
        }
        PatchPath path;
        try {
            path = FilterParser.parsePath(name, options);
        } catch (ScimException notAPath) {
            return name; // refused when the operation is done
        }
        PatchPath now = filters.path(path);
        return now.equals(path) ? name : now.toString();
    }
}
