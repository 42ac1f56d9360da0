package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.NameRule;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.client.UnknownMembers;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Victims with secrets on a real server: people of another client and of an admin, each with a group whose policy opens a secret, and
 * the entities of the library and of principals. A client that does its worst beside them, with every setting that lets it do more.
 */
final class HijackWorld {
    final RealVault vault = RealVault.get();
    final RealPeople people = new RealPeople(vault);
    final StoreBench bench;
    final AuthMount mount;
    final ScimClient attacker;
    final ScimClient other;
    final String ownUser;
    final String ownGroup;
    private final Map<String, String> targets = new LinkedHashMap<>();
    private final Map<String, VaultToken> victims = new LinkedHashMap<>();
    private final Map<String, String> victimIds = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final String malloryName = unique("mallory");
    private final VaultToken mallory;

    HijackWorld() {
        RealHost host = new RealHost();
        PersonLogin library = host.service();
        bench = new StoreBench(host, library.token());
        mount = host.mount();
        other = ScimClient.named(unique("other")).aliasMount(mount.accessor());
        String principal = bench.make("identity/entity", "{'name':'" + unique("principal") + "'}");
        String othersPrincipal = bench.make("identity/entity", "{'name':'" + unique("principal") + "'}");
        attacker = bench.hr
                .aliasMount(mount.accessor())
                .principal(principal)
                .adoption(Adoption.ADOPT)
                .leaving(Leaving.LOCK_OUT)
                .unknownMembers(UnknownMembers.IGNORE)
                .groupsViaUsers(true)
                .groupNames(NameRule.SAME)
                .metadataKeys(Set.of("team"));
        bench.scim.registry().create(other.principal(othersPrincipal));

        another(bench.as(other));
        admins();
        secret("library");
        bench.make(
                "identity/group",
                "{'name':'" + unique("services") + "','member_entity_ids':'" + library.entityId() + "','policies':['"
                        + people.readPolicy(secrets.get("library")) + "']}");
        target("the library's entity", library.entityId());
        target(
                "the library's name",
                bench.entity(library.entityId()).string("name").orElseThrow());
        target("the attacker's principal", principal);
        target("another's principal", othersPrincipal);
        target(
                "another's registration",
                bench.groupNamed("scim-client:" + other.name()).string("id").orElseThrow());
        target("another's registration by name", "scim-client:" + other.name());
        target("a pending name", "scim-pending-1");
        target("a tombstone's name", "scim-tombstone-1");

        ClientAccess own = bench.as(attacker);
        ownUser = own.users().create(User.of(malloryName).build()).id().orElseThrow();
        ownGroup = own.groups()
                .create(Group.of(unique("staff")).member(ownUser).build())
                .id()
                .orElseThrow();
        mallory = bench.login(mount, malloryName).token();
    }

    private void secret(String whose) {
        secrets.put(whose, people.secret("of " + whose));
    }

    private void target(String what, String value) {
        targets.put(what, value);
    }

    private void another(ClientAccess access) {
        secret("another's");
        String name = unique("alice");
        String id = access.users()
                .create(User.of(name).externalId(unique("00u")).build())
                .id()
                .orElseThrow();
        String groupName = unique("payments");
        String group = access.groups()
                .create(Group.of(groupName).member(id).build())
                .id()
                .orElseThrow();
        bench.postById(
                "identity/group/id", group, "{'policies':['" + people.readPolicy(secrets.get("another's")) + "']}");
        victims.put(name, bench.login(mount, name).token());
        victimIds.put(name, id);
        target("another's user", id);
        target("another's userName", name);
        target("another's group", group);
        target("another's displayName", groupName);
    }

    private void admins() {
        secret("the admin's");
        String policy = people.readPolicy(secrets.get("the admin's"));
        String login = unique("operator");
        PersonLogin operator = bench.login(mount, login);
        String name = unique("root");
        bench.postById(
                "identity/entity/id", operator.entityId(), "{'name':'" + name + "','policies':['" + policy + "']}");
        String groupName = unique("admins");
        String group = bench.make(
                "identity/group",
                "{'name':'" + groupName + "','member_entity_ids':'" + operator.entityId() + "','policies':['" + policy
                        + "']}");
        String external = unique("external");
        String externalGroup = bench.make(
                "identity/group", "{'name':'" + external + "','type':'external','policies':['" + policy + "']}");
        victims.put(login, operator.token());
        victimIds.put(login, operator.entityId());
        target("an admin's entity", operator.entityId());
        target("an admin's entity by name", name);
        target("an admin's login", login);
        target("an admin's group", group);
        target("an admin's group by name", groupName);
        target("an admin's external group", externalGroup);
        target("an admin's external group by name", external);
    }

    /** What the attacker may put into a field, by what it is. */
    Map<String, String> targets() {
        return targets;
    }

    String mallorysName() {
        return malloryName;
    }

    /** Everybody's secrets, as their tokens read them now. */
    Map<String, Set<String>> readable() {
        Map<String, Set<String>> readable = new LinkedHashMap<>();
        victims.forEach((name, token) -> readable.put(name, readable(token)));
        readable.put(malloryName, readable(mallory));
        return readable;
    }

    private Set<String> readable(VaultToken token) {
        Set<String> open = new TreeSet<>();
        secrets.forEach((whose, path) -> {
            if (people.readSecret(token, path).isPresent()) {
                open.add(whose);
            }
        });
        return open;
    }

    /** That nobody who logs in under a name reads a secret that is not theirs: victims their own, all others none. */
    void assertLogin(String name) {
        bench.host.login(mount, name).ifPresent(login -> {
            Set<String> mayRead = victimIds.containsValue(login.entityId()) ? readable(victims.get(name)) : Set.of();
            assertThat(readable(login.token())).as("who logs in as %s", name).isEqualTo(mayRead);
        });
    }

    /** That every victim still logs in as before. */
    void assertVictimsLogIn() {
        victimIds.forEach((name, id) -> {
            PersonLogin login = bench.login(mount, name);
            assertThat(login.entityId()).isEqualTo(id);
            assertThat(readable(login.token()))
                    .isEqualTo(readable(victims.get(name)))
                    .hasSize(1);
        });
    }

    /** Everything foreign, as an admin sees it. */
    List<String> foreign() {
        return targets.values().stream()
                .filter(value -> value.matches("[0-9a-f-]{36}"))
                .map(id -> bench.entity(id).toString() + bench.group(id))
                .toList();
    }
}
