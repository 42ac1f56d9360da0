package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plans for users. Every object is born under a pending name and renamed by id, because a POST that names an entity or alias which
 * exists would change or steal it; with aliases, renaming the first alias is the commit, so that nobody can log in on what may
 * still be undone.
 */
public final class UserPlanner {
    /** The name that stands for the id of the entity that a create plan makes. */
    public static final String ENTITY = AliasSteps.ENTITY;

    private final ScimClient client;
    private final Supplier<String> pendingNames;
    private final AliasSteps aliases;

    public UserPlanner(ScimClient client, Supplier<String> pendingNames) {
        this.client = client;
        this.pendingNames = pendingNames;
        this.aliases = new AliasSteps(client, pendingNames);
    }

    /** Makes a user that is not there: two writes without an alias, three with one, 2n + 2 with more. */
    public VaultPlan create(WantedUser user) {
        List<Step> steps = switch (user.aliases().size()) {
            case 0 -> withoutAlias(user);
            case 1 -> withAlias(user, user.aliases().get(0));
            default -> withAliases(user);
        };
        return new VaultPlan("create a user", steps);
    }

    private List<Step> withoutAlias(WantedUser user) {
        String pending = pendingNames.get();
        IdRef entity = IdRef.made(ENTITY);
        JsonObject born = JsonObject.builder()
                .put("name", pending)
                .put("metadata", Bodies.pairs(user.metadata()))
                .put("disabled", user.disabled())
                .build();
        JsonObject named = JsonObject.builder().put("name", user.name()).build();
        return List.of(
                Step.making(Birth.entity(pending, ENTITY), VaultCall.post(VaultPath.of(Paths.ENTITY), born), List.of()),
                Step.of(
                        VaultCall.post(Paths.entity(entity), named),
                        List.of(VaultCall.delete(Paths.entity(entity))),
                        Refusal.NAME_TAKEN));
    }

    /** The rename of the alias is the commit: until then nobody can log in as the user. */
    private List<Step> withAlias(WantedUser user, WantedAlias alias) {
        IdRef entity = IdRef.made(ENTITY);
        List<VaultCall> undo = List.of(VaultCall.delete(Paths.entity(entity)));
        JsonObject body = JsonObject.builder()
                .put("name", user.name())
                .put("metadata", Bodies.pairs(user.metadata()))
                .put("disabled", user.disabled())
                .build();
        return List.of(
                aliases.birth(alias, Marks.CREATE, "alias1", Optional.empty(), List.of()),
                Step.of(VaultCall.post(Paths.entity(entity), body), undo, Refusal.NAME_TAKEN),
                AliasSteps.naming(IdRef.made("alias1"), alias.name(), alias.customMetadata(), Optional.empty(), undo));
    }

    /**
     * Of several aliases one is renamed before the others: whoever logs in on that mount must not become what may still be undone. So
     * the entity is disabled and has a pending name until all aliases have theirs; its own name and state are the commit.
     */
    private List<Step> withAliases(WantedUser user) {
        IdRef entity = IdRef.made(ENTITY);
        String pending = pendingNames.get();
        JsonObject born = JsonObject.builder()
                .put("name", pending)
                .put("metadata", Bodies.pairs(user.metadata()))
                .put("disabled", true)
                .build();
        List<VaultCall> undo = List.of(VaultCall.delete(Paths.entity(entity)));
        List<Step> steps = new ArrayList<>();
        steps.add(Step.making(
                Birth.entity(pending, ENTITY), VaultCall.post(VaultPath.of(Paths.ENTITY), born), List.of()));
        List<Step> renames = new ArrayList<>();
        for (int i = 0; i < user.aliases().size(); i++) {
            WantedAlias alias = user.aliases().get(i);
            String idName = "alias" + (i + 1);
            steps.add(aliases.birth(alias, Marks.ATTACH, idName, Optional.of(entity), undo));
            renames.add(AliasSteps.naming(
                    IdRef.made(idName), alias.name(), alias.customMetadata(), Optional.of(entity), undo));
        }
        steps.addAll(renames);
        JsonObject.Builder named = JsonObject.builder().put("name", user.name());
        if (!user.disabled()) {
            named.put("disabled", false);
        }
        steps.add(Step.of(VaultCall.post(Paths.entity(entity), named.build()), undo, Refusal.NAME_TAKEN));
        return steps;
    }

