package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.NamesTable.Login;
import io.scimvault.host.NamesTable.Name;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.testing.PersonLogin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * People with the names of {@link NamesTable}: each logs in, each gets what is theirs by policies that Vault fills with the names,
 * and nobody gets anything of anybody else's.
 */
final class NamesProofIT {
    private static NamesVault vault;
    private static final Map<String, String> APPROLE_SECRETS = new HashMap<>();

    private record Person(Name name, String id, String entityName, int number, String group, PersonLogin login) {
        private String secret() {
            return "of person " + number;
        }

        private String groupSecret() {
            return "of group " + number;
        }

        @Override
        public String toString() {
            return number + " " + name;
        }
    }

    @BeforeAll
    static void starts() throws Exception {
        vault = new NamesVault();
    }

    @AfterAll
    static void ends() {
        vault.close();
    }

    @Test
    void everybodyGetsTheirOwnAndNothingElse() {
        List<Person> people = new ArrayList<>();
        try {
            for (Name name : NamesTable.all()) {
                people.add(provisioned(name, people.size()));
            }
            people.add(provisioned(NamesTable.name(people.get(0).id()), people.size()));

            people.forEach(person -> vault.givePersonalSecret(person.entityName(), person.secret()));

            assertThat(people).extracting(Person::entityName).doesNotHaveDuplicates();
            assertThat(people)
                    .allSatisfy(person -> assertThat(person.entityName()).doesNotContain("*", "+", "/"));
            people.parallelStream().forEach(person -> getsExactlyTheirOwn(person, people));
        } finally {
            people.forEach(person -> {
                vault.scim().delete("/Users", person.id());
                vault.scim().delete("/Groups", person.group());
            });
        }
        assertThat(people)
                .allSatisfy(person ->
                        assertThat(vault.isKnown(person.name().text())).isFalse());
    }

    /** A person who has logged in, in a group of the same name, which has a secret. */
    private static Person provisioned(Name name, int number) {
        NamesScim scim = vault.scim();
        String id = scim.created("/Users", "userName", name.text());
        JsonObject wanted = JsonObject.builder()
                .put("displayName", name.text())
                .put("members", JsonArray.of(JsonObject.of("value", new JsonString(id))))
                .build();
        String group = scim.create("/Groups", wanted).when(201).string("id").orElseThrow();
        vault.giveGroupASecret(group, number);
        String entityName = vault.entityName(id);
        scim.has("/Users", id, "userName", name.text());
        scim.has("/Groups", group, "displayName", name.text());
        return new Person(name, id, entityName, number, group, logsIn(name, id));
    }

    /** Logs in where the table says; wherever else the person is let in, it is the same person. */
    private static PersonLogin logsIn(Name name, String id) {
        Optional<PersonLogin> jwt = vault.jwtLogin(name.text());
        Optional<PersonLogin> approle = approleLogin(name);
        assertThat(jwt.map(PersonLogin::entityId)).as("jwt of %s", name).contains(id);
        assertThat(approle.map(PersonLogin::entityId).orElse(id))
                .as("approle of %s", name)
                .isEqualTo(id);
        return name.login() == Login.JWT
                ? jwt.orElseThrow()
                : approle.orElseThrow(() -> new AssertionError("approle refuses " + name));
    }

    private static Optional<PersonLogin> approleLogin(Name name) {
        String secret =
                APPROLE_SECRETS.computeIfAbsent(name.text(), text -> vault.approleSecret(text, APPROLE_SECRETS.size()));
        return vault.approleLogin(name.text(), secret);
    }

    /** By name, of everybody; by id and of the groups, where no name is put into a path, of every eighth. */
    private static void getsExactlyTheirOwn(Person person, List<Person> people) {
        VaultToken token = person.login().token();
        for (Person other : people) {
            Optional<Person> own = Optional.of(person).filter(other::equals);
            String who = person + " at " + other;
            assertThat(vault.personalSecret(token, other.entityName()))
                    .as("the secret by name: %s", who)
                    .isEqualTo(own.map(Person::secret));
            assertThat(vault.entityNamed(token, other.entityName()).flatMap(entity -> entity.string("id")))
                    .as("the entity by name: %s", who)
                    .isEqualTo(own.map(Person::id));
            if (person.number() % 8 == other.number() % 8) {
                assertThat(vault.entity(token, other.id()).flatMap(entity -> entity.string("name")))
                        .as("the entity by id: %s", who)
                        .isEqualTo(own.map(Person::entityName));
                assertThat(vault.groupSecret(token, other.number()))
                        .as("the secret of the group: %s", who)
                        .isEqualTo(own.map(Person::groupSecret));
            }
        }
    }

