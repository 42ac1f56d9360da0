package io.scimvault.vault.testing;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Vault that the contract is tried on, called with paths and JSON as text: {@code '} stands for {@code "}, each {@code %s} for
 * a value.
 */
public final class VaultUnderTest {
    private static final Pattern BY_ID = Pattern.compile("(.+/id)/(.+)");

    private final JsonText json = JsonText.within(JsonLimits.REQUEST);
    private final VaultTransport transport;
    private final VaultToken token;
    private final Supplier<String> mounts;
    private final BiFunction<String, String, Optional<PersonLogin>> logins;

    /**
     * A Vault.
     *
     * @param token may do everything and has no entity
     * @param mounts makes an auth mount and gives its accessor
     * @param logins logs a person in on a mount, given by its accessor, under a name; nothing where Vault refuses
     */
    public VaultUnderTest(
            VaultTransport transport,
            VaultToken token,
            Supplier<String> mounts,
            BiFunction<String, String, Optional<PersonLogin>> logins) {
        this.transport = transport;
        this.token = token;
        this.mounts = mounts;
        this.logins = logins;
    }

    VaultToken token() {
        return token;
    }

    String newMount() {
        return mounts.get();
    }

    Optional<PersonLogin> login(String accessor, String name) {
        return logins.apply(accessor, name);
    }

    String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    VaultReply get(String path) {
        return get(path, token);
    }

    VaultReply get(String path, VaultToken as) {
        return transport.send(VaultCall.get(path(path)), as);
    }

    VaultReply list(String path) {
        return transport.send(VaultCall.list(path(path)), token);
    }

    VaultReply delete(String path) {
        return transport.send(VaultCall.delete(path(path)), token);
    }

    VaultReply post(String path, String body, Object... values) {
        return post(token, path, body, values);
    }

    VaultReply post(VaultToken as, String path, String body, Object... values) {
        String text = body;
        for (Object value : values) {
            text = text.replaceFirst("%s", Matcher.quoteReplacement(value.toString()));
        }
        text = text.replace('\'', '"');
        return transport.send(VaultCall.post(path(path), (JsonObject) json.parse(text)), as);
    }

    VaultReply postObject(String path, JsonObject body) {
        return transport.send(VaultCall.post(path(path), body), token);
    }

    /** Makes an entity and gives its id. */
    String entity(String name) {
        return id(post("identity/entity", "{'name':'%s'}", name));
    }

    /** Makes a group and gives its id. */
    String group(String name) {
        return id(post("identity/group", "{'name':'%s'}", name));
    }

    /** Makes an alias, with its own entity, and gives the alias' id. */
    String alias(String accessor, String name) {
        return id(post("identity/entity-alias", "{'name':'%s','mount_accessor':'%s'}", name, accessor));
    }

    /** Makes an alias of an entity, and gives the alias' id. */
    String alias(String accessor, String name, String entityId) {
        return id(post(
                "identity/entity-alias",
                "{'name':'%s','mount_accessor':'%s','canonical_id':'%s'}",
                name,
                accessor,
                entityId));
    }

    JsonObject readEntity(String id) {
        return get("identity/entity/id/" + id).data();
    }

    JsonObject readAlias(String id) {
        return get("identity/entity-alias/id/" + id).data();
    }

    JsonObject readGroup(String id) {
        return get("identity/group/id/" + id).data();
    }

    static String id(VaultReply reply) {
        return reply.data()
                .string("id")
                .orElseThrow(() -> new AssertionError("no id in " + reply + " " + reply.errors()));
    }

    private static VaultPath path(String path) {
        Matcher byId = BY_ID.matcher(path);
        return byId.matches() ? VaultPath.of(byId.group(1), IdRef.known(byId.group(2))) : VaultPath.of(path);
    }
}
