package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of Vault's HTTP API, as data.
 *
 * @param method what is done
 * @param path where
 * @param body the JSON sent, for {@link Method#POST}
 * @param references fields of the body whose value is an id made by an earlier step; with a slash, a field within one
 */
public record VaultCall(Method method, VaultPath path, Optional<JsonObject> body, Map<String, IdRef> references) {

    /** What Vault's API distinguishes; LIST travels as {@code GET ?list=true}. */
    public enum Method {
        GET,
        LIST,
        POST,
        DELETE
    }

    public VaultCall {
        references = Map.copyOf(references);
        if (body.isPresent() != (method == Method.POST)) {
            throw new IllegalArgumentException("a body goes with POST, and only with it");
        }
    }

    public static VaultCall get(VaultPath path) {
        return new VaultCall(Method.GET, path, Optional.empty(), Map.of());
    }

    public static VaultCall list(VaultPath path) {
        return new VaultCall(Method.LIST, path, Optional.empty(), Map.of());
    }

    public static VaultCall post(VaultPath path, JsonObject body) {
        return new VaultCall(Method.POST, path, Optional.of(body), Map.of());
    }

    public static VaultCall delete(VaultPath path) {
        return new VaultCall(Method.DELETE, path, Optional.empty(), Map.of());
    }

    /** This call with one more field whose value an earlier step makes. */
    public VaultCall referring(String field, IdRef id) {
        Map<String, IdRef> more = new HashMap<>(references);
        more.put(field, id);
        return new VaultCall(method, path, body, more);
    }

    /** This call with every id that the given names stand for put in its place. */
    public VaultCall resolve(Map<String, String> made) {
        JsonObject resolved = body.orElse(JsonObject.EMPTY);
        for (Map.Entry<String, IdRef> reference : references.entrySet()) {
            resolved = with(
                    resolved,
                    reference.getKey(),
                    new JsonString(known(reference.getValue(), made).id()));
        }
        VaultPath path = new VaultPath(this.path.fixed(), this.path.id().map(id -> known(id, made)));
        return new VaultCall(method, path, body.isPresent() ? Optional.of(resolved) : Optional.empty(), Map.of());
    }

    private static JsonObject with(JsonObject body, String field, JsonString id) {
        int slash = field.indexOf('/');
        if (slash < 0) {
            return body.with(field, id);
        }
        String outer = field.substring(0, slash);
        JsonObject inner = body.object(outer).orElse(JsonObject.EMPTY);
        return body.with(outer, with(inner, field.substring(slash + 1), id));
    }

    /** Method and path: a body may hold a pending name, and whoever knows one can log in under it. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static IdRef.Known known(IdRef id, Map<String, String> made) {
        if (id instanceof IdRef.Known known) {
            return known;
        }
        String found = made.get(((IdRef.Made) id).name());
        if (found == null) {
            throw new IllegalStateException("no step made " + id);
        }
        return new IdRef.Known(found);
    }
}
