package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.memory.Tokens.Token;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultCall.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Which path and method does what. */
final class Router {
    private static final VaultReply DONE = new VaultReply(204, Optional.empty());

    private final Tables tables;
    private final Views views;
    private final Entities entities;
    private final Aliases aliases;
    private final Groups groups;
    private final Tokens tokens;
    private final Supplier<Role> role;

    Router(Tables tables, Tokens tokens, Supplier<Role> role) {
        this.tables = tables;
        this.views = new Views(tables);
        this.entities = new Entities(tables);
        this.aliases = new Aliases(tables, entities);
        this.groups = new Groups(tables);
        this.tokens = tokens;
        this.role = role;
    }

    /**
     * What this node answers.
     *
     * @throws Forwarded on a standby, for what the active node has to do
     */
    VaultReply answer(VaultCall call, VaultToken token) {
        try {
            return handle(call, token);
        } catch (Refused refusal) {
            return refusal.reply();
        }
    }

    private VaultReply handle(VaultCall call, VaultToken presented) {
        String path = call.path().onTheWire();
        Method method = call.method();
        if (path.equals("sys/health") || path.equals("sys/leader")) {
            if (method != Method.GET) {
                return new VaultReply(405, Optional.of(JsonObject.of("errors", JsonArray.EMPTY)));
            }
            Role node = role.get();
            return path.equals("sys/leader")
                    ? new VaultReply(200, Optional.of(node.leader()))
                    : new VaultReply(node.healthStatus(), Optional.of(node.health(tables.now())));
        }
        Token token = tokens.authenticate(presented);
        if (!tokens.allows(token, method.name(), path)) {
            throw Refused.byPolicy();
        }
        JsonObject body = call.body().orElse(JsonObject.EMPTY);
        if (path.startsWith("identity/")) {
            return identity(method, path.substring("identity/".length()), body);
        }
        return switch (path) {
            case "sys/auth" -> {
                only(method, Method.GET);
                yield mounts();
            }
            case "auth/token/lookup-self" -> {
                only(method, Method.GET, Method.POST);
                yield ok(tokens.lookup(token));
            }
            case "auth/token/renew-self" -> {
                only(method, Method.POST);
                yield new VaultReply(
                        200, Optional.of(envelope(JsonNull.NULL, List.of()).with("auth", tokens.renew(token))));
            }
            default ->
                throw path.startsWith("sys/") || path.startsWith("auth/token/")
                        ? Refused.unsupportedPath()
                        : Refused.noRoute(path);
        };
    }

    private VaultReply identity(Method method, String path, JsonObject body) {
        String[] parts = path.split("/", 3);
        String last = parts.length == 3 ? parts[2] : "";
        return switch (parts[0] + (parts.length > 1 ? "/" + parts[1] : "") + (last.isEmpty() ? "" : "/*")) {
            case "entity" -> entity(method, "", "", body);
            case "entity/id" -> list(method, views::entityKeys);
            case "entity/name" -> list(method, () -> Views.names(names(tables.entities(), Tables.Entity::name)));
            case "entity/id/*" -> entityAt(method, last, "", body);
            case "entity/name/*" -> entityAt(method, "", last, body);
            case "entity-alias" -> alias(method, "", body);
            case "entity-alias/id" -> list(method, views::aliasKeys);
            case "entity-alias/id/*" -> aliasAt(method, last, body);
            case "group" -> group(method, body);
            case "group/id" -> list(method, views::groupKeys);
            case "group/name" -> list(method, () -> Views.names(names(tables.groups(), Tables.Group::name)));
            case "group/id/*" -> groupAt(method, tables.group(last), last, true, body);
            case "group/name/*" -> groupAt(method, tables.groupNamed(last), last, false, body);
            case "lookup/entity" -> {
                only(method, Method.POST);
                yield found(entities.lookup(Fields.of(body, Lookup.FIELDS)).map(views::entity));
            }
            case "lookup/group" -> {
                only(method, Method.POST);
                yield found(groups.lookup(Fields.of(body, Lookup.FIELDS)).map(views::group));
            }
            default -> throw Refused.unsupportedPath();
        };
    }

