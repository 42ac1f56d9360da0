package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.store.AdminsHand.Subject;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Optional;

/** A user on whom admins have laid their hands, and what the client's operations have to do all the same. */
final class AdminsHandDuty {
    private final StoreBench bench;
    private final CutGifts gifts;
    private final Subject user;
    private final ClientAccess access;
    private final PersonLogin before;
    private final AdminsHand hand;

    AdminsHandDuty(StoreBench bench, AdminsHand hand, Leaving leaving) {
        this.bench = bench;
        this.hand = hand;
        List<AuthMount> mounts = List.of(bench.host.mount(), bench.host.mount(), bench.host.mount());
        ScimClient client = bench.hr.aliasMount(mounts.get(0).accessor()).leaving(leaving);
        gifts = new CutGifts(bench, new CutBystanders(bench.host, mounts));
        access = bench.as(client);
        String name = unique("alice");
        String id = access.users()
                .create(User.of(name).externalId("00u1").title("Dr").build())
                .id()
                .orElseThrow();
        String other =
                access.users().create(User.of(unique("bob")).build()).id().orElseThrow();
        user = new Subject(id, name, mounts.get(0), group(other, id), group(other));
        before = bench.login(user.mount(), name);
        gifts.toUser(id);
        gifts.toGroup(user.group());
        if (hand == AdminsHand.ENABLES) {
            access.users().patch(id, AdminsHandContract.LEAVE);
        }
        hand.act(bench, user);
    }

    private String group(String... members) {
        return access.groups()
                .create(Group.of(unique("staff")).memberIds(List.of(members)).build())
                .id()
                .orElseThrow();
    }

    void deactivate() {
        assertThat(access.users().patch(user.id(), AdminsHandContract.LEAVE).active())
                .isFalse();

        assertThat(bench.entity(user.id()).bool("disabled")).contains(true);
        assertThat(bench.host.login(user.mount(), aliasName())).isEmpty();
        assertStays(List.of());
        assertNotLetIn(user.name());
    }

    void replace() {
        User wanted = User.of(user.name())
                .externalId("00u2")
                .title("Prof")
                .active(true)
                .build();

        assertThat(CutChange.content(access.users().replace(user.id(), wanted))).isEqualTo(CutChange.content(wanted));

        assertThat(CutChange.content(access.users().get(user.id()).orElseThrow()))
                .isEqualTo(CutChange.content(wanted));
        assertStays(List.of(user.name()));
    }

    void rename() {
        String name = unique("carol");

        access.users()
                .patch(
                        user.id(),
                        PatchRequest.builder().replace("userName", name).build());

        assertThat(access.users().get(user.id()).orElseThrow().userName()).isEqualTo(name);
        assertStays(hand == AdminsHand.DISABLES ? List.of() : List.of(name));
        assertNotLetIn(user.name());
        if (hand == AdminsHand.DISABLES) {
            assertThat(bench.host.login(user.mount(), name)).isEmpty();
        }
    }

    /** An alias that an admin has deleted is made anew, so that the person is kept out. */
    void leave(Leaving leaving) {
        boolean locksOut = leaving == Leaving.LOCK_OUT;

        access.users().delete(user.id());

        assertThat(access.users().get(user.id())).isEmpty();
        assertThat(access.users().query("externalId eq \"00u1\"")).isEmpty();
        assertThat(bench.entity(user.id()).isEmpty()).isEqualTo(!locksOut);
        assertThat(access.tombstones()).hasSize(locksOut ? 1 : 0);
        if (locksOut) {
            assertThat(bench.host.login(user.mount(), aliasName())).isEmpty();
        }
        for (String group : List.of(user.group(), user.otherGroup())) {
            assertThat(strings(bench.group(group), "member_entity_ids")).doesNotContain(user.id());
        }
        assertThat(bench.lookupSelf(before.token())).isEmpty();
        gifts.assertThere();
        assertNotLetIn(user.name());
    }

    private String aliasName() {
        return AdminsHand.alias(bench, user)
                .flatMap(alias -> alias.string("name"))
                .orElseThrow();
    }

    /** That the user is where the admin or the client put it, and is who logs in under these names. */
    private void assertStays(List<String> logins) {
        gifts.assertThere();
        assertThat(strings(bench.group(user.group()), "member_entity_ids").contains(user.id()))
                .isEqualTo(hand != AdminsHand.TAKES_OUT_OF_GROUP);
        assertThat(strings(bench.group(user.otherGroup()), "member_entity_ids").contains(user.id()))
                .isEqualTo(hand == AdminsHand.PUTS_INTO_GROUP);
        if (hand == AdminsHand.WIPES_ALIAS_METADATA) {
            assertThat(AdminsHand.alias(bench, user)
                            .flatMap(alias -> alias.object("custom_metadata"))
                            .flatMap(pairs -> pairs.string("desk")))
                    .contains("7");
        }
        for (String name : logins) {
            assertThat(bench.login(user.mount(), name).entityId()).isEqualTo(user.id());
        }
        assertThat(bench.lookupSelf(before.token())).isEqualTo(logins.isEmpty() ? Optional.empty() : tokenBefore());
    }

    /** A token that was revoked when the user was locked out stays dead. */
    private Optional<String> tokenBefore() {
        boolean wasLockedOut = hand == AdminsHand.DISABLES || hand == AdminsHand.ENABLES;
        return wasLockedOut ? bench.lookupSelf(before.token()) : Optional.of(user.id());
    }

    /** That whoever logs in under this name is refused, or is not the user. */
    private void assertNotLetIn(String name) {
        assertThat(bench.host
                        .login(user.mount(), name)
                        .filter(login -> login.entityId().equals(user.id())))
                .isEmpty();
    }
}