    /** The fewest writes from an entity of ours to what is wanted; empty where they are the same. */
    public VaultPlan update(VaultEntity present, WantedUser wanted) {
        return update(
                present,
                wanted,
                present.aliases().stream()
                        .filter(alias -> client.aliasMounts().contains(alias.mountAccessor()))
                        .filter(aliases::isMarked)
                        .map(alias -> new WantedAlias(alias.mountAccessor(), alias.name(), alias.customMetadata()))
                        .toList());
    }

    /**
     * The same, where the aliases of the user so far are known.
     *
     * @param before what the aliases were to be: one without a mark that is called so is the user's all the same, and is renamed with the
     *     user. Any other without a mark keeps its name: an admin gave it to the person. And only a login that was to be is taken away,
     *     by a request that no longer wants it; what made it may also be lost
     */
    public VaultPlan update(VaultEntity present, WantedUser wanted, List<WantedAlias> before) {
        List<Step> steps = new ArrayList<>();
        List<VaultCall> undo = new ArrayList<>();
        State from = State.of(present);
        State to = new State(wanted.name(), wanted.disabled(), wanted.metadata());
        List<VaultAlias> dropped = aliases.dropped(present, wanted, before);
        State first = dropped.isEmpty() ? to : from.named(to);
        IdRef entity = IdRef.known(present.id());
        entityChange(entity, from, first, steps, undo);
        aliases.changes(present, wanted, before, steps, undo);
        dropped.forEach(alias ->
                steps.add(Step.of(VaultCall.delete(Paths.alias(IdRef.known(alias.id()))), List.copyOf(undo))));
        entityChange(entity, first, to, steps, undo);
        steps.addAll(aliases.keptForNow(present, wanted, before, undo));
        return new VaultPlan("change a user", steps);
    }

    /** What an entity is but for its aliases. */
    private record State(String name, boolean disabled, Map<String, String> metadata) {
        static State of(VaultEntity entity) {
            return new State(entity.name(), entity.disabled(), entity.metadata());
        }

        /** The same under another name, and with what remembers that the client gave it: one without the other would pass for an admin's. */
        State named(State other) {
            Map<String, String> named = new HashMap<>(metadata);
            Optional.ofNullable(other.metadata().get(Marks.NAME)).ifPresent(name -> named.put(Marks.NAME, name));
            return new State(other.name(), disabled, name.equals(other.name()) ? metadata : named);
        }
    }

    /** Locks a user out, and leaves all else as it is. */
    public VaultPlan lockOut(VaultEntity present) {
        JsonObject disabled = JsonObject.builder().put("disabled", true).build();
        VaultCall call = VaultCall.post(Paths.entity(IdRef.known(present.id())), disabled);
        List<Step> steps = present.disabled() ? List.of() : List.of(Step.of(call, List.of(), Refusal.GONE));
        return new VaultPlan("change a user", steps);
    }

    /** The pairs of an alias once it carries what is wanted, as far as there is room: those that others set stay. */
    public static Map<String, String> marks(VaultAlias alias, WantedAlias wanted) {
        return AliasSteps.marks(alias, wanted);
    }

    private static void entityChange(
            IdRef entity, State present, State wanted, List<Step> steps, List<VaultCall> undo) {
        JsonObject.Builder change = JsonObject.builder();
        JsonObject.Builder back = JsonObject.builder();
        boolean renamed = !present.name().equals(wanted.name());
        if (renamed) {
            change.put("name", wanted.name());
            back.put("name", present.name());
        }
        if (!present.metadata().equals(wanted.metadata())) {
            change.put("metadata", Bodies.pairs(wanted.metadata()));
            back.put("metadata", Bodies.pairs(present.metadata()));
        }
        if (present.disabled() != wanted.disabled()) {
            change.put("disabled", wanted.disabled());
            if (!wanted.disabled()) {
                back.put("disabled", true); // whoever was locked out stays so, whatever becomes of the rest
            }
        }
        JsonObject body = change.build();
        if (!body.isEmpty()) {
            VaultPath path = Paths.entity(entity);
            VaultCall call = VaultCall.post(path, body);
            steps.add(
                    renamed
                            ? Step.of(call, List.copyOf(undo), Refusal.NAME_TAKEN, Refusal.GONE)
                            : Step.of(call, List.copyOf(undo), Refusal.GONE));
            JsonObject restored = back.build();
            if (!restored.isEmpty()) {
                undo.add(0, VaultCall.post(path, restored));
            }
        }
    }
}
