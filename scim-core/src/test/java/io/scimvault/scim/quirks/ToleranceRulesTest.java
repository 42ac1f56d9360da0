package io.scimvault.scim.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is tolerated, as data ({@code rules.json}), and the vectors that show it. A rule that names a client of Microsoft or SailPoint
 * is shown for each by a vector that is run leniently, and by one that is run strictly where strict may differ.
 */
class ToleranceRulesTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");
    private static final Set<String> MARKS = Set.of("RFC", "SOFT", "LENIENT");
    private static final Set<String> MEMBERS =
            Set.of("number", "name", "mark", "says", "clients", "switched", "elsewhere");
    private static final Set<String> CLIENTS = Set.of(
            "Entra ID",
            "Entra ID aadOptscim062020",
            "Entra ID customappsso",
            "Entra ID documentation",
            "MS validator",
            "MS Postman",
            "SailPoint",
            "SailPoint IdentityIQ",
            "authentik",
            "Ping",
            "several");

    /** A rule: {@code switched} says that strict may answer otherwise though the RFC is silent, {@code elsewhere} whose business it is. */
    private record Rule(
            int number, String name, String mark, List<String> clients, boolean switched, Optional<String> elsewhere) {
        static Rule of(JsonObject json) {
            assertThat(MEMBERS).containsAll(json.names());
            assertThat(json.string("says")).isPresent();
            return new Rule(
                    json.get("number")
                            .map(number -> ((JsonNumber) number).decimal().intValueExact())
                            .orElseThrow(),
                    json.string("name").orElseThrow(),
                    json.string("mark").orElseThrow(),
                    strings(json.array("clients")),
                    json.bool("switched").orElse(false),
                    json.string("elsewhere"));
        }

        boolean isSwitched() {
            return switched || mark.equals("LENIENT");
        }
    }

    /** A vector as far as it shows rules: of whom, and how it is run. */
    private record Shown(String name, Set<String> clients, List<String> rules, boolean lenient, boolean strict) {
        static Shown of(JsonObject vector, JsonObject defaults, boolean lenient, boolean strict) {
            return new Shown(
                    vector.string("name")
                            .or(() -> vector.string("request"))
                            .or(() -> vector.string("text"))
                            .orElseThrow(),
                    vector.string("client")
                            .or(() -> defaults.string("client"))
                            .map(names -> Set.of(names.split(", ")))
                            .orElse(Set.of()),
                    strings(vector.array("rules")),
                    lenient,
                    strict);
        }

        /** A dialect shows what its client needs, too. */
        boolean shows(Rule rule, String client) {
            return rules.contains(rule.name())
                    && clients.stream().anyMatch(name -> name.equals(client) || name.startsWith(client + " "));
        }
    }

    @Test
    void rulesAreNumberedAndNamedOnce() {
        List<Rule> rules = rules();

        assertThat(rules.stream().map(Rule::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rules.size()).boxed().toList());
        assertThat(rules.stream().map(Rule::name)).doesNotHaveDuplicates();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(MARKS).contains(rule.mark());
            assertThat(CLIENTS).containsAll(rule.clients());
            assertThat(rule.elsewhere().isPresent() && !rule.clients().isEmpty())
                    .isFalse();
        });
    }

    @Test
    void vectorsNameKnownRulesAndWhoNeedsThem() {
        List<String> names = rules().stream().map(Rule::name).toList();

        assertThat(shown()).filteredOn(vector -> !vector.rules().isEmpty()).allSatisfy(vector -> {
            assertThat(names).as(vector.name()).containsAll(vector.rules());
            assertThat(vector.rules()).as(vector.name()).doesNotHaveDuplicates();
            assertThat(CLIENTS).as(vector.name()).containsAll(vector.clients());
            assertThat(vector.clients()).as(vector.name()).isNotEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRuleIsShownForEveryClientThatItNames() {
        List<Shown> all = shown();
        return rules().stream()
                .flatMap(rule -> rule.clients().stream()
                        .map(client -> DynamicTest.dynamicTest(
                                rule.number() + " " + rule.name() + ", " + client,
                                () -> checkShown(rule, client, all))));
    }

    private static void checkShown(Rule rule, String client, List<Shown> all) {
        List<Shown> showing =
                all.stream().filter(vector -> vector.shows(rule, client)).toList();

        assertThat(showing).as("run leniently").anyMatch(Shown::lenient);
        if (rule.isSwitched()) {
            assertThat(showing).as("run strictly").anyMatch(Shown::strict);
        }
    }

    private static List<Rule> rules() {
        return ((JsonObject) json(VECTORS.resolve("rules.json")))
                .array("rules")
                .only(JsonObject.class)
                .map(Rule::of)
                .toList();
    }

    private static List<Shown> shown() {
        try (Stream<Path> files = Files.walk(VECTORS, 2)) {
            return files.filter(file -> !file.getParent().equals(VECTORS))
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ToleranceRulesTest::json)
                    .flatMap(ToleranceRulesTest::shown)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The vectors of a file, or the exchanges of its scenarios. */
    private static Stream<Shown> shown(JsonValue file) {
        if (file instanceof JsonArray scenarios) {
            return scenarios.only(JsonObject.class).flatMap(scenario -> {
                boolean strict = scenario.bool("strict").orElse(false);
                return scenario.array("exchanges")
                        .only(JsonObject.class)
                        .map(exchange -> Shown.of(exchange, scenario, !strict, strict));
            });
        }
        JsonObject defaults = (JsonObject) file;
        return defaults.array("vectors").only(JsonObject.class).map(vector -> {
            String mode = vector.string("mode")
                    .or(() -> vector.object("input").flatMap(input -> input.string("options")))
                    .orElse("any");
            return Shown.of(vector, defaults, !mode.equals("strict"), !mode.equals("lenient"));
        });
    }

    private static List<String> strings(JsonArray array) {
        return array.only(JsonString.class).map(JsonString::value).toList();
    }

    private static JsonValue json(Path file) {
        try {
            return JsonText.within(JsonLimits.ANSWER).parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
