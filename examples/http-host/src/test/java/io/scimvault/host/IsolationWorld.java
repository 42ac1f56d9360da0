package io.scimvault.host;

import io.scimvault.host.IsolationKind.Endpoint;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One client's own users and groups, and beside them one foreign object of each kind; their names, identifiers and addresses hold a
 * mark, by which they are recognised wherever they turn up.
 */
final class IsolationWorld {
    private static final String USERS = "/Users";
    private static final String GROUPS = "/Groups";

    /** A foreign object, and what a client might know of it. */
    record Foreign(IsolationKind kind, String id, String name, String login) {}

    private final IsolationHost host;
    private final String own;
    private final String their;
    private final IsolationVault vault;
    private final IsolationScim scim;
    private final IsolationScim theirScim;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<IsolationKind, Foreign> foreign = new EnumMap<>(IsolationKind.class);
    private final Map<String, Set<String>> watched = new TreeMap<>();
    private final Map<String, List<String>> aliasIds = new TreeMap<>();
    private final Set<String> foreignIds = new LinkedHashSet<>();
    private final String mine;
    private final String second;
    private final String team;
    private final String mixed;

    private IsolationWorld(IsolationHost host, String own, String their) {
        this.host = host;
        this.own = own;
        this.their = their;
        this.vault = new IsolationVault(host.transport(), host.root());
        this.scim = new IsolationScim(host.base(), host.token(own));
        this.theirScim = new IsolationScim(host.base(), host.token(their));
        this.mine = scim.made(USERS, user("mine-é-own" + run, "own" + run));
        this.second = scim.made(USERS, user("second-own" + run, "own2" + run));
        this.team = scim.made(GROUPS, group("team-own" + run, List.of(mine, second)));
        this.mixed = scim.made(GROUPS, group("mixed-own" + run, List.of(mine)));
        for (IsolationKind kind : IsolationKind.values()) {
            foreign.put(kind, make(kind));
        }
        mixIn();
        watch();
    }

    /** The world of one of the two clients of the demo. */
    static IsolationWorld of(IsolationHost host, String own) {
        return new IsolationWorld(host, own, own.equals("okta-demo") ? "sailpoint-demo" : "okta-demo");
    }

    /** A text by which a foreign object is recognised. */
    String mark() {
        return "foreign" + run;
    }

    IsolationScim scim() {
        return scim;
    }

    IsolationScim theirScim() {
        return theirScim;
    }

    IsolationVault vault() {
        return vault;
    }

    String client() {
        return own;
    }

    Foreign foreign(IsolationKind kind) {
        return foreign.get(kind);
    }

    /** The ids of everything foreign, aliases included. */
    Set<String> foreignIds() {
        return foreignIds;
    }

    /** What rows call by name: the client's own objects, and what is known of a foreign one. */
    Map<String, String> names(Foreign object) {
        Map<String, String> names = new TreeMap<>();
        names.put("base", host.base().toString());
        names.put("mark", mark());
        names.put("theirToken", host.token(their));
        names.put("mine", mine);
        names.put("second", second);
        names.put("team", team);
        names.put("mixed", mixed);
        names.put("id", object.id());
        names.put("ID", object.id().toUpperCase(Locale.ROOT));
        names.put("name", object.name());
        names.put("NAME", object.name().toUpperCase(Locale.ROOT));
        names.put("nfd", object.name().replace("é", "e\u0301"));
        names.put("encoded", object.name().replace("/", "%2F"));
        names.put("login", object.login());
        names.put("externalId", externalId(object.kind()));
        names.put("email", email(object.kind()));
        names.put("theirGroup", foreign.get(IsolationKind.THEIR_GROUP).id());
        names.put(
                "adminsGroup",
                foreign.get(IsolationKind.ADMINS_GROUP_WITH_OWN_USER).id());
        return names;
    }

    /** The own users or groups as Vault has them, found without the library. */
    Set<String> ownIds(Endpoint type) {
        String kind = type == Endpoint.USERS ? "entity" : "group";
        Set<String> ids = new LinkedHashSet<>(vault.ids(kind));
        ids.removeIf(id -> !isOwn(vault.read(kind, id)));
        return ids;
    }