    private VaultReply entityAt(Method method, String id, String name, JsonObject body) {
        Optional<Tables.Entity> entity = id.isEmpty() ? tables.entityNamed(name) : tables.entity(id);
        return switch (method) {
            case GET -> ok(views.entity(entity.orElseThrow(Refused::missing)));
            case DELETE -> {
                entity.ifPresent(entities::delete);
                yield DONE;
            }
            case POST -> entity(method, id, name, body);
            case LIST -> throw Refused.unsupportedPath();
        };
    }

    private VaultReply entity(Method method, String id, String name, JsonObject body) {
        onlyPost(method);
        Fields fields = Fields.of(body, Entities.FIELDS);
        return written(
                entities.write(
                        id.isEmpty() ? fields.string("id") : id, name.isEmpty() ? fields.string("name") : name, fields),
                fields);
    }

    private VaultReply aliasAt(Method method, String id, JsonObject body) {
        Optional<Tables.Alias> alias = tables.alias(id);
        return switch (method) {
            case GET -> ok(views.alias(alias.orElseThrow(Refused::missing)));
            case DELETE -> {
                alias.ifPresent(tables::remove);
                yield DONE;
            }
            case POST -> alias(method, id, body);
            case LIST -> throw Refused.unsupportedPath();
        };
    }

    private VaultReply alias(Method method, String id, JsonObject body) {
        onlyPost(method);
        Fields fields = Fields.of(body, Aliases.FIELDS);
        return written(aliases.write(id.isEmpty() ? fields.string("id") : id, fields), fields);
    }

    private VaultReply groupAt(
            Method method, Optional<Tables.Group> group, String idOrName, boolean isId, JsonObject body) {
        return switch (method) {
            case GET -> ok(views.group(group.orElseThrow(Refused::missing)));
            case DELETE -> {
                group.ifPresent(tables::remove);
                yield DONE;
            }
            case POST -> {
                Fields fields = Fields.of(body, Groups.FIELDS);
                yield written(isId ? groups.writeById(idOrName, fields) : groups.writeNamed(idOrName, fields), fields);
            }
            case LIST -> throw Refused.unsupportedPath();
        };
    }

    private VaultReply group(Method method, JsonObject body) {
        onlyPost(method);
        Fields fields = Fields.of(body, Groups.FIELDS);
        return written(groups.write(fields), fields);
    }

    private static VaultReply list(Method method, Supplier<JsonObject> keys) {
        only(method, Method.LIST);
        return ok(keys.get());
    }

    private VaultReply mounts() {
        JsonObject data = views.mounts();
        JsonObject answer = envelope(data, List.of());
        for (String path : data.names()) {
            answer = answer.with(path, data.members().getOrDefault(path, JsonNull.NULL));
        }
        return new VaultReply(200, Optional.of(answer));
    }

    private static <T> List<String> names(Iterable<T> objects, Function<T, String> name) {
        return StreamSupport.stream(objects.spliterator(), false).map(name).toList();
    }

    private static VaultReply written(Optional<JsonObject> data, Fields fields) {
        return data.map(object -> new VaultReply(200, Optional.of(envelope(object, fields.warnings()))))
                .orElse(DONE);
    }

    private static VaultReply found(Optional<JsonObject> data) {
        return data.map(Router::ok).orElse(DONE);
    }

    private static VaultReply ok(JsonObject data) {
        return new VaultReply(200, Optional.of(envelope(data, List.of())));
    }

    private static JsonObject envelope(JsonValue data, List<String> warnings) {
        return JsonObject.builder()
                .put("request_id", Tables.newId())
                .put("lease_id", "")
                .put("renewable", false)
                .put("lease_duration", 0)
                .put("data", data)
                .put("wrap_info", JsonNull.NULL)
                .put("warnings", warnings.isEmpty() ? JsonNull.NULL : JsonArray.ofStrings(warnings))
                .put("auth", JsonNull.NULL)
                .build();
    }

    /** An endpoint that takes POST alone: a LIST there is another path, which does not exist. */
    private static void onlyPost(Method method) {
        if (method == Method.LIST) {
            throw Refused.unsupportedPath();
        }
        only(method, Method.POST);
    }

    private static void only(Method method, Method... allowed) {
        if (Stream.of(allowed).noneMatch(method::equals)) {
            throw Refused.unsupportedOperation();
        }
    }
}
