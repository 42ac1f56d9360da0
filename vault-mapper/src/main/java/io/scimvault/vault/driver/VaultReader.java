package io.scimvault.vault.driver;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.identity.IdentityReader;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Reads of the identity engine as records. A missing object is empty; an answer that is anything else than the object or Vault's one
 * way to say "missing" is a fault, never taken for a deletion.
 */
public final class VaultReader {
    private final VaultSession session;
    private final SideBySide sideBySide;

    /**
     * A reader.
     *
     * @param executor where reads that do not depend on each other run side by side, at most 16 of one round. The caller's thread takes
     *     part in them, so that it may belong to the same pool, and the pool may be full
     */
    public VaultReader(VaultSession session, Executor executor) {
        this.session = session;
        this.sideBySide = new SideBySide(executor);
    }

    public Optional<VaultEntity> entity(String id, Deadline deadline) {
        return VaultPath.isId(id)
                ? read(VaultCall.get(Paths.entity(IdRef.known(id))), deadline).map(IdentityReader::entity)
                : Optional.empty();
    }

    /** The entity of this name, in any letter case. */
    public Optional<VaultEntity> entityNamed(String name, Deadline deadline) {
        JsonObject query = JsonObject.builder().put("name", name).build();
        return read(VaultCall.post(VaultPath.of(Paths.LOOKUP_ENTITY), query), deadline)
                .map(IdentityReader::entity);
    }

    /** The entity that an alias leads to. */
    public Optional<VaultEntity> entityWithAlias(String mountAccessor, String aliasName, Deadline deadline) {
        JsonObject query = JsonObject.builder()
                .put("alias_name", aliasName)
                .put("alias_mount_accessor", mountAccessor)
                .build();
        return read(VaultCall.post(VaultPath.of(Paths.LOOKUP_ENTITY), query), deadline)
                .map(IdentityReader::entity);
    }

    public Optional<VaultGroup> group(String id, Deadline deadline) {
        return VaultPath.isId(id)
                ? read(VaultCall.get(Paths.group(IdRef.known(id))), deadline).map(IdentityReader::group)
                : Optional.empty();
    }

    /** The group of this name, in any letter case. */
    public Optional<VaultGroup> groupNamed(String name, Deadline deadline) {
        JsonObject query = JsonObject.builder().put("name", name).build();
        return read(VaultCall.post(VaultPath.of(Paths.LOOKUP_GROUP), query), deadline)
                .map(IdentityReader::group);
    }

    /** The entities of these ids, read side by side; those that are missing are left out. */
    public Map<String, VaultEntity> entities(Collection<String> ids, Deadline deadline) {
        return sideBySide.read(ids, id -> entity(id, deadline), deadline);
    }

    /** The groups of these ids, read side by side; those that are missing are left out. */
    public Map<String, VaultGroup> groups(Collection<String> ids, Deadline deadline) {
        return sideBySide.read(ids, id -> group(id, deadline), deadline);
    }

    /** Ids and names of all entities, in the order of their ids. */
    public Map<String, String> entityNames(Deadline deadline) {
        return names(list(Paths.ENTITY_ID, deadline));
    }

    /** Ids and names of all groups, in the order of their ids. */
    public Map<String, String> groupNames(Deadline deadline) {
        return names(list(Paths.GROUP_ID, deadline));
    }

    /** All aliases; their times are not listed and stand at the epoch. */
    public List<VaultAlias> aliases(Deadline deadline) {
        JsonObject info = list(Paths.ALIAS_ID, deadline).object("key_info").orElse(JsonObject.EMPTY);
        return info.names().stream()
                .map(id -> IdentityReader.alias(
                        info.object(id).orElse(JsonObject.EMPTY).with("id", new JsonString(id))))
                .toList();
    }

    /** The auth mounts: path with its slash → what Vault tells of it. */
    public Map<String, JsonObject> authMounts(Deadline deadline) {
        JsonObject data =
                read(VaultCall.get(VaultPath.of("sys/auth")), deadline).orElse(JsonObject.EMPTY);
        Map<String, JsonObject> mounts = new LinkedHashMap<>();
        data.names().forEach(path -> data.object(path).ifPresent(mount -> mounts.put(path, mount)));
        return mounts;
    }