    private boolean isOwn(JsonObject object) {
        boolean marked = object.object("metadata")
                .flatMap(pairs -> pairs.string("scim_client"))
                .filter(own::equals)
                .isPresent();
        boolean named = object.string("name")
                .filter(name -> !name.startsWith("scim-pending-"))
                .isPresent();
        boolean whole = object.array("aliases")
                .only(JsonObject.class)
                .flatMap(alias -> alias.object("custom_metadata").stream())
                .noneMatch(pairs -> pairs.has("scim_pending"));
        return marked && named && whole;
    }

    /** All foreign objects, their aliases, the own ones that no row may change, and which ids there are at all. */
    Map<String, String> state() {
        Map<String, String> state = vault.state(watched);
        IsolationVault.KINDS.forEach(
                kind -> state.put("all of " + kind, vault.ids(kind).toString()));
        return state;
    }

    /** What a foreign object and its aliases are called in a state. */
    Set<String> keys(Foreign object) {
        Set<String> keys = new LinkedHashSet<>();
        if (object.kind().type == Endpoint.GROUPS) {
            keys.add("group " + object.id());
        } else {
            keys.add("entity " + object.id());
            aliasIds.getOrDefault(object.id(), List.of()).forEach(alias -> keys.add("entity-alias " + alias));
        }
        return keys;
    }

    /** The own group that has foreign members. */
    String mixed() {
        return mixed;
    }

    /** The same of the foreign object and the own ones that a row names: what it is most likely to change. */
    Map<String, String> state(Foreign object, IsolationRow row) {
        Set<String> named = new LinkedHashSet<>(List.of(object.id()));
        Map.of("mine", mine, "second", second, "team", team, "mixed", mixed).forEach((name, id) -> {
            if (row.says(name)) {
                named.add(id);
            }
        });
        Map<String, Set<String>> few = new TreeMap<>();
        for (String kind : List.of("entity", "group")) {
            Set<String> ids = new LinkedHashSet<>(named);
            ids.retainAll(watched.getOrDefault(kind, Set.of()));
            few.put(kind, ids);
        }
        return vault.state(few);
    }

    /** A new own user or group that a row may change. */
    String temporary(Endpoint type) {
        String name = "temporary-own" + UUID.randomUUID();
        return type == Endpoint.USERS
                ? scim.made(USERS, user(name, name))
                : scim.made(GROUPS, group(name, List.of(mine)));
    }

    /** An own group that the admin has put foreign users and a foreign group into. */
    String temporaryMixedGroup() {
        String id = temporary(Endpoint.GROUPS);
        List<String> members = new ArrayList<>(List.of(mine));
        members.addAll(foreignMembers());
        vault.change(
                "group",
                id,
                JsonObject.builder()
                        .put("member_entity_ids", String.join(",", members))
                        .put(
                                "member_group_ids",
                                foreign.get(IsolationKind.ADMINS_EMPTY_GROUP).id())
                        .put("policies", "default")
                        .build());
        return id;
    }

    /** A group of the admin's with this own user in it, to whom the admin has given a policy and a pair of metadata, too. */
    String adminsGroupWith(String user) {
        JsonObject pairs = vault.read("entity", user).object("metadata").orElse(JsonObject.EMPTY);
        vault.change(
                "entity",
                user,
                JsonObject.builder()
                        .put("policies", "default")
                        .put("metadata", pairs.with("team", new JsonString(mark())))
                        .build());
        return vault.make(
                "group",
                JsonObject.builder()
                        .put("name", "temporary-" + mark())
                        .put("member_entity_ids", user)
                        .build());
    }

    /** The ids of the entities among the foreign objects. */
    List<String> foreignMembers() {
        List<String> entities = vault.ids("entity");
        return foreign.values().stream()
                .map(Foreign::id)
                .filter(entities::contains)
                .toList();
    }

