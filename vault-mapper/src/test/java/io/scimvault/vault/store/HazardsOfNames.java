package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.json;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.VaultScim;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.lock.InProcessLock;
import io.scimvault.vault.mapping.MappingConfig;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Hazards of what things are called: names that are somebody else's, wildcards, ids of another form. */
interface HazardsOfNames extends HazardHost {

    /** A Vault whose ids are no UUIDs. */
    record Namespaced(VaultTransport transport, VaultToken token, String mountAccessor) {}

    Namespaced namespaced();

    @Test
    default void hazard17NamesIgnoreCaseAndBreakUrls() {
        String name = unique("alice");
        String id = bench().make(ENTITY, "{'name':'" + name + "'}");
        assertThat(bench().entityNamed(name.toUpperCase(Locale.ROOT)).string("id"))
                .contains(id);
        String other = bench().make(ENTITY, "{'name':'" + unique("b") + "'}");
        assertThat(rawPost(ENTITY_ID, other, "{'name':'" + name.toUpperCase(Locale.ROOT) + "'}")
                        .status())
                .isEqualTo(400);
        String composed = unique("é");
        bench().make(ENTITY, "{'name':'" + composed + "'}");
        assertThat(bench().entityNamed(Normalizer.normalize(composed, Normalizer.Form.NFD))
                        .isEmpty())
                .isTrue();

        String mine = unique("Zoë");
        users().create(User.of(mine).build());
        for (String same : List.of(
                mine.toUpperCase(Locale.ROOT),
                Normalizer.normalize(mine, Normalizer.Form.NFD),
                mine.toLowerCase(Locale.ROOT))) {
            assertThat(refusal(() -> users().create(User.of(same).build())))
                    .as(same)
                    .isEqualTo(ConflictContract.NAME_TAKEN);
        }
        assertThat(users().query("userName eq \"" + mine.toUpperCase(Locale.ROOT) + "\""))
                .hasSize(1);
        List<String> traps = List.of(
                "a/b", "a//b", "../x", ".", "..", "a?b", "a#b", "a%2Fb", "a b", "a+b", "x/", "a\u00A0b", "a\u200Db");
        List<VaultCall> calls = callsOf(bench().hr, access -> traps.forEach(trap -> livesUnder(access, trap)));
        assertThat(calls).noneMatch(call -> call.path().onTheWire().contains("/name"));
        assertThat(refusal(() -> users().create(User.of("a\nb").build())).status())
                .isEqualTo(400);
    }

    private static void livesUnder(ClientAccess access, String trap) {
        boolean isWhole = trap.equals(".") || trap.equals("..");
        if (isWhole && !access.users().query("userName eq \"" + trap + "\"").isEmpty()) {
            return;
        }
        String name = isWhole ? trap : unique("u") + trap;
        String id;
        try {
            id = access.users().create(User.of(name).build()).id().orElseThrow();
        } catch (ScimException taken) {
            assertThat(isWhole && taken.error().status() == 409).as(name).isTrue();
            return;
        }
        access.users().patch(id, PatchRequest.builder().replace("title", "Dr").build());
        assertThat(access.users().query("userName eq \"" + name + "\""))
                .as(name)
                .extracting(User::userName)
                .containsExactly(name);
        access.users().delete(id);
        assertThat(access.users().get(id)).isEmpty();
    }

    @Test
    default void hazard24IdsAreNoUuids() {
        Namespaced place = namespaced();
        VaultScim scim = VaultScim.builder(place.transport(), TokenSources.fixed(place.token()))
                .groupLock(new InProcessLock())
                .build();
        ClientAccess access = scim.as(bench().hr.aliasMount(place.mountAccessor()));
        String name = unique("alice");
        String id = access.users().create(User.of(name).build()).id().orElseThrow();
        assertThat(id).matches("[0-9a-f-]{36}\\.[A-Za-z0-9]+");

        Group group = access.groups().create(Group.of(unique("g")).member(id).build());
        assertThat(group.id().orElseThrow()).matches("[0-9a-f-]{36}\\.[A-Za-z0-9]+");
        assertThat(access.users().query("userName eq \"" + name + "\"")).hasSize(1);
        assertThat(access.users().get(id).orElseThrow().groups()).hasSize(1);
        assertThat(access.users()
                        .patch(
                                id,
                                PatchRequest.builder()
                                        .replace("userName", unique("bob"))
                                        .build())
                        .userName())
                .startsWith("bob");
        RawResponse overHttp = http(scim, "GET", "/Groups/" + group.id().orElseThrow(), "");
        assertThat(overHttp.status()).isEqualTo(200);
        assertThat(json(overHttp).array("members").toString()).contains(id);
        access.users().delete(id);
        assertThat(access.groups().get(group.id().orElseThrow()).orElseThrow().memberIds())
                .isEmpty();
    }

    @Test
    default void hazard26WildcardsInANameLockItsOwnerOut() {
        AuthMount mount = bench().host.mount();
        for (String wild : List.of("a+b@x.test", "CORP/jdoe", "a*")) {
            String login = unique("p");
            PersonLogin person = bench().login(mount, login);
            assertThat(bench().lookupSelf(person.token())).contains(person.entityId());
            bench().postById(ENTITY_ID, person.entityId(), "{'name':'" + unique("n") + wild + "'}");
            VaultReply shut = bench().host
                    .transport()
                    .send(VaultCall.get(VaultPath.of("auth/token/lookup-self")), person.token());
            assertThat(shut.status()).as(wild).isEqualTo(400);
            assertThat(shut.errors()).containsExactly("Forbidden");

            String userName = unique("u") + wild;
            User user = bench().as(bench().hr.aliasMount(mount.accessor()))
                    .users()
                    .create(User.of(userName).build());
            assertThat(user.userName()).isEqualTo(userName);
            PersonLogin owner = bench().login(mount, userName);
            assertThat(owner.entityId()).isEqualTo(user.id().orElseThrow());
            assertThat(bench().lookupSelf(owner.token())).as(wild).contains(owner.entityId());
            assertThat(bench().entity(owner.entityId()).string("name").orElseThrow())
                    .doesNotContain("+", "/", "*");
        }
        VaultScim readable = VaultScim.builder(
                        bench().host.transport(),
                        TokenSources.fixed(bench().host.library()))
                .groupLock(new InProcessLock())
                .mapping(MappingConfig.usual().readable("title", "job"))
                .build();
        for (String wild : List.of("*", "a+b", "a/b", "..")) {
            assertThat(http(readable, "POST", "/Users", HazardHost.user(unique("a"), ",'title':'" + wild + "'"))
                            .status())
                    .as(wild)
                    .isEqualTo(400);
        }
    }
}
