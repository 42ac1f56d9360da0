package io.scimvault.vault.mapping;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.IdentityLimits;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user as an entity with its aliases, and back. {@code id} is the entity's id, {@code userName} its encoded name, {@code active}
 * the opposite of {@code disabled}; all else is kept in metadata, losslessly but for {@code password}, which is not kept at all.
 */
public final class UserMapping {
    private static final String USER_NAME = "userName";
    private static final String ACTIVE = "active";
    private static final String GROUPS = "groups";

    private final ResourceType type;
    private final ScimClient client;
    private final MappingConfig config;
    private final PlainPairs plain;

    /**
     * @param type as it is published
     * @throws IllegalArgumentException when a metadata key of the client's is one of the host's mapping
     */
    public UserMapping(ResourceType type, ScimClient client, MappingConfig config) {
        this.type = type;
        this.client = client;
        this.config = config;
        this.plain = new PlainPairs(type, client, config.readable());
    }

    /** Without anything of the host's. */
    public UserMapping(ResourceType type, ScimClient client) {
        this(type, client, MappingConfig.usual());
    }

    /** The name in Vault of a client's user. */
    public static String entityName(ScimClient client, String userName) {
        return EntityName.encode(client.userNames().toVault(userName));
    }

    /** The userName of a name in Vault, as far as the name alone tells. */
    public static String userName(ScimClient client, String entityName) {
        return client.userNames().toScim(EntityName.decode(entityName));
    }

    /**
     * The user as it shall be in Vault, where it is new: active unless it says otherwise.
     *
     * @param user in canonical form
     * @param times when it was created and changed
     * @param present metadata that the entity has or is to have: pairs that others set stay
     * @throws io.scimvault.scim.error.ScimException 400 {@code invalidValue} for a name that cannot be, or what does not fit
     */
    public WantedUser toVault(Resource user, ResourceTimes times, Map<String, String> present) {
        Resource active = user.tree().has(ACTIVE) ? user : user.with(ACTIVE, JsonBoolean.TRUE);
        return toVault(active, times, present, false, Optional.empty());
    }

    /**
     * The user as it shall be in Vault, where it is already. Without {@code active} the entity stays as it is: nothing that a client
     * leaves out, or takes away, lets a person in again who was locked out. That {@code active} is unassigned is then remembered, as
     * the value that it does not show, until a client or an admin sets another. A name that the client leaves as it is stays what it is in
     * Vault, and where an admin gave it, the logins go on to follow what the client called the user.
     */
    public WantedUser toVault(Resource user, ResourceTimes times, VaultEntity present) {
        return toVault(user, times, present.metadata(), present.disabled(), Optional.of(present));
    }

    /** A user that says whether it is active, as an entity that is there does where the user itself does not. */
    public static Resource orAsIs(Resource user, VaultEntity present) {
        return user.tree().has(ACTIVE) ? user : user.with(ACTIVE, JsonBoolean.of(!present.disabled()));
    }

    private WantedUser toVault(
            Resource asked,
            ResourceTimes times,
            Map<String, String> present,
            boolean disabled,
            Optional<VaultEntity> entity) {
        Resource user = config.userToVault(client, asked);
        if (user.get(ACTIVE).filter(active -> !(active instanceof JsonBoolean)).isPresent()) {
            throw new IllegalStateException("the host's function made of active what is no boolean");
        }
        String userName = user.tree().string(USER_NAME).orElseThrow(() -> missing(USER_NAME));
        Optional<String> same = entity.filter(
                        found -> shownName(found.name(), found.metadata()).equals(userName))
                .map(VaultEntity::name);
        String name = same.orElseGet(() -> newName(userName));
        String sent = same.isPresent() ? present.getOrDefault(Marks.NAME, userName) : userName;
        Optional<Boolean> given = user.tree().bool(ACTIVE);
        boolean active = given.orElse(!disabled);
        Set<String> elsewhere = new HashSet<>(Set.of(GROUPS, MetadataExtension.URN, USER_NAME));
        if (given.isPresent()) {
            elsewhere.add(ACTIVE);
        }
        Resource kept = user.with(ACTIVE, JsonBoolean.of(active));
        Map<String, String> beside = plain.beside(kept, present);
        List<WantedAlias> aliases = aliases(user.with(USER_NAME, sent));
        boolean isAdmins = same.isPresent()
                && entity.filter(found -> isCalledOtherwise(found, aliases)).isPresent();
        if (!isAdmins && sent.getBytes(StandardCharsets.UTF_8).length <= IdentityLimits.VALUE_BYTES) {
            beside.put(Marks.NAME, sent);
        }
        Map<String, String> metadata = Document.metadata(type, client.name(), kept, elsewhere, times, present, beside);
        return new WantedUser(name, !active, metadata, aliases);
    }

