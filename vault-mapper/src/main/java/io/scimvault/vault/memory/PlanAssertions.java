package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.plan.Birth;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.Paths;
import io.scimvault.vault.plan.Step;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultCall.Method;
import io.scimvault.vault.plan.VaultPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assertions about a plan, for unit tests of a mapping with whatever test library. What is not so is an {@link AssertionError} that
 * prints the plan.
 *
 * <pre>{@code
 * assertPlan(users.planCreate(alice)).hasCalls(3).createsEntity("alice@example.com").neverSends("policies");
 * }</pre>
 */
public final class PlanAssertions {
    private static final String NAME = "name";
    private static final String METADATA = "metadata";

    private final VaultPlan plan;

    private PlanAssertions(VaultPlan plan) {
        this.plan = plan;
    }

    public static PlanAssertions assertPlan(VaultPlan plan) {
        return new PlanAssertions(plan);
    }

    /** Nothing is to be done. */
    public PlanAssertions isEmpty() {
        return check(plan.isEmpty(), "to be empty");
    }

    /** So many writes are made, where none is refused. */
    public PlanAssertions hasCalls(int count) {
        return check(plan.steps().size() == count, "to have " + count + (count == 1 ? " call" : " calls"));
    }

    /** An entity is made, and called this in the end. */
    public PlanAssertions createsEntity(String name) {
        return check(isBornAndNamed(Paths.ENTITY_ID, name), "to create an entity " + name);
    }

    /** A group is made, and called this in the end. */
    public PlanAssertions createsGroup(String name) {
        return check(isBornAndNamed(Paths.GROUP_ID, name), "to create a group " + name);
    }

    /** An alias is made on a mount, and called this in the end. */
    public PlanAssertions createsAlias(String mountAccessor, String name) {
        boolean born = births().filter(birth -> birth.kind() == Birth.Kind.ALIAS
                        && birth.mountAccessor().equals(mountAccessor))
                .anyMatch(birth -> writes().anyMatch(call -> isTo(call, Paths.ALIAS_ID, IdRef.made(birth.idName()))
                        && sends(call, NAME, new JsonString(name))));
        return check(born, "to create an alias " + name + " on " + mountAccessor);
    }

    /** Nothing is made that was not there. */
    public PlanAssertions createsNothing() {
        return check(plan.steps().stream().allMatch(step -> step.birth().isEmpty()), "to create nothing");
    }

    /** An entity that is there is called this in the end. */
    public PlanAssertions renamesEntity(String newName) {
        return check(isRenamed(Paths.ENTITY_ID, newName), "to rename an entity to " + newName);
    }

    /** A group that is there is called this in the end. */
    public PlanAssertions renamesGroup(String newName) {
        return check(isRenamed(Paths.GROUP_ID, newName), "to rename a group to " + newName);
    }

    /** An alias that is there is called this in the end. */
    public PlanAssertions renamesAlias(String newName) {
        return check(isRenamed(Paths.ALIAS_ID, newName), "to rename an alias to " + newName);
    }

    /** An object with this id is deleted: an entity, alias or group. */
    public PlanAssertions deletes(String id) {
        return check(
                writes().anyMatch(call ->
                        call.method() == Method.DELETE && idsIn(call).contains(id)),
                "to delete " + id);
    }

    /** Nothing is deleted. */
    public PlanAssertions deletesNothing() {
        return check(writes().allMatch(call -> call.method() != Method.DELETE), "to delete nothing");
    }

    /** A body has this pair in its {@code metadata}. */
    public PlanAssertions sendsMetadata(String key, String value) {
        return check(
                metadata().anyMatch(pairs -> pairs.string(key).equals(Optional.of(value))),
                "to send metadata " + key + " = " + value);
    }

    /** No body has this key in its {@code metadata}. */
    public PlanAssertions sendsNoMetadata(String key) {
        return check(metadata().noneMatch(pairs -> pairs.has(key)), "to send no metadata " + key);
    }

    /** A body has this field with this text. */
    public PlanAssertions sends(String field, String value) {
        return check(
                writes().anyMatch(call -> sends(call, field, new JsonString(value))),
                "to send " + field + " = " + value);
    }