    private void mixIn() {
        vault.change(
                "group",
                mixed,
                JsonObject.builder()
                        .put("member_entity_ids", mine + "," + String.join(",", foreignMembers()))
                        .put(
                                "member_group_ids",
                                foreign.get(IsolationKind.ADMINS_GROUP_WITH_POLICIES)
                                                .id() + ","
                                        + foreign.get(IsolationKind.THEIR_GROUP).id() + ","
                                        + foreign.get(IsolationKind.EXTERNAL_GROUP)
                                                .id())
                        .build());
    }

    private void watch() {
        IsolationVault.KINDS.forEach(kind -> watched.put(kind, new LinkedHashSet<>()));
        watched.get("entity").addAll(List.of(mine, second));
        watched.get("group").addAll(List.of(team, mixed));
        List<String> entities = vault.ids("entity");
        List<String> groups = vault.ids("group");
        for (Foreign object : foreign.values()) {
            foreignIds.add(object.id());
            if (entities.contains(object.id())) {
                watched.get("entity").add(object.id());
                aliases(object.id()).forEach(foreignIds::add);
            } else if (groups.contains(object.id())) {
                watched.get("group").add(object.id());
            }
        }
        for (String entity : watched.get("entity")) {
            aliasIds.put(entity, aliases(entity));
            watched.get("entity-alias").addAll(aliases(entity));
        }
    }

    private List<String> aliases(String entity) {
        return vault.read("entity", entity)
                .array("aliases")
                .only(JsonObject.class)
                .map(alias -> alias.string("id").orElseThrow())
                .toList();
    }

    private static JsonObject user(String name, String mark) {
        return JsonObject.builder()
                .put("userName", name)
                .put("externalId", "x-" + mark)
                .put("displayName", "display " + mark)
                .put(
                        "emails",
                        JsonArray.of(JsonObject.builder()
                                .put("value", mark + "@example.test")
                                .put("type", "work")
                                .build()))
                .build();
    }

    private static JsonObject group(String name, List<String> members) {
        return JsonObject.builder()
                .put("displayName", name)
                .put("externalId", "x-" + name)
                .put(
                        "members",
                        JsonArray.of(members.stream()
                                .map(id -> JsonObject.of("value", new JsonString(id)))
                                .toList()))
                .build();
    }