    /**
     * Vault refuses every path with a code point that its version of Unicode does not know. What a policy grants by the entity's name
     * is out of reach of such a person, and of everybody else; all the rest works.
     */
    @Test
    void aNameWithACodePointOfNoUnicodeYetIsAPersonLikeAnyOther() {
        Person person = provisioned(NamesTable.name("unassigned \u0378 " + UUID.randomUUID()), 2000);
        try {
            assertThat(vault.groupSecret(person.login().token(), 2000)).contains(person.groupSecret());
            assertThat(vault.entity(person.login().token(), person.id())).isPresent();
        } finally {
            vault.scim().delete("/Users", person.id());
            vault.scim().delete("/Groups", person.group());
        }
    }

    @Test
    void anyNameCanBecomeAnyOtherWhileAPersonIsLoggedIn() {
        NamesScim scim = vault.scim();
        List<Name> tour = tourOfAllPairs(NamesTable.forRenaming());
        String id = scim.created("/Users", "userName", tour.get(0).text());
        JsonObject wanted = JsonObject.builder()
                .put("displayName", "renamed " + UUID.randomUUID())
                .put("members", JsonArray.of(JsonObject.of("value", new JsonString(id))))
                .build();
        String group = scim.create("/Groups", wanted).when(201).string("id").orElseThrow();
        vault.giveGroupASecret(group, 1000);
        PersonLogin live = logsIn(tour.get(0), id);
        Map<String, String> entityNames = new HashMap<>();
        try {
            for (int i = 1; i < tour.size(); i++) {
                Name before = tour.get(i - 1);
                Name after = tour.get(i);
                JsonObject answer = scim.patch("/Users", id, "userName", new JsonString(after.text()))
                        .when(200);
                assertThat(answer.string("userName")).contains(after.text());
                scim.has("/Users", id, "userName", after.text());

                String as = before + " became " + after;
                assertThat(vault.groupSecret(live.token(), 1000)).as(as).contains("of group 1000");
                assertThat(vault.groupSecret(logsIn(after, id).token(), 1000))
                        .as(as)
                        .contains("of group 1000");
                String entityName = vault.entityName(id);
                assertThat(vault.entityNamed(live.token(), entityName)).as(as).isPresent();
                assertThat(entityNames.computeIfAbsent(after.text(), text -> entityName))
                        .as(as)
                        .isEqualTo(entityName);
                if (!NamesTable.same(before.text()).equals(NamesTable.same(after.text()))) {
                    assertThat(scim.found("/Users", "userName", before.text()))
                            .as(as)
                            .isEmpty();
                    assertThat(vault.isKnown(before.text())).as(as).isFalse();
                }
            }
            assertThat(differentToVault(entityNames.values())).isEqualTo(differentToVault(entityNames.keySet()));
        } finally {
            scim.delete("/Users", id);
            scim.delete("/Groups", group);
        }
    }

    private static long differentToVault(Iterable<String> names) {
        List<String> same = new ArrayList<>();
        names.forEach(name -> same.add(NamesTable.same(name)));
        return same.stream().distinct().count();
    }

    /** A closed walk over all ordered pairs of different names, each once (Hierholzer's). */
    private static List<Name> tourOfAllPairs(List<Name> names) {
        Map<Name, Deque<Name>> unused = new HashMap<>();
        for (Name from : names) {
            unused.put(
                    from,
                    new ArrayDeque<>(
                            names.stream().filter(to -> !to.equals(from)).toList()));
        }
        Deque<Name> path = new ArrayDeque<>(List.of(names.get(0)));
        Deque<Name> tour = new ArrayDeque<>();
        while (!path.isEmpty()) {
            Deque<Name> onward = unused.get(path.peek());
            if (onward.isEmpty()) {
                tour.push(path.pop());
            } else {
                path.push(onward.pop());
            }
        }
        List<Name> walk = List.copyOf(tour);
        assertThat(IntStream.range(1, walk.size())
                        .mapToObj(i -> List.of(walk.get(i - 1), walk.get(i)))
                        .distinct())
                .hasSize(names.size() * (names.size() - 1));
        return walk;
    }
}