    /** What Vault knows of the library's own token. */
    public JsonObject ownToken(Deadline deadline) {
        VaultCall call = VaultCall.get(VaultPath.of("auth/token/lookup-self"));
        return read(call, deadline).orElse(JsonObject.EMPTY);
    }

    /** What Vault knows of a caller's token; empty for one that it does not accept. */
    public Optional<JsonObject> token(VaultToken token) {
        VaultCall call = VaultCall.get(VaultPath.of("auth/token/lookup-self"));
        VaultReply reply = session.sendAs(call, token);
        if (reply.status() == 200) {
            return Optional.of(reply.data());
        }
        if (VaultErrors.classify(reply) == VaultErrors.Kind.DENIED) {
            return Optional.empty();
        }
        throw VaultFaults.refused(call, reply);
    }

    /**
     * What a caller's token may do on a path, be there such a path or not: {@code create}, {@code read}, {@code update}, {@code delete},
     * {@code list}; {@code root} for all, {@code deny} for nothing; empty where it may not even ask.
     */
    public Set<String> capabilities(VaultToken token, String path) {
        VaultCall call = VaultCall.post(
                VaultPath.of("sys/capabilities-self"), JsonObject.of("paths", JsonArray.ofStrings(List.of(path))));
        VaultReply reply = session.sendAs(call, token);
        if (reply.status() == 200) {
            return reply.data()
                    .array("capabilities") // of one path alone; its own name could be any of the answer's members
                    .only(JsonString.class)
                    .map(JsonString::value)
                    .collect(Collectors.toUnmodifiableSet());
        }
        if (reply.isSuccess()) {
            throw VaultFaults.unusable(call);
        }
        if (VaultErrors.classify(reply) == VaultErrors.Kind.DENIED) {
            return Set.of();
        }
        throw VaultFaults.refused(call, reply);
    }

    /** Vault's clock, to the second. */
    public Instant now(Deadline deadline) {
        if (deadline.isPast()) {
            throw VaultFaults.late();
        }
        VaultCall call = VaultCall.get(VaultPath.of("sys/health"));
        VaultReply reply = session.probe(call, deadline); // a standby tells it with a 429
        try {
            return reply.body()
                    .flatMap(body -> body.get("server_time_utc"))
                    .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds.toString())))
                    .orElseThrow(() -> VaultFaults.unusable(call));
        } catch (NumberFormatException | DateTimeException e) {
            throw VaultFaults.unusable(call);
        }
    }

    private Optional<JsonObject> read(VaultCall call, Deadline deadline) {
        VaultReply reply = session.send(call, deadline);
        if (reply.status() == 200) {
            return Optional.of(reply.data()).filter(data -> !data.isEmpty()).or(() -> {
                throw VaultFaults.unusable(call); // an answer without an object is no word that the object is missing
            });
        }
        boolean isMiss = reply.status() == 204 && call.method() == VaultCall.Method.POST; // of a lookup
        if (isMiss || reply.isMissing()) {
            return Optional.empty();
        }
        throw reply.isSuccess() ? VaultFaults.unusable(call) : session.fault(call, reply, deadline);
    }

    private JsonObject list(String path, Deadline deadline) {
        VaultCall call = VaultCall.list(VaultPath.of(path));
        VaultReply reply = session.send(call, deadline);
        if (reply.isMissing()) {
            return JsonObject.EMPTY;
        }
        if (!reply.isSuccess()) {
            throw session.fault(call, reply, deadline);
        }
        if (reply.hasWarnings()) {
            throw VaultFaults.partial(call); // what is missing from it is not missing
        }
        if (reply.data().isEmpty()) {
            throw VaultFaults.unusable(call);
        }
        return reply.data();
    }

    private static Map<String, String> names(JsonObject list) {
        JsonObject info = list.object("key_info").orElse(JsonObject.EMPTY);
        Map<String, String> names = new LinkedHashMap<>();
        list.array("keys")
                .only(JsonString.class)
                .map(JsonString::value)
                .forEach(id -> names.put(
                        id,
                        info.object(id).flatMap(entry -> entry.string("name")).orElse("")));
        return names;
    }
}