    private String slug(IsolationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String externalId(IsolationKind kind) {
        return "x-" + slug(kind) + mark();
    }

    private String email(IsolationKind kind) {
        return slug(kind) + mark() + "@example.test";
    }

    private Foreign make(IsolationKind kind) {
        String name = slug(kind) + "-é-" + mark();
        String login = slug(kind) + "-login-" + mark();
        String pending = "scim-pending-" + UUID.randomUUID();
        return switch (kind) {
            case OWN_HALF_MADE_NAMED -> halfMade(kind, own, name);
            case THEIR_HALF_MADE_NAMED -> halfMade(kind, their, name);
            case OWN_HALF_MADE -> entity(kind, pending, marked(own));
            case THEIR_HALF_MADE -> entity(kind, pending, marked(their));
            case OWN_HALF_MADE_GROUP -> groupOf(kind, pending, marked(own));
            case THEIR_HALF_MADE_GROUP -> groupOf(kind, pending, marked(their));
            case THEIR_USER -> theirUser(kind, name);
            case THEIR_INACTIVE_USER -> {
                Foreign user = theirUser(kind, name);
                theirScim
                        .send(
                                "PATCH",
                                USERS + "/" + user.id(),
                                IsolationRow.json(IsolationTable.patch("{'op':'replace','value':{'active':false}}")))
                        .when(200);
                yield user;
            }
            case THEIR_ENCODED_USER -> theirUser(kind, "corp/" + name);
            case THEIR_USER_WITH_OWN_LOGIN -> {
                Foreign user = theirUser(kind, name);
                alias(user.id(), host.accessor(own), login);
                yield new Foreign(kind, user.id(), name, login);
            }
            case THEIR_ALIAS ->
                new Foreign(
                        kind,
                        aliases(foreign.get(IsolationKind.THEIR_USER).id()).get(0),
                        name,
                        login);
            case OWN_ALIAS -> new Foreign(kind, aliases(mine).get(0), name, login);
            case LONGER_NAMED_CLIENTS_USER -> entity(kind, name, marked(own + "-2"));
            case ADMINS_ENTITY, THE_HOSTS_ENTITY, OWN_PRINCIPAL, THEIR_PRINCIPAL -> adminsEntity(kind, name);
            case ADMINS_ENTITY_ENCODED -> {
                Foreign entity = entity(kind, "corp%2F" + name, adminsMetadata(kind));
                yield new Foreign(kind, entity.id(), "corp/" + name, login);
            }
            case ADMINS_ENTITY_WITH_POLICIES -> {
                Foreign entity = entity(kind, name, adminsMetadata(kind));
                vault.change("entity", entity.id(), JsonObject.of("policies", new JsonString("default")));
                yield entity;
            }
            case ADMINS_ENTITY_WITH_OWN_LOGIN -> withLogin(kind, name, host.accessor(own), login);
            case ADMINS_ENTITY_WITH_STRANGE_LOGIN -> withLogin(kind, name, host.strangeAccessor(), login);
            case ADMINS_ENTITY_WITH_MOVED_ALIAS -> moved(kind, name, login);
            case ADMINS_DISABLED_ENTITY -> {
                Foreign entity = entity(kind, name, adminsMetadata(kind));
                vault.change(
                        "entity",
                        entity.id(),
                        JsonObject.builder().put("disabled", true).build());
                yield entity;
            }
            case PERSON_ON_OWN_MOUNT -> person(kind, own, login);
            case PERSON_ON_THEIR_MOUNT -> person(kind, their, login);
            case OWN_DELETED_USER -> deletedUser(kind, scim, name);
            case THEIR_DELETED_USER -> deletedUser(kind, theirScim, name);
            case THEIR_GROUP ->
                new Foreign(
                        kind,
                        theirScim.made(
                                GROUPS,
                                group(
                                        name,
                                        List.of(foreign.get(IsolationKind.THEIR_USER)
                                                .id()))),
                        name,
                        "");
            case THEIR_EMPTY_GROUP -> new Foreign(kind, theirScim.made(GROUPS, group(name, List.of())), name, "");
            case ADMINS_GROUP_WITH_OWN_USER -> groupWith(kind, name, "member_entity_ids", mine);
            case ADMINS_GROUP_WITH_OWN_GROUP -> groupWith(kind, name, "member_group_ids", team);
            case ADMINS_EMPTY_GROUP -> groupOf(kind, name, adminsMetadata(kind));
            case ADMINS_GROUP_WITH_POLICIES -> groupWith(kind, name, "policies", "default");
            case EXTERNAL_GROUP -> groupWith(kind, name, "type", "external");
            case OWN_REGISTRATION -> registration(kind, own);
            case THEIR_REGISTRATION -> registration(kind, their);
            case OWN_DELETED_GROUP -> deletedGroup(kind, scim, name);
            case THEIR_DELETED_GROUP -> deletedGroup(kind, theirScim, name);
        };
    }

    private static JsonObject marked(String client) {
        return JsonObject.builder()
                .put("scim_client", client)
                .put("scim_format", "1")
                .build();
    }

    private JsonObject adminsMetadata(IsolationKind kind) {
        return JsonObject.builder()
                .put("team", "core " + mark())
                .put("externalId", externalId(kind))
                .build();
    }

    private Foreign entity(IsolationKind kind, String name, JsonObject metadata) {
        String id = vault.make(
                "entity",
                JsonObject.builder().put("name", name).put("metadata", metadata).build());
        return new Foreign(kind, id, name, "");
    }

    private Foreign adminsEntity(IsolationKind kind, String name) {
        return switch (kind) {
            case OWN_PRINCIPAL -> principal(kind, own);
            case THEIR_PRINCIPAL -> principal(kind, their);
            case THE_HOSTS_ENTITY -> {
                JsonObject entity = vault.read("entity", host.ownEntity());
                yield new Foreign(kind, host.ownEntity(), entity.string("name").orElseThrow(), "");
            }
            default -> entity(kind, name, adminsMetadata(kind));
        };
    }

    private Foreign principal(IsolationKind kind, String client) {
        String name = "scim-principal-" + client;
        return new Foreign(kind, vault.named("entity", name).string("id").orElseThrow(), name, "");
    }

    private String alias(String entity, String accessor, String name) {
        return vault.make(
                "entity-alias",
                JsonObject.builder()
                        .put("name", name)
                        .put("mount_accessor", accessor)
                        .put("canonical_id", entity)
                        .build());
    }

    private Foreign withLogin(IsolationKind kind, String name, String accessor, String login) {
        Foreign entity = entity(kind, name, adminsMetadata(kind));
        alias(entity.id(), accessor, login);
        return new Foreign(kind, entity.id(), name, login);
    }

    /** As a creation is that was cut off before its last call. */
    private Foreign halfMade(IsolationKind kind, String client, String name) {
        String alias = vault.make(
                "entity-alias",
                JsonObject.builder()
                        .put("name", "scim-pending-" + UUID.randomUUID())
                        .put("mount_accessor", host.accessor(client))
                        .put(
                                "custom_metadata",
                                marked(client).without("scim_format").with("scim_pending", new JsonString("create")))
                        .build());
        String id = vault.read("entity-alias", alias).string("canonical_id").orElseThrow();
        vault.change(
                "entity",
                id,
                JsonObject.builder()
                        .put("name", name)
                        .put("metadata", marked(client))
                        .build());
        return new Foreign(kind, id, name, "");
    }

    private Foreign theirUser(IsolationKind kind, String name) {
        return new Foreign(kind, theirScim.made(USERS, theirs(kind, name)), name, "");
    }

    private JsonObject theirs(IsolationKind kind, String name) {
        return user(name, slug(kind) + mark());
    }

    /** An own user's alias, marked as it is, that an admin moved to an entity of the admin's; the user is gone since. */
    private Foreign moved(IsolationKind kind, String name, String login) {
        Foreign entity = entity(kind, name, adminsMetadata(kind));
        pause(); // an alias that is as old as its entity would tell of a user of the client's own
        String user = scim.made(USERS, JsonObject.of("userName", new JsonString(login)));
        vault.change("entity-alias", aliases(user).get(0), JsonObject.of("canonical_id", new JsonString(entity.id())));
        scim.delete(USERS, user);
        return new Foreign(kind, entity.id(), name, login);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Foreign person(IsolationKind kind, String mount, String login) {
        String id = host.logsIn(mount, login);
        return new Foreign(kind, id, vault.read("entity", id).string("name").orElseThrow(), login);
    }

    private Foreign deletedUser(IsolationKind kind, IsolationScim owner, String name) {
        String id = owner.made(USERS, theirs(kind, name));
        owner.delete(USERS, id);
        return new Foreign(kind, id, name, name);
    }

    private Foreign deletedGroup(IsolationKind kind, IsolationScim owner, String name) {
        String id = owner.made(GROUPS, group(name, List.of()));
        owner.delete(GROUPS, id);
        return new Foreign(kind, id, name, "");
    }

    private Foreign groupOf(IsolationKind kind, String name, JsonObject metadata) {
        String id = vault.make(
                "group",
                JsonObject.builder().put("name", name).put("metadata", metadata).build());
        return new Foreign(kind, id, name, "");
    }

    private Foreign groupWith(IsolationKind kind, String name, String field, String value) {
        String id = vault.make(
                "group",
                JsonObject.builder()
                        .put("name", name)
                        .put("metadata", adminsMetadata(kind))
                        .put(field, value)
                        .build());
        return new Foreign(kind, id, name, "");
    }

    private Foreign registration(IsolationKind kind, String client) {
        String name = "scim-client:" + client;
        return new Foreign(kind, vault.named("group", name).string("id").orElseThrow(), name, "");
    }
}
