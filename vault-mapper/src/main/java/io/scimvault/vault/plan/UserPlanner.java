package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.IdentityLimits;
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
import java.util.Set;
import java.util.function.Supplier;

/**
 * Plans for users. Every object is born under a pending name and renamed by id, because a POST that names an entity or alias which
 * exists would change or steal it; with aliases, renaming the first alias is the commit, so that nobody can log in on what may
 * still be undone.
 */
public final class UserPlanner {
    /** The name that stands for the id of the entity that a create plan makes. */
    public static final String ENTITY = "entity";

    private final ScimClient client;
    private final Supplier<String> pendingNames;

    public UserPlanner(ScimClient client, Supplier<String> pendingNames) {
        this.client = client;
        this.pendingNames = pendingNames;
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
                aliasBirth(alias, Marks.CREATE, "alias1", Optional.empty(), List.of()),
                Step.of(VaultCall.post(Paths.entity(entity), body), undo, Refusal.NAME_TAKEN),
                rename(IdRef.made("alias1"), alias.name(), alias.customMetadata(), Optional.empty(), undo));
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
            steps.add(aliasBirth(alias, Marks.ATTACH, idName, Optional.of(entity), undo));
            renames.add(rename(IdRef.made(idName), alias.name(), alias.customMetadata(), Optional.of(entity), undo));
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
                        .filter(this::isMarked)
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
        List<VaultAlias> dropped = dropped(present, wanted, before);
        State first = dropped.isEmpty() ? to : new State(to.name(), from.disabled(), from.metadata());
        IdRef entity = IdRef.known(present.id());
        entityChange(entity, from, first, steps, undo);
        aliasChanges(present, wanted, before, steps, undo);
        dropped.forEach(alias ->
                steps.add(Step.of(VaultCall.delete(Paths.alias(IdRef.known(alias.id()))), List.copyOf(undo))));
        entityChange(entity, first, to, steps, undo);
        return new VaultPlan("change a user", steps);
    }

    /** What an entity is but for its aliases. */
    private record State(String name, boolean disabled, Map<String, String> metadata) {
        static State of(VaultEntity entity) {
            return new State(entity.name(), entity.disabled(), entity.metadata());
        }
    }

    /**
     * The logins that a request takes away. They go before the metadata changes: wherever that is cut, a repetition still knows that they
     * were to be. Whoever is locked out keeps every login, so that it stays refused.
     */
    private List<VaultAlias> dropped(VaultEntity present, WantedUser wanted, List<WantedAlias> before) {
        if (wanted.disabled()) {
            return List.of();
        }
        return before.stream()
                .map(WantedAlias::mountAccessor)
                .filter(mount -> wanted.aliases().stream()
                        .noneMatch(alias -> alias.mountAccessor().equals(mount)))
                .flatMap(mount -> present.aliasOn(mount).stream())
                .filter(this::isMarked)
                .toList();
    }

    private boolean isMarked(VaultAlias alias) {
        return client.name().equals(alias.customMetadata().get(Marks.CLIENT));
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
        Map<String, String> marks = new HashMap<>(wanted.customMetadata());
        Optional.ofNullable(alias.customMetadata().get(Marks.ENTITY))
                .filter(alias.entityId()::equals)
                .ifPresent(id -> marks.put(Marks.ENTITY, id));
        Map<String, String> all = Marks.beside(alias.customMetadata(), marks);
        if (all.size() > IdentityLimits.METADATA_PAIRS) { // an admin has filled it: what tells the owner goes first
            marks.keySet().retainAll(Set.of(Marks.CLIENT));
            all = Marks.beside(alias.customMetadata(), marks);
        }
        return all.size() > IdentityLimits.METADATA_PAIRS ? alias.customMetadata() : all;
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
                            ? Step.of(call, List.of(), Refusal.NAME_TAKEN, Refusal.GONE)
                            : Step.of(call, List.of(), Refusal.GONE));
            JsonObject restored = back.build();
            if (!restored.isEmpty()) {
                undo.add(0, VaultCall.post(path, restored));
            }
        }
    }

    private void aliasChanges(
            VaultEntity present, WantedUser wanted, List<WantedAlias> before, List<Step> steps, List<VaultCall> undo) {
        IdRef entity = IdRef.known(present.id());
        for (WantedAlias alias : wanted.aliases()) {
            Optional<VaultAlias> old = present.aliasOn(alias.mountAccessor());
            if (old.isEmpty()) {
                String idName = "alias" + (steps.size() + 1);
                steps.add(aliasBirth(alias, Marks.ATTACH, idName, Optional.of(entity), List.copyOf(undo)));
                undo.add(0, VaultCall.delete(Paths.alias(IdRef.made(idName))));
                steps.add(rename(IdRef.made(idName), alias.name(), alias.customMetadata(), Optional.of(entity), undo));
                continue;
            }
            if (isOurs(old.get(), alias, before)) {
                aliasChange(old.get(), alias, steps, undo);
            }
        }
    }

    private boolean isOurs(VaultAlias old, WantedAlias wanted, List<WantedAlias> before) {
        String mark = old.customMetadata().get(Marks.CLIENT);
        return mark == null
                ? isCalled(old, wanted)
                        || before.stream()
                                .filter(alias -> alias.mountAccessor().equals(old.mountAccessor()))
                                .anyMatch(alias -> isCalled(old, alias))
                : mark.equals(client.name());
    }

    private static boolean isCalled(VaultAlias alias, WantedAlias wanted) {
        return EntityName.fold(alias.name()).equals(EntityName.fold(wanted.name()));
    }

    private void aliasChange(VaultAlias old, WantedAlias alias, List<Step> steps, List<VaultCall> undo) {
        Map<String, String> pairs = marks(old, alias);
        boolean renamed = !old.name().equals(alias.name());
        if (!renamed && old.customMetadata().equals(pairs)) {
            return;
        }
        JsonObject.Builder change = JsonObject.builder();
        JsonObject.Builder back = JsonObject.builder();
        if (renamed) {
            change.put("name", alias.name());
            back.put("name", old.name());
        }
        change.put("custom_metadata", Bodies.pairs(pairs));
        back.put("custom_metadata", Bodies.pairs(old.customMetadata()));
        VaultPath path = Paths.alias(IdRef.known(old.id()));
        steps.add(Step.of(VaultCall.post(path, change.build()), List.copyOf(undo), Refusal.ALIAS_TAKEN));
        undo.add(0, VaultCall.post(path, back.build()));
    }

    private Step aliasBirth(
            WantedAlias alias, String pendingMark, String idName, Optional<IdRef> entity, List<VaultCall> undo) {
        String pending = pendingNames.get();
        Map<String, String> pairs = new HashMap<>(alias.customMetadata());
        pairs.put(Marks.PENDING, pendingMark);
        VaultCall call = VaultCall.post(
                VaultPath.of(Paths.ALIAS),
                JsonObject.builder()
                        .put("name", pending)
                        .put("mount_accessor", alias.mountAccessor())
                        .put("custom_metadata", Bodies.pairs(pairs))
                        .build());
        VaultCall whole = entity.map(id -> call.referring("canonical_id", id)).orElse(call);
        Birth birth = Birth.alias(pending, alias.mountAccessor(), idName, ENTITY);
        return entity.isPresent()
                ? Step.making(birth, whole, undo, Refusal.ALIAS_PRESENT, Refusal.GONE)
                : Step.making(birth, whole, undo);
    }

    /** @param entity the one that the alias was made for, where it is none that was born with it */
    private static Step rename(
            IdRef alias, String name, Map<String, String> pairs, Optional<IdRef> entity, List<VaultCall> undo) {
        JsonObject body = JsonObject.builder()
                .put("name", name)
                .put("custom_metadata", Bodies.pairs(pairs))
                .build();
        VaultCall call = VaultCall.post(Paths.alias(alias), body);
        VaultCall whole = entity.map(id -> call.referring("custom_metadata/" + Marks.ENTITY, id))
                .orElse(call);
        return Step.of(whole, List.copyOf(undo), Refusal.ALIAS_TAKEN);
    }
}
