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
     * were to be. Whoever is locked out keeps every login, so that it stays refused.
     */
    List<VaultAlias> dropped(VaultEntity present, WantedUser wanted, List<WantedAlias> before) {
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

    boolean isMarked(VaultAlias alias) {
        return client.name().equals(alias.customMetadata().get(Marks.CLIENT));
    }

    /** The pairs of an alias once it carries what is wanted, as far as there is room: those that others set stay. */
    static Map<String, String> marks(VaultAlias alias, WantedAlias wanted) {
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
}
