package io.scimvault.vault.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultAlias;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.VaultGroup;
import io.scimvault.vault.identity.WantedAlias;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.identity.WantedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every plan, whatever is there and whatever is wanted. */
class PlanLawsTest {
    private static final int CASES = 1_000;

    /** The fields that the policy of the library's token lets pass, by path; a path that is not here is not called. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "identity/entity", Set.of("name", "metadata", "disabled"),
            "identity/entity/id/{id}", Set.of("name", "metadata", "disabled"),
            "identity/entity-alias", Set.of("name", "mount_accessor", "canonical_id", "custom_metadata"),
            "identity/entity-alias/id/{id}", Set.of("name", "custom_metadata"),
            "identity/group", Set.of("name", "metadata", "member_entity_ids", "member_group_ids"),
            "identity/group/id/{id}", Set.of("name", "metadata", "member_entity_ids", "member_group_ids"));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643})
    void noPlanSendsWhatThePolicyForbids(long seed) {
        forEachPlan(
                seed,
                plan -> calls(plan).forEach(call -> {
                    JsonObject body = call.body().orElse(JsonObject.EMPTY);
                    assertThat(ALLOWED).containsKey(call.path().template());
                    assertThat(ALLOWED.get(call.path().template())).containsAll(body.names());
                    assertThat(ALLOWED.get(call.path().template()))
                            .containsAll(call.references().keySet().stream()
                                    .map(field -> field.replaceAll("/.*", ""))
                                    .toList());
                }));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643})
    void nothingIsEverClearedByNullOrTurnedIntoANumber(long seed) {
        forEachPlan(
                seed,
                plan -> calls(plan)
                        .forEach(call -> call.body().ifPresent(body -> {
                            assertThat(values(body))
                                    .doesNotContain(JsonNull.NULL)
                                    .noneMatch(JsonArray.class::isInstance);
                            for (String pairs : List.of("metadata", "custom_metadata")) {
                                body.object(pairs)
                                        .ifPresent(object -> assertThat(
                                                        object.members().values())
                                                .allMatch(JsonString.class::isInstance));
                            }
                        })));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643})
    void whatIsMadeIsMadeUnderAPendingNameAndARealNameIsGivenByIdAlone(long seed) {
        forEachPlan(
                seed,
                plan -> plan.steps().forEach(step -> {
                    boolean unnamed = step.call().path().id().isEmpty();
                    String name = step.call()
                            .body()
                            .flatMap(body -> body.string("name"))
                            .orElse("");
                    assertThat(unnamed).isEqualTo(step.birth().isPresent());
                    assertThat(name.startsWith("scim-pending-")).isEqualTo(unnamed);
                    step.birth()
                            .ifPresent(birth -> assertThat(birth.pendingName()).isEqualTo(name));
                }));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643})
    void noPendingNameIsPrinted(long seed) {
        forEachPlan(seed, plan -> {
            assertThat(plan.toString()).doesNotContainPattern("scim-pending-[^…]");
            plan.steps().forEach(step -> assertThat(step.toString()).doesNotContain("scim-pending-"));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 43})
    void aCreationTakesTwoWritesOrThreeWithAnAliasOrTwoMoreThanTwoForEachOfSeveral(long seed) {
        RandomVaults random = new RandomVaults(seed);
        for (int i = 0; i < CASES; i++) {
            ScimClient client = random.client();
            WantedUser user = random.user(client);
            int aliases = user.aliases().size();

            List<Step> steps = Vaults.planner(client).create(user).steps();

            assertThat(steps).hasSize(aliases == 1 ? 3 : 2 * aliases + 2);
            VaultCall last = steps.get(steps.size() - 1).call();
            if (aliases == 1) {
                WantedAlias alias = user.aliases().get(0);
                assertThat(last)
                        .isEqualTo(VaultCall.post(
                                Paths.alias(IdRef.made("alias1")),
                                JsonObject.builder()
                                        .put("name", alias.name())
                                        .put("custom_metadata", Bodies.pairs(alias.customMetadata()))
                                        .build()));
                assertThat(steps.get(0).birth().map(Birth::mountAccessor)).contains(alias.mountAccessor());
            } else {
                assertThat(last.path()).isEqualTo(Paths.entity(IdRef.made(UserPlanner.ENTITY)));
                assertThat(last.body().orElseThrow().string("name")).contains(user.name());
            }
            if (aliases > 1) { // nobody can log in before the last of them
                assertThat(steps.get(0).call().body().orElseThrow().bool("disabled"))
                        .contains(true);
                assertThat(last.body().orElseThrow().has("disabled")).isEqualTo(!user.disabled());
            }
            VaultCall delete = VaultCall.delete(Paths.entity(IdRef.made(UserPlanner.ENTITY)));
            assertThat(steps.get(0).undo()).isEmpty();
            assertThat(steps.stream().skip(1)).allMatch(step -> step.undo().equals(List.of(delete)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 44})
    void planningForWhatIsThereIsEmpty(long seed) {
        RandomVaults random = new RandomVaults(seed);
        for (int i = 0; i < CASES; i++) {
            VaultEntity entity = random.entity();
            List<WantedAlias> aliases = entity.aliases().stream()
                    .map(alias -> new WantedAlias(alias.mountAccessor(), alias.name(), alias.customMetadata()))
                    .toList();
            WantedUser same = new WantedUser(entity.name(), entity.disabled(), entity.metadata(), aliases);
            VaultGroup group = random.group();
            WantedGroup sameGroup =
                    new WantedGroup(group.name(), group.metadata(), group.memberEntityIds(), group.memberGroupIds());

            assertThat(Vaults.planner(random.client()).update(entity, same).isEmpty())
                    .isTrue();
            assertThat(new GroupPlanner(PendingNames.counting())
                            .update(group, sameGroup)
                            .isEmpty())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 45})
    void aChangeNeverTouchesAnAliasWithoutOurMarkBeyondNameAndMark(long seed) {
        RandomVaults random = new RandomVaults(seed);
        for (int i = 0; i < CASES; i++) {
            VaultEntity entity = random.entity();
            ScimClient client = random.client();

            VaultPlan plan = Vaults.planner(client).update(entity, random.user(client));

            List<VaultPath> deleted = plan.steps().stream()
                    .map(Step::call)
                    .filter(call -> call.method() == VaultCall.Method.DELETE)
                    .map(VaultCall::path)
                    .toList();
            assertThat(deleted)
                    .isSubsetOf(entity.aliases().stream()
                            .filter(alias -> "hr".equals(alias.customMetadata().get("scim_client")))
                            .map(VaultAlias::id)
                            .map(id -> Paths.alias(IdRef.known(id)))
                            .toList());
        }
    }

    private static void forEachPlan(long seed, Consumer<VaultPlan> law) {
        RandomVaults random = new RandomVaults(seed);
        GroupPlanner groups = new GroupPlanner(PendingNames.random());
        for (int i = 0; i < CASES; i++) {
            ScimClient client = random.client();
            UserPlanner users = new UserPlanner(client, PendingNames.random());
            VaultEntity entity = random.entity();
            WantedUser user = random.user(client);
            Stream.of(
                            users.create(user),
                            users.update(entity, user),
                            LeaverPlanner.delete(entity),
                            LeaverPlanner.purge(entity),
                            users.lockOut(entity),
                            RegistryPlanner.orphan(entity, client.name()),
                            RegistryPlanner.release(entity, client.name()),
                            RegistryPlanner.orphan(random.group(), List.of("e-1")),
                            RegistryPlanner.update(random.group(), Vaults.MARKS, List.of("e-1")),
                            RegistryPlanner.delete(random.group()),
                            LeaverPlanner.lockOut(entity, Map.of(), Vaults.MARKS),
                            LeaverPlanner.lockOut(
                                    entity, Map.of("g-1", List.of("e-2", "e-3"), "g-2", List.of()), Vaults.MARKS),
                            groups.create(random.wantedGroup()),
                            groups.update(random.group(), random.wantedGroup()),
                            groups.adopt(random.group(), random.wantedGroup()),
                            GroupPlanner.delete(random.group()),
                            new RegistryPlanner(PendingNames.random()).create("hr", Vaults.MARKS, "e-1"))
                    .forEach(law);
            entity.aliases()
                    .forEach(alias -> law.accept(new AdoptionPlanner(client, PendingNames.random())
                            .adopt(entity, Optional.of(alias), user)));
        }
    }

    /** All calls of a plan, with those that would undo it. */
    private static List<VaultCall> calls(VaultPlan plan) {
        List<VaultCall> calls = new ArrayList<>();
        for (Step step : plan.steps()) {
            calls.add(step.call());
            calls.addAll(step.undo());
        }
        return calls;
    }

    private static List<JsonValue> values(JsonObject object) {
        List<JsonValue> values = new ArrayList<>();
        object.members().values().forEach(value -> {
            values.add(value);
            if (value instanceof JsonObject inner) {
                values.addAll(values(inner));
            }
        });
        return values;
    }
}