    /** Whether the entity remembers what the client called the user, whatever it is called itself. */
    public boolean remembersName(VaultEntity entity) {
        return entity.metadata().containsKey(Marks.NAME)
                || Document.attributes(entity.metadata()).has(USER_NAME);
    }

    /** Whether an admin gave the name and wiped what told the client's: a login that the name does not explain is what is left of that. */
    private boolean isCalledOtherwise(VaultEntity entity, List<WantedAlias> explained) {
        return !remembersName(entity)
                && explained.stream()
                        .flatMap(alias -> entity.aliasOn(alias.mountAccessor()).stream()
                                .filter(present -> !ReservedNames.isPending(present.name()))
                                .filter(present ->
                                        !EntityName.fold(present.name()).equals(EntityName.fold(alias.name()))))
                        .findAny()
                        .isPresent();
    }

    private String newName(String userName) {
        ReservedNames.check(USER_NAME, userName);
        String name = entityName(client, userName);
        String inVault = EntityName.decode(name);
        ReservedNames.check(USER_NAME, inVault);
        if (client.userNames() instanceof NameRule.Prefix prefix && !inVault.startsWith(prefix.text())) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE,
                    USER_NAME + " must not begin with a mark that joins the letter before it."));
        }
        return name;
    }

    /** What the client called the user, if the entity is called so still; else what an admin called it. */
    private String shownName(String name, Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(Marks.NAME))
                .filter(kept -> isNameOf(kept, name))
                .or(() -> Document.attributes(metadata).string(USER_NAME).filter(kept -> isNameOf(kept, name)))
                .orElseGet(() -> userName(client, name));
    }

    private boolean isNameOf(String userName, String entityName) {
        return entityName(client, userName).equals(entityName);
    }

    /**
     * The user as SCIM sees it.
     *
     * @param groups what {@code groups} shall show (RFC 7643 §4.1.2), in their order
     */
    public Resource toScim(VaultEntity entity, List<UserGroup> groups) {
        return shown(stored(entity, groups), timesOf(entity));
    }

    /** The user as SCIM will see it once it is in Vault under this id. */
    public Resource toScim(String id, WantedUser user, ResourceTimes times, List<UserGroup> groups) {
        return shown(stored(id, user.name(), user.disabled(), user.metadata(), times, groups), times);
    }

    /** The user without what the host's function makes of it: for what must be done though that fails. */
    public Resource stored(VaultEntity entity) {
        return stored(entity, List.of());
    }

    private Resource stored(VaultEntity entity, List<UserGroup> groups) {
        return stored(entity.id(), entity.name(), entity.disabled(), entity.metadata(), timesOf(entity), groups);
    }

    private Resource shown(Resource stored, ResourceTimes times) {
        Resource shown = config.userToScim(client, stored);
        return shown.equals(stored) ? stored : Document.again(type, stored.id().orElseThrow(), shown, times);
    }

    /** When an entity was created and last changed through SCIM. */
    public ResourceTimes timesOf(VaultEntity entity) {
        return ResourceTimes.of(entity.metadata(), entity.created(), entity.lastUpdated());
    }

    private Resource stored(
            String id,
            String name,
            boolean disabled,
            Map<String, String> metadata,
            ResourceTimes times,
            List<UserGroup> groups) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        JsonObject stored = Document.attributes(metadata);
        stored.get("externalId").ifPresent(value -> attributes.put("externalId", value));
        attributes.put(USER_NAME, new JsonString(shownName(name, metadata)));
        stored.members().forEach(attributes::putIfAbsent);
        boolean unassigned =
                stored.bool(ACTIVE).filter(value -> value == !disabled).isPresent();
        attributes.put(ACTIVE, unassigned ? JsonNull.NULL : JsonBoolean.of(!disabled));
        attributes.put(
                GROUPS, JsonArray.of(groups.stream().map(UserGroup::toJson).toList()));
        if (!client.metadataKeys().isEmpty()) {
            attributes.remove(MetadataExtension.URN);
            MetadataExtension.shown(metadata, client).ifPresent(items -> attributes.put(MetadataExtension.URN, items));
        }
        return Document.resource(type, id, attributes, times);
    }

    private List<WantedAlias> aliases(Resource user) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(Marks.CLIENT, client.name());
        user.externalId().flatMap(AliasMark::externalId).ifPresent(id -> marks.put(AliasMark.EXTERNAL_ID, id));
        List<WantedAlias> aliases = new ArrayList<>();
        for (AliasRule rule : client.aliasRules()) {
            String name = AttributeSource.value(type, user, rule.from())
                    .map(value -> value instanceof JsonString text ? rule.aliasName(text.value()) : "")
                    .orElse("");
            if (!name.isBlank()) {
                ReservedNames.check("The alias name from " + rule.from(), name);
                aliases.add(new WantedAlias(rule.mountAccessor(), name, marks));
            }
        }
        return aliases;
    }

    private static RuntimeException missing(String attribute) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_VALUE, attribute + " is required."));
    }
}
