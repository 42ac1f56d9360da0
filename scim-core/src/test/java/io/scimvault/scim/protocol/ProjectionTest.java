package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {

    private static final Resource FULL = TestTypes.resource("""
            {"schemas":["urn:test:Thing"],"id":"1","plain":"p","always":"a","request":"r","never":"SECRET",
             "box":{"plain":"p","always":"a","request":"r","never":"SECRET"},
             "boxes":[{"value":"1","type":"x","never":"SECRET"},{"never":"SECRET"},{"value":"2","type":"y"}],
             "sure":{"plain":"p","other":"o","never":"SECRET"},
             "urn:test:ext:2.0:Thing":{"extra":"e","always":"a","request":"r","never":"SECRET",
               "crate":{"plain":"p","never":"SECRET"}},
             "urn:foreign":{"k":"v"},
             "meta":{"resourceType":"Thing","version":"1"}}
            """);

    private static final String ALWAYS = """
            {"schemas":["urn:test:Thing"],"id":"1","always":"a","sure":{"plain":"p","other":"o"},
             "urn:test:ext:2.0:Thing":{"always":"a"}}
            """;

    private static Projection projection(String attributes, String excluded) {
        return Projection.of(
                TestTypes.THING, Optional.ofNullable(attributes).map(ProjectionTest::names), names(excluded));
    }

    private static List<String> names(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(","));
    }

    private static Resource with(String attributes) {
        return projection(attributes, "").apply(FULL);
    }

    private static Resource without(String excluded) {
        return projection(null, excluded).apply(FULL);
    }

    @Test
    void byDefaultEverythingIsShownThatNeedNotBeAskedFor() {
        assertThat(Projection.byDefault(TestTypes.THING).apply(FULL)).isEqualTo(TestTypes.resource("""
                {"schemas":["urn:test:Thing"],"id":"1","plain":"p","always":"a",
                 "box":{"plain":"p","always":"a"},
                 "boxes":[{"value":"1","type":"x"},{"value":"2","type":"y"}],
                 "sure":{"plain":"p","other":"o"},
                 "urn:test:ext:2.0:Thing":{"extra":"e","always":"a","crate":{"plain":"p"}},
                 "urn:foreign":{"k":"v"},
                 "meta":{"resourceType":"Thing","version":"1"}}
                """));
    }

    @Test
    void completeAddsWhatMustBeAskedFor() {
        Resource complete = Projection.complete(TestTypes.THING).apply(FULL);

        assertThat(complete.tree().string("request")).contains("r");
        assertThat(complete.tree().object("box").orElseThrow()).isEqualTo(TestTypes.object("""
                {"plain":"p","always":"a","request":"r"}"""));
        assertThat(complete.toString()).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "never",
                "box.never",
                "urn:test:ext:2.0:Thing:never",
                "urn:none:x",
                ".",
                ":",
                "plain.sub"
            })
    void namesThatShowNothingLeaveTheMinimum(String attributes) {
        assertThat(with(attributes)).isEqualTo(TestTypes.resource(ALWAYS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | {'plain':'p'}",
                "PLAIN | {'plain':'p'}",
                "urn:test:Thing:plain | {'plain':'p'}",
                "URN:TEST:THING:Plain | {'plain':'p'}",
                "request | {'request':'r'}",
                "box | {'box':{'plain':'p','always':'a'}}",
                "box.plain | {'box':{'plain':'p','always':'a'}}",
                "box.request | {'box':{'always':'a','request':'r'}}",
                "box,box.request | {'box':{'plain':'p','always':'a','request':'r'}}",
                "boxes.value | {'boxes':[{'value':'1'},{'value':'2'}]}",
                "sure.other | {'sure':{'other':'o'}}",
                "meta.version | {'meta':{'version':'1'}}",
                "extra | {'urn:test:ext:2.0:Thing':{'extra':'e','always':'a'}}",
                "urn:test:ext:2.0:Thing.extra | {'urn:test:ext:2.0:Thing':{'extra':'e','always':'a'}}",
                "urn:test:ext:2.0:thing | {'urn:test:ext:2.0:Thing':{'extra':'e','always':'a','request':'r','crate':{'plain':'p'}}}",
                "urn:test:ext:2.0:Thing:crate.plain | {'urn:test:ext:2.0:Thing':{'always':'a','crate':{'plain':'p'}}}",
                "urn:FOREIGN | {'urn:foreign':{'k':'v'}}"
            })
    void anAttributeThatIsNamedIsShownBesideTheMinimum(String attributes, String shown) {
        Resource expected = TestTypes.resource(ALWAYS);
        for (var member : TestTypes.object(shown.replace('\'', '"')).members().entrySet()) {
            expected = expected.with(member.getKey(), member.getValue());
        }

        assertThat(with(attributes)).isEqualTo(expected);
    }

    @Test
    void theCoreUrnNamesAllCoreAttributes() {
        assertThat(with("urn:test:thing").tree().names())
                .contains("plain", "box", "boxes", "request")
                .doesNotContain("never", "meta", "urn:foreign");
    }

    @ParameterizedTest
    @CsvSource({"plain,plain", "BOX,box", "boxes,boxes", "meta,meta", "urn:foreign,urn:foreign"})
    void anAttributeThatIsExcludedIsNotThere(String excluded, String missing) {
        Resource byDefault = Projection.byDefault(TestTypes.THING).apply(FULL);

        assertThat(without(excluded)).isEqualTo(byDefault.without(missing)).isNotEqualTo(byDefault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "id", "schemas", "sure", "urn:test:ext:2.0:Thing:always", "nonsense", "request"})
    void whatIsAlwaysShownCannotBeExcluded(String excluded) {
        assertThat(without(excluded)).isEqualTo(without(""));
    }

    @Test
    void partsCanBeExcluded() {
        assertThat(without("box.plain,boxes.type,boxes.value,extra,sure.plain").tree())
                .isEqualTo(TestTypes.object("""
                {"schemas":["urn:test:Thing"],"id":"1","plain":"p","always":"a",
                 "box":{"always":"a"},
                 "sure":{"other":"o"},
                 "urn:test:ext:2.0:Thing":{"always":"a","crate":{"plain":"p"}},
                 "urn:foreign":{"k":"v"},
                 "meta":{"resourceType":"Thing","version":"1"}}
                """));
    }

    @Test
    void aWholeExtensionCanBeExcludedButForWhatIsAlwaysShown() {
        assertThat(without("urn:test:ext:2.0:THING").tree().object("urn:test:ext:2.0:Thing"))
                .contains(TestTypes.object("{\"always\":\"a\"}"));
    }

    @Test
    void bothListsTogetherShowWhatIsNamedAndNotExcluded() {
        assertThat(projection("plain,box", "box.plain").apply(FULL).tree().names())
                .containsExactly("schemas", "id", "plain", "always", "box", "sure", "urn:test:ext:2.0:Thing");
    }

    @ParameterizedTest
    @CsvSource({
        "boxes,,,true",
        "boxes,plain,,false",
        "boxes,boxes.value,,true",
        "boxes,,boxes,false",
        "BOXES,,boxes.value,true",
        "request,,,false",
        "request,request,,true",
        "never,never,,false",
        "always,plain,always,true",
        "extra,,urn:test:ext:2.0:Thing,false",
        "extra,urn:test:ext:2.0:Thing,,true",
        "nonsense,,,true",
        "nonsense,plain,,false"
    })
    void aStoreIsToldWhatIsWanted(String attribute, String attributes, String excluded, boolean wanted) {
        Projection projection = projection(attributes, excluded == null ? "" : excluded);

        assertThat(projection.wants(attribute)).isEqualTo(wanted);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noRequestEverShowsWhatIsNeverShown(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Resource shown = projection(random.nextInt(3) == 0 ? null : names(random), names(random))
                    .apply(FULL);

            assertThat(shown.toString()).doesNotContain("SECRET", "{}", "[]");
            assertThat(shown.tree().names()).contains("schemas", "id", "always", "sure");
        }
    }

    private static String names(Random random) {
        String[] words = {
            "never",
            "NEVER",
            "box",
            "box.never",
            "boxes",
            "boxes.never",
            "sure.never",
            "sure",
            "plain",
            "box.plain",
            "meta",
            "urn:test:Thing",
            "urn:test:Thing:never",
            "urn:test:ext:2.0:Thing",
            "urn:test:ext:2.0:Thing:never",
            "urn:test:ext:2.0:Thing.never",
            "urn:test:ext:2.0:Thing:crate.never",
            "crate",
            "crate.never",
            "*",
            "",
            "id",
            "schemas"
        };
        StringBuilder names = new StringBuilder(words[random.nextInt(words.length)]);
        for (int i = random.nextInt(5); i > 0; i--) {
            names.append(',').append(words[random.nextInt(words.length)]);
        }
        return names.toString();
    }
}
