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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The steps of a plan by which the logins of a client's user come, change and go. */
final class AliasSteps {
    /** The name that stands for the id of the entity that an alias is born with. */
    static final String ENTITY = "entity";

    private final ScimClient client;
    private final Supplier<String> pendingNames;

    AliasSteps(ScimClient client, Supplier<String> pendingNames) {
        this.client = client;
        this.pendingNames = pendingNames;
    }

    /** The steps, and what takes them back, that bring the aliases of a user where they are wanted; none is taken away. */
    void changes(
            VaultEntity present, WantedUser wanted, List<WantedAlias> before, List<Step> steps, List<VaultCall> undo) {
        IdRef entity = IdRef.known(present.id());
        for (WantedAlias alias : wanted.aliases()) {
            Optional<VaultAlias> old = present.aliasOn(alias.mountAccessor());
            if (old.isEmpty()) {
                String idName = "alias" + (steps.size() + 1);
                steps.add(birth(alias, Marks.ATTACH, idName, Optional.of(entity), List.copyOf(undo)));
                undo.add(0, VaultCall.delete(Paths.alias(IdRef.made(idName))));
                steps.add(naming(IdRef.made(idName), alias.name(), alias.customMetadata(), Optional.of(entity), undo));
                continue;
            }
            if (isOurs(old.get(), alias, before)) {
                aliasChange(old.get(), alias, steps, undo);
            }
        }
    }

    private boolean isOurs(VaultAlias old, WantedAlias wanted, List<WantedAlias> before) {
        String mark = old.customMetadata().get(Marks.CLIENT);
        return mark == null ? isCalled(old, wanted) || isCalledAsBefore(old, before) : mark.equals(client.name());
    }

    private static boolean isCalledAsBefore(VaultAlias old, List<WantedAlias> before) {
        return before.stream()
                .filter(alias -> alias.mountAccessor().equals(old.mountAccessor()))
                .anyMatch(alias -> isCalled(old, alias));
    }

    private static boolean isCalled(VaultAlias alias, WantedAlias wanted) {
        return EntityName.fold(alias.name()).equals(EntityName.fold(wanted.name()));
    }

    private void aliasChange(VaultAlias old, WantedAlias alias, List<Step> steps, List<VaultCall> undo) {
        Map<String, String> pairs = marks(old, alias);
        boolean renamed = !old.name().equals(alias.name());
        if (!renamed && withoutEntity(old.customMetadata()).equals(withoutEntity(pairs))) {
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

    /**
     * An alias under a pending name: with an entity of its own, or on one that there is.
     *
     * @param pendingMark what is half-made until the alias has its name
     */
    Step birth(WantedAlias alias, String pendingMark, String idName, Optional<IdRef> entity, List<VaultCall> undo) {
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

    /**
     * The alias gets its name and its marks.
     *
     * @param entity the one that the alias was made for, where it is none that was born with it
     */
    static Step naming(
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

    /**
     * The logins that a request takes away. They go before the metadata changes: wherever that is cut, a repetition still knows that they
     * were to be. Whoever is locked out keeps every login, so that it stays refused, until the person is let in again.
     */
    List<VaultAlias> dropped(VaultEntity present, WantedUser wanted, List<WantedAlias> before) {
        if (wanted.disabled()) {
            return List.of();
        }
        Stream<String> kept = present.aliases().stream()
                .filter(alias -> alias.customMetadata().containsKey(Marks.DROPPED))
                .map(VaultAlias::mountAccessor);
        return unwanted(
                present, wanted, before, Stream.concat(kept, before.stream().map(WantedAlias::mountAccessor)));
    }

    private List<VaultAlias> unwanted(
            VaultEntity present, WantedUser wanted, List<WantedAlias> before, Stream<String> mounts) {
        return mounts.distinct()
                .filter(mount -> wanted.aliases().stream()
                        .noneMatch(alias -> alias.mountAccessor().equals(mount)))
                .flatMap(mount -> present.aliasOn(mount).stream())
                .filter(alias -> isMarked(alias)
                        || (!alias.customMetadata().containsKey(Marks.CLIENT) && isCalledAsBefore(alias, before)))
                .toList();
    }

    /** What remembers of logins that a request takes away from somebody who is locked out that they are to go once the person is let in. */
    List<Step> keptForNow(VaultEntity present, WantedUser wanted, List<WantedAlias> before, List<VaultCall> undo) {
        if (!wanted.disabled()) {
            return List.of();
        }
        return unwanted(present, wanted, before, before.stream().map(WantedAlias::mountAccessor)).stream()
                .filter(alias -> !alias.customMetadata().containsKey(Marks.DROPPED))
                .filter(alias -> alias.customMetadata().size() < IdentityLimits.METADATA_PAIRS)
                .map(alias -> {
                    Map<String, String> pairs = new HashMap<>(alias.customMetadata());
                    pairs.put(Marks.DROPPED, "true");
                    JsonObject body = JsonObject.of("custom_metadata", Bodies.pairs(pairs));
                    return Step.of(VaultCall.post(Paths.alias(IdRef.known(alias.id())), body), List.copyOf(undo));
                })
                .toList();
    }

    boolean isMarked(VaultAlias alias) {
        return client.name().equals(alias.customMetadata().get(Marks.CLIENT));
    }

    /** Not worth a write by itself. */
    private static Map<String, String> withoutEntity(Map<String, String> pairs) {
        Map<String, String> others = new HashMap<>(pairs);
        others.remove(Marks.ENTITY);
        return others;
    }

    /** The pairs of an alias once it carries what is wanted, as far as there is room: those that others set stay. */
    static Map<String, String> marks(VaultAlias alias, WantedAlias wanted) {
        Map<String, String> marks = new HashMap<>(wanted.customMetadata());
        if (!alias.entityId().isEmpty()) {
            marks.put(Marks.ENTITY, alias.entityId());
        }
        Map<String, String> all = Marks.beside(alias.customMetadata(), marks);
        if (all.size() > IdentityLimits.METADATA_PAIRS) { // an admin has filled it: what tells the owner goes first
            marks.keySet().retainAll(Set.of(Marks.CLIENT, Marks.ENTITY));
            all = Marks.beside(alias.customMetadata(), marks);
        }
        return all.size() > IdentityLimits.METADATA_PAIRS ? alias.customMetadata() : all;
    }
}
