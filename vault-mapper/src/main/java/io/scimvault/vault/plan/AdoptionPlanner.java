package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.ReservedNames;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Plans that make entities which are there users of a client's. */
public final class AdoptionPlanner {
    /** The name that stands for the id of the entity that a claim plan makes. */
    public static final String CLAIM = "claim";

    private final ScimClient client;
    private final Supplier<String> pendingNames;

    public AdoptionPlanner(ScimClient client, Supplier<String> pendingNames) {
        this.client = client;
        this.pendingNames = pendingNames;
    }

    /**
     * Claims a person for adoption: an entity that is nothing but a name, which only one can have. Without it, two requests that
     * found the same person would both adopt, and both say so. It stays pending, so that it is swept where it is left behind.
     */
    public VaultPlan claim(VaultEntity person) {
        String pending = pendingNames.get();
        IdRef claim = IdRef.made(CLAIM);
        JsonObject born = JsonObject.builder()
                .put("name", pending)
                .put("metadata", Bodies.pairs(Map.of(Marks.CLIENT, client.name(), Marks.FORMAT, Marks.FORMAT_1)))
                .build();
        JsonObject named = JsonObject.builder().put("name", claimName(person)).build();
        return new VaultPlan(
                "claim a person's entity",
                List.of(
                        Step.making(
                                Birth.entity(pending, CLAIM),
                                VaultCall.post(VaultPath.of(Paths.ENTITY), born),
                                List.of()),
                        Step.of(
                                VaultCall.post(Paths.entity(claim), named),
                                List.of(VaultCall.delete(Paths.entity(claim))),
                                Refusal.NAME_TAKEN)));
    }

    /** What the claim of a person is called. */
    public static String claimName(VaultEntity person) {
        return ReservedNames.PENDING + "adopt-" + person.id();
    }

    /**
     * Makes an entity that is there the user: in place. Naming and marking the entity is the commit.
     *
     * @param alias the alias under which the person logged in before; it is marked, never moved
     */
    public VaultPlan adopt(VaultEntity person, Optional<VaultAlias> alias, WantedUser wanted) {
        Map<String, String> metadata = Marks.beside(person.metadata(), wanted.metadata());
        JsonObject.Builder body =
                JsonObject.builder().put("name", wanted.name()).put("metadata", Bodies.pairs(metadata));
        if (wanted.disabled()) {
            body.put("disabled", true); // never false: an admin may have locked the person out since
        }
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                VaultCall.post(Paths.entity(IdRef.known(person.id())), body.build()),
                List.of(),
                Refusal.NAME_TAKEN,
                Refusal.GONE));
        wanted.aliases().stream()
                .flatMap(
                        mark -> alias
                                .filter(own -> own.mountAccessor().equals(mark.mountAccessor()))
                                .map(own -> marked(own, mark))
                                .stream())
                .forEach(steps::add);
        return new VaultPlan("adopt a person's entity", steps);
    }

    private static Step marked(VaultAlias alias, WantedAlias mark) {
        JsonObject body = JsonObject.of("custom_metadata", Bodies.pairs(AliasSteps.marks(alias, mark)));
        return Step.of(VaultCall.post(Paths.alias(IdRef.known(alias.id())), body), List.of());
    }
}
