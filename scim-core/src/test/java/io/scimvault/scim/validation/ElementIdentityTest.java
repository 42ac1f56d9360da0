package io.scimvault.scim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.testkit.VectorTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what elements of a multi-valued attribute are told apart. */
class ElementIdentityTest {
    private static final Attribute EMAILS = CoreSchemas.USER.attribute("emails").orElseThrow();
    private static final Attribute MEMBERS =
            CoreSchemas.GROUP.attribute("members").orElseThrow();
    private static final Attribute TAGS = VectorTypes.DEVICE.attribute("tags").orElseThrow();
    private static final Attribute CODES = VectorTypes.DEVICE.attribute("codes").orElseThrow();
    private static final Attribute NOTES = VectorTypes.DEVICE.attribute("notes").orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "emails | {'value':'a'}               | {'value':'A'}                | true  | true",
                "emails | {'value':'a'}               | {'value':'b'}                | false | false",
                "emails | {'value':'a','type':'work'} | {'value':'a','type':'WORK'}  | true  | true",
                "emails | {'value':'a','type':'work'} | {'value':'a','type':'home'}  | true  | false",
                "emails | {'value':'a','type':'work'} | {'value':'a'}                | true  | false",
                "emails | {'value':'a','display':'x'} | {'value':'a','display':'y'}  | true  | true",
                "emails | {'value':1}                 | {'value':1.0}                | false | false",
                "emails | {'value':1}                 | {'value':'1'}                | false | false",
                "emails | {'type':'work'}             | {'type':'work'}              | true  | true",
                "emails | {'type':'work'}             | {'type':'WORK'}              | false | false",
                "emails | {'type':'work'}             | {'value':'a','type':'work'}  | false | false",
                "members| {'value':'a','type':'User'} | {'value':'a','type':'Group'} | true  | true",
                "members| {'value':'a'}               | {'value':'b'}                | false | false",
                "tags   | 'a'                         | 'A'                          | true  | true",
                "tags   | 'a'                         | 'b'                          | false | false",
                "codes  | 'a'                         | 'A'                          | false | false",
                "notes  | {'lang':'a','text':'b'}     | {'text':'b','lang':'a'}      | true  | true",
                "notes  | {'lang':'a'}                | {'text':'a'}                 | false | false",
                "notes  | {'lang':['a','b']}          | {'lang':['a','b']}           | true  | true",
                "notes  | {'lang':['a','b']}          | {'lang':['b','a']}           | false | false",
                "notes  | {'lang':['a','b']}          | {'lang':['a']}               | false | false",
            })
    void elementsAreTheSameByTheirValueAndByTheirType(
            String name, String one, String other, boolean sameValue, boolean sameType) {
        ElementIdentity identity = ElementIdentity.of(attribute(name.strip()));

        check(identity.byValue(), json(one), json(other), sameValue);
        check(identity.byValueAndType(), json(one), json(other), sameType);
    }

    @Test
    void keysTellElementsApartAsTheyAre() {
        ElementIdentity identity = ElementIdentity.of(EMAILS);
        JsonValue work = json("{'value':'a','type':'work'}");

        assertThat(identity.key(work)).isEqualTo(identity.key(json("{'value':'A'}")));
        assertThat(identity.key(work)).isEqualTo(identity.keyOf(new JsonString("A")));
        assertThat(identity.key(work)).isNotEqualTo(identity.key(json("{'value':'b'}")));
        assertThat(identity.typedKey(work)).isEqualTo(identity.typedKey(json("{'value':'A','type':'WORK'}")));
        assertThat(identity.typedKey(work)).isNotEqualTo(identity.typedKey(json("{'value':'a','type':'home'}")));
        assertThat(identity.typedKey(work)).isNotEqualTo(identity.typedKey(json("{'value':'b','type':'work'}")));
        assertThat(identity.typedKey(json("{'value':'a'}"))).isEqualTo(identity.key(work));
        assertThat(identity.keyOf(new JsonNumber("1"))).isNotEqualTo(identity.keyOf(new JsonString("1")));
    }

    @Test
    void keysOfWholeElementsKeepTheirNamesNestingAndOrder() {
        List<JsonValue> different = List.of(
                json("{'a':1}"),
                json("{'b':1}"),
                json("{'a':'1'}"),
                json("{'a':[1]}"),
                json("{'a':[1,2]}"),
                json("{'a':[2,1]}"),
                json("{'a':[[1],2]}"),
                json("{'a':[]}"),
                json("{'a':{'b':1}}"),
                json("{'a':{},'b':1}"));
        Set<String> keys = new HashSet<>();
        different.forEach(element -> keys.add(ElementKey.wholeKey(element)));

        assertThat(keys).hasSameSizeAs(different);
        assertThat(ElementKey.wholeKey(json("{'a':1,'b':2}"))).isEqualTo(ElementKey.wholeKey(json("{'b':2,'a':1}")));
    }

    @Test
    void whereTheValueDecidesTheTypeIsNoMoreThanAComment() {
        ElementIdentity members = ElementIdentity.of(MEMBERS);
        ElementIdentity emails = ElementIdentity.of(EMAILS);
        JsonValue user = json("{'value':'a','type':'User'}");

        assertThat(members.valueDecides()).isTrue();
        assertThat(members.hasType()).isFalse();
        assertThat(members.isTyped(user)).isFalse();
        assertThat(members.indistinct(user, json("{'value':'a'}"))).isTrue();
        assertThat(members.distinctKey(user)).isEqualTo(members.distinctKey(json("{'value':'a'}")));
        assertThat(members.byValueAndType()).isEqualTo(members.byValue());
        assertThat(emails.valueDecides()).isFalse();
        assertThat(emails.hasType()).isTrue();
        assertThat(emails.isTyped(user)).isTrue();
        assertThat(emails.isTyped(json("{'value':'a'}"))).isFalse();
        assertThat(emails.indistinct(user, json("{'value':'a'}"))).isFalse();
        assertThat(emails.distinctKey(user)).isNotEqualTo(emails.distinctKey(json("{'value':'a'}")));
        assertThat(emails.keys()).containsExactly(emails.byValue(), emails.byValueAndType());
    }

    @Test
    void partsOfAnElementAreTakenAndLeft() {
        ElementIdentity emails = ElementIdentity.of(EMAILS);
        ElementIdentity tags = ElementIdentity.of(TAGS);

        assertThat(emails.untyped(json("{'value':'a','type':'work'}"))).isEqualTo(json("{'value':'a'}"));
        assertThat(tags.untyped(json("'a'"))).isEqualTo(json("'a'"));
        assertThat(emails.ofValue(json("'a'"))).isEqualTo(json("{'value':'a'}"));
        assertThat(tags.ofValue(json("'a'"))).isEqualTo(json("'a'"));
        assertThat(emails.value(json("{'value':'a'}"))).contains(json("'a'"));
        assertThat(emails.value(json("{'type':'a'}"))).isEmpty();
        assertThat(tags.value(json("'a'"))).contains(json("'a'"));
        assertThat(emails.hasValue()).isTrue();
        assertThat(tags.hasValue()).isFalse();
    }

    @Test
    void hashesTellValuesAndTypesApart() {
        ElementKey key = ElementIdentity.of(EMAILS).byValueAndType();
        List<JsonValue> different = List.of(
                json("{'value':'a'}"),
                json("{'value':'b'}"),
                json("{'value':'a','type':'work'}"),
                json("{'value':'a','type':'home'}"),
                json("{'value':'b','type':'work'}"),
                json("{'type':'work'}"),
                json("{'type':'home'}"),
                json("{'value':7}"));
        Set<Integer> hashes = new HashSet<>();
        different.forEach(element -> hashes.add(key.hash(element)));

        assertThat(hashes)
                .hasSameSizeAs(different)
                .allSatisfy(hash -> assertThat(hash).isNotNegative());
    }

    private static void check(ElementKey key, JsonValue one, JsonValue other, boolean same) {
        assertThat(key.same(one, other)).isEqualTo(same);
        assertThat(key.same(other, one)).isEqualTo(same);
        assertThat(same && key.hash(one) != key.hash(other)).isFalse();
    }

    private static Attribute attribute(String name) {
        return switch (name) {
            case "emails" -> EMAILS;
            case "members" -> MEMBERS;
            case "tags" -> TAGS;
            case "codes" -> CODES;
            default -> NOTES;
        };
    }

    private static JsonValue json(String text) {
        return JsonText.within(JsonLimits.REQUEST).parse(text.replace('\'', '"'));
    }
}