    /** A body has this field with this truth value, such as {@code disabled}. */
    public PlanAssertions sends(String field, boolean value) {
        return check(
                writes().anyMatch(call -> sends(call, field, JsonBoolean.of(value))),
                "to send " + field + " = " + value);
    }

    /** A group's entities are set to exactly these, in whatever order. */
    public PlanAssertions sendsMembers(String... entityIds) {
        return sendsIds("member_entity_ids", "members", entityIds);
    }

    /** The groups in a group are set to exactly these, in whatever order. */
    public PlanAssertions sendsMemberGroups(String... groupIds) {
        return sendsIds("member_group_ids", "member groups", groupIds);
    }

    private PlanAssertions sendsIds(String field, String what, String... ids) {
        Set<String> wanted = new TreeSet<>(Arrays.asList(ids));
        return check(
                writes().flatMap(call -> body(call).string(field).stream())
                        .anyMatch(sent -> split(sent).equals(wanted)),
                "to send the " + what + " " + wanted);
    }

    /** No body has this field, nor has any by which a refused plan is undone. */
    public PlanAssertions neverSends(String field) {
        return check(
                everyCall()
                        .noneMatch(call ->
                                body(call).has(field) || call.references().containsKey(field)),
                "never to send " + field);
    }

    /** No body holds a null, which Vault takes as an order to clear, nor does any by which a refused plan is undone. */
    public PlanAssertions neverSendsNull() {
        return check(everyCall().noneMatch(call -> holdsNull(body(call))), "never to send null");
    }

    /** No object that is there is changed or deleted but these, nor by what undoes a refused plan. */
    public PlanAssertions touchesOnly(String... ids) {
        Set<String> others =
                everyCall().flatMap(call -> idsIn(call).stream()).collect(Collectors.toCollection(TreeSet::new));
        others.removeAll(Set.of(ids));
        return check(others.isEmpty(), "to touch nothing but " + Arrays.toString(ids));
    }

    private PlanAssertions check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Expected the plan " + what + ", but it is:\n" + plan);
        }
        return this;
    }

    private Stream<VaultCall> writes() {
        return plan.steps().stream().map(Step::call);
    }

    private Stream<VaultCall> everyCall() {
        return plan.steps().stream().flatMap(step -> Stream.concat(Stream.of(step.call()), step.undo().stream()));
    }

    private Stream<JsonObject> metadata() {
        return writes().flatMap(call -> body(call).object(METADATA).stream());
    }

    private Stream<Birth> births() {
        return plan.steps().stream().flatMap(step -> step.birth().stream());
    }

    /** Whether a step gives this name to an object that an earlier one makes. */
    private boolean isBornAndNamed(String path, String name) {
        return births().flatMap(birth -> Stream.of(birth.idName(), birth.entityIdName()))
                .anyMatch(made -> writes().anyMatch(
                                call -> isTo(call, path, IdRef.made(made)) && sends(call, NAME, new JsonString(name))));
    }

    /** Whether a step gives this name to an object that is there. */
    private boolean isRenamed(String path, String name) {
        return writes().anyMatch(call -> call.path().fixed().equals(path)
                && call.path().id().filter(IdRef.Known.class::isInstance).isPresent()
                && sends(call, NAME, new JsonString(name)));
    }

    private static boolean isTo(VaultCall call, String path, IdRef id) {
        return call.path().fixed().equals(path) && call.path().id().equals(Optional.of(id));
    }

    private static boolean sends(VaultCall call, String field, JsonValue value) {
        return body(call).get(field).equals(Optional.of(value));
    }

    private static JsonObject body(VaultCall call) {
        return call.body().orElse(JsonObject.EMPTY);
    }

    private static Set<String> split(String joined) {
        return Stream.of(joined.split(",")).filter(id -> !id.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean holdsNull(JsonObject object) {
        return object.members().values().stream()
                .anyMatch(
                        value -> value instanceof JsonNull || (value instanceof JsonObject inner && holdsNull(inner)));
    }

    /** The ids of objects that are there, which a call changes or deletes. */
    private static List<String> idsIn(VaultCall call) {
        return call.path().id().stream()
                .filter(IdRef.Known.class::isInstance)
                .map(id -> ((IdRef.Known) id).id())
                .toList();
    }
}
