package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.AliasRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.mapping.MetadataExtension;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A user who is there is changed from one resource to another. */
final class CutChange implements CutOperation {
    private final int aliases;
    private final User before;
    private final User after;
    private final BiConsumer<ClientAccess, String> change;
    private BiFunction<CutWorld, ScimClient, ScimClient> setting = (world, client) -> client;
    private BiConsumer<CutWorld, String> spoiling = (world, id) -> {};
    private boolean movesLogins;
    private String id = "";

    private CutChange(int aliases, User before, User after, BiConsumer<ClientAccess, String> change) {
        this.aliases = aliases;
        this.before = before;
        this.after = after;
        this.change = change;
    }

    private static User.Builder alice() {
        String name = CutWorld.name();
        return User.of(name).externalId("of " + name).title("Dr").active(true);
    }

    private static CutChange patch(int aliases, User before, User after, PatchRequest patch) {
        return new CutChange(
                aliases, before, after, (access, id) -> access.users().patch(id, patch));
    }

    private static CutChange put(int aliases, User before, User after) {
        return new CutChange(
                aliases, before, after, (access, id) -> access.users().replace(id, after));
    }

    private static PatchRequest replacing(UnaryOperator<PatchRequest.Builder> values) {
        return values.apply(PatchRequest.builder()).build();
    }

    static CutChange rename(int aliases) {
        User before = alice().build();
        User after = before.toBuilder().userName(CutWorld.name()).title("Prof").build();
        PatchRequest patch =
                replacing(values -> values.replace("userName", after.userName()).replace("title", "Prof"));
        return patch(aliases, before, after, patch).movingLogins();
    }

    static CutChange deactivate() {
        User before = alice().build();
        return patch(
                2,
                before,
                before.toBuilder().active(false).build(),
                replacing(values -> values.replace("active", false)));
    }

    static CutChange activate() {
        User before = alice().active(false).build();
        return patch(
                2,
                before,
                before.toBuilder().active(true).build(),
                replacing(values -> values.replace("active", true)));
    }

    static CutChange replace() {
        User before = alice().email("dr@x.test").build();
        String name = CutWorld.name();
        User after = User.of(name)
                .externalId("of " + name)
                .displayName("Alice Liddell")
                .active(true)
                .build();
        return put(2, before, after).movingLogins();
    }

    static CutChange heal() {
        return titled((world, id) -> world.bench.deleteAliases(id));
    }

    static CutChange mend() {
        return titled((world, id) -> {
            JsonObject entity = world.bench.entity(id);
            entity.array("aliases")
                    .only(JsonObject.class)
                    .forEach(alias -> world.bench.postById(
                            "identity/entity-alias/id",
                            alias.string("id").orElseThrow(),
                            "{'name':'" + CutWorld.name() + "'}"));
        });
    }

    private static CutChange titled(BiConsumer<CutWorld, String> spoiling) {
        User before = alice().build();
        User after = before.toBuilder().title("Prof").build();
        CutChange titled = patch(2, before, after, replacing(values -> values.replace("title", "Prof")))
                .movingLogins();
        titled.spoiling = spoiling;
        return titled;
    }

    /** The second mount's logins are called after the nickname, and there is none any more. */
    static CutChange dropAlias() {
        User named = alice().build();
        User before = named.toBuilder().nickName(named.userName()).build();
        CutChange dropping = put(1, before, named);
        dropping.setting = (world, client) -> client.aliasRule(
                new AliasRule(world.mounts.get(1).accessor(), AttributePath.parse("nickName"), false, false));
        return dropping;
    }

    static CutChange pairs() {
        User before = alice().extension(MetadataExtension.URN, items("4711")).build();
        User after = before.toBuilder()
                .extension(MetadataExtension.URN, items("4712"))
                .build();
        CutChange pairs = put(1, before, after);
        pairs.setting = (world, client) -> client.metadataKeys(List.of("cost"));
        return pairs;
    }

    private static JsonObject items(String cost) {
        JsonObject pair =
                JsonObject.builder().put("key", "cost").put("value", cost).build();
        return JsonObject.of("items", JsonArray.of(List.of(pair)));
    }

    private CutChange movingLogins() {
        movesLogins = true;
        return this;
    }

    /** What a client gave a resource. */
    static JsonObject content(User user) {
        return user.resource().without("id").without("meta").without("groups").tree();
    }

    @Override
    public ScimClient client(CutWorld world) {
        return setting.apply(world, world.client(aliases));
    }

    @Override
    public void prepare(CutWorld world) {
        id = world.bench.as(client(world)).users().create(before).id().orElseThrow();
        spoiling.accept(world, id);
        world.gifts.toUser(id);
    }

    @Override
    public void act(ClientAccess access) {
        change.accept(access, id);
    }

    private User visible(CutWorld world) {
        String[] names = before.userName().equals(after.userName())
                ? new String[] {before.userName()}
                : new String[] {before.userName(), after.userName()};
        List<User> visible = world.users(client(world), names);
        assertThat(visible).hasSize(1).allSatisfy(user -> {
            assertThat(user.id()).contains(id);
            assertThat(content(user)).isIn(content(before), content(after));
        });
        return visible.get(0);
    }

    @Override
    public void assertNothingHalfMadeIsVisible(CutWorld world) {
        visible(world);
    }

    @Override
    public int repeatedStatus() {
        return 200;
    }

    @Override
    public void assertDone(CutWorld world) {
        assertThat(content(visible(world))).isEqualTo(content(after));
        if (after.active()) {
            world.assertLogsIn(aliases, after.userName(), id);
        } else {
            world.assertKeptOut(aliases, after.userName());
        }
        if (!setting.apply(world, world.client(aliases))
                .aliasMounts()
                .equals(world.client(aliases).aliasMounts())) {
            assertThat(world.isStranger(world.mounts.get(1), after.userName())).isTrue();
        }
    }

    @Override
    public Optional<String> loginName() {
        return aliases == 0 ? Optional.empty() : Optional.of(after.userName());
    }

    /** Where the login moves, a stranger may have come first: the user is there all the same, with the login or without it. */
    @Override
    public void assertSettled(CutWorld world, boolean told) {
        if (!movesLogins) {
            assertDone(world);
            return;
        }
        User user = visible(world);
        assertThat(!told || content(user).equals(content(after))).isTrue();
        for (var mount : world.mounts.subList(0, aliases)) {
            boolean theirs =
                    world.bench.login(mount, after.userName()).entityId().equals(id);
            assertThat(theirs || world.isStranger(mount, after.userName())).isTrue();
            if (!before.userName().equals(after.userName())) {
                String old = world.bench
                        .entityWithAlias(mount, before.userName())
                        .string("id")
                        .orElse("");
                assertThat(theirs || old.equals(id))
                        .as("a login of the user is lost")
                        .isTrue();
            }
        }
    }
}
