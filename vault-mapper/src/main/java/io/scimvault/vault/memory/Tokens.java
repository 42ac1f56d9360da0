package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.memory.Tables.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tokens that the engine knows, and what they may do. */
final class Tokens {
    private static final Duration LIFETIME = Duration.ofDays(32);

    /** What a token may do. */
    enum Kind {
        ROOT,
        /** Everything that the identity engine has: a service's token. */
        SERVICE,
        /** What the default policy gives: to look at oneself. */
        PERSON
    }

    /** A token; the entity id is empty where it has none. */
    record Token(String value, Kind kind, String entityId, List<String> policies, String accessor, Instant created) {}

    private final Tables tables;
    private final Map<String, Token> tokens;

    Tokens(Tables tables) {
        this(tables, new HashMap<>());
    }

    private Tokens(Tables tables, Map<String, Token> tokens) {
        this.tables = tables;
        this.tokens = tokens;
    }

    /** The same tokens as a standby sees them: new ones at once, and their entities as far as it has heard of them. */
    Tokens at(Tables standby) {
        return new Tokens(standby, tokens);
    }

    /** Who presents a token: the entity's id, else {@code root} or {@code nobody}. */
    String caller(VaultToken presented) {
        Token token = tokens.get(presented.value());
        if (token == null) {
            return "nobody";
        }
        return token.kind() == Kind.ROOT ? "root" : token.entityId();
    }

    VaultToken issue(Kind kind, String entityId, List<String> policies) {
        String value = "s." + Tables.newId().replace("-", "").substring(0, 24);
        String accessor = Tables.newId().replace("-", "").substring(0, 24);
        List<String> all = kind == Kind.ROOT
                ? List.of("root")
                : Stream.concat(kind == Kind.PERSON ? Stream.of("default") : Stream.empty(), policies.stream())
                        .distinct()
                        .sorted()
                        .toList();
        tokens.put(value, new Token(value, kind, entityId, all, accessor, tables.now()));
        return new VaultToken(value);
    }

    void revoke(VaultToken token) {
        tokens.remove(token.value());
    }

    /** The token presented, if it is alive; else a refusal. */
    Token authenticate(VaultToken presented) {
        Token token = tokens.get(presented.value());
        if (token == null) {
            throw Refused.deadToken();
        }
        if (!token.entityId().isEmpty()) {
            Entity entity = tables.entity(token.entityId()).orElseThrow(() -> {
                tables.reachStorage(); // a standby has not heard of a new person yet, and asks
                return Refused.deadToken();
            });
            if (entity.disabled()) {
                throw Refused.deadToken();
            }
            if (token.kind() == Kind.PERSON && entity.name().matches("(?s).*[*+/].*")) {
                // The default policy has the name in a path; OpenBao 2.7 refuses every request of such a token.
                throw Refused.badRequest("Forbidden");
            }
        }
        return token;
    }

    /** Whether the token's policies allow the path; a person reads the own entity, and asks about the own token. */
    boolean allows(Token token, String method, String path) {
        if (token.kind() != Kind.PERSON) {
            return true;
        }
        Optional<Entity> self = tables.entity(token.entityId());
        return switch (path) {
            case "auth/token/lookup-self", "auth/token/renew-self" -> true;
            default ->
                method.equals("GET")
                        && self.isPresent()
                        && (path.equals("identity/entity/id/" + self.get().id())
                                || path.equals(
                                        "identity/entity/name/" + self.get().name()));
        };
    }

    /** The {@code data} of lookup-self. */
    JsonObject lookup(Token token) {
        boolean root = token.kind() == Kind.ROOT;
        Instant expires = token.created().plus(LIFETIME);
        long ttl = root ? 0 : Duration.between(tables.now(), expires).toSeconds();
        return JsonObject.builder()
                .put("id", token.value())
                .put("accessor", token.accessor())
                .put("policies", JsonArray.ofStrings(token.policies()))
                .put("path", "auth/token/create")
                .put("meta", JsonNull.NULL)
                .put("display_name", "token")
                .put("num_uses", 0)
                .put("orphan", true)
                .put("creation_time", token.created().getEpochSecond())
                .put("creation_ttl", root ? 0 : LIFETIME.toSeconds())
                .put("issue_time", Views.time(token.created()))
                .put("expire_time", root ? JsonNull.NULL : Views.timeValue(expires))
                .put("explicit_max_ttl", 0)
                .put("ttl", ttl)
                .put("entity_id", token.entityId())
                .put("renewable", !root)
                .put("type", "service")
                .build();
    }

    /** The {@code auth} of renew-self. */
    JsonValue renew(Token token) {
        if (token.kind() == Kind.ROOT) {
            throw Refused.badRequest("lease is not renewable");
        }
        tables.reachStorage();
        tokens.put(
                token.value(),
                new Token(
                        token.value(),
                        token.kind(),
                        token.entityId(),
                        token.policies(),
                        token.accessor(),
                        tables.now()));
        return JsonObject.builder()
                .put("client_token", token.value())
                .put("accessor", token.accessor())
                .put("policies", JsonArray.ofStrings(token.policies()))
                .put("token_policies", JsonArray.ofStrings(token.policies()))
                .put("metadata", JsonNull.NULL)
                .put("lease_duration", LIFETIME.toSeconds())
                .put("renewable", true)
                .put("entity_id", token.entityId())
                .put("token_type", "service")
                .put("orphan", true)
                .put("num_uses", 0)
                .build();
    }
}
