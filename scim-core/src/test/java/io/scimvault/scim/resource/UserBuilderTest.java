package io.scimvault.scim.resource;

import static io.scimvault.scim.resource.Fixtures.fullUser;
import static io.scimvault.scim.resource.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user's builder writes. */
class UserBuilderTest {
    private static final String USER = "\"urn:ietf:params:scim:schemas:core:2.0:User\"";
    private static final String ENTERPRISE = "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"";

    @Test
    void buildsTheSmallestUser() {
        assertThat(User.of("alice").build()).hasToString("{\"schemas\":[" + USER + "],\"userName\":\"alice\"}");
    }

    @Test
    void buildsAUserAsAConnectorWould() {
        User user = User.of("alice")
                .externalId("e1")
                .name("Alice", "Doe")
                .displayName("Alice Doe")
                .email("a@x.test")
                .active(true)
                .title("Engineer")
                .enterprise(EnterpriseUser.of()
                        .department("Payments")
                        .manager("id-7")
                        .build())
                .build();

        assertThat(user)
                .hasToString("{\"schemas\":[" + USER + "," + ENTERPRISE
                        + "],\"userName\":\"alice\",\"externalId\":\"e1\","
                        + "\"name\":{\"givenName\":\"Alice\",\"familyName\":\"Doe\"},\"displayName\":\"Alice Doe\","
                        + "\"emails\":[{\"value\":\"a@x.test\"}],\"active\":true,\"title\":\"Engineer\"," + ENTERPRISE
                        + ":{\"department\":\"Payments\",\"manager\":{\"value\":\"id-7\"}}}");
    }

    @Test
    void reachesEveryAttributeOfTheRfc() {
        JsonObject full = fullUser().tree();
        User built = User.of("bjensen@example.com")
                .externalId("701984")
                .name(Name.of("Barbara", "Jensen")
                        .withFormatted("Ms. Barbara J Jensen, III")
                        .withMiddleName("Jane")
                        .withHonorificPrefix("Ms.")
                        .withHonorificSuffix("III"))
                .displayName("Babs Jensen")
                .nickName("Babs")
                .profileUrl("https://login.example.com/bjensen")
                .title("Tour Guide")
                .userType("Employee")
                .preferredLanguage("en-US")
                .locale("en-GB")
                .timezone("America/Los_Angeles")
                .active(false)
                .password("t1meMa$heen")
                .email(MultiValue.of("babs@jensen.org").withType("home"))
                .email(MultiValue.of("bjensen@example.com").withType("work").asPrimary())
                .phoneNumber(MultiValue.of("tel:555-555-5555").withType("work"))
                .phoneNumber(MultiValue.of("tel:555-555-4444").withType("mobile"))
                .im(MultiValue.of("someaimhandle").withType("aim"))
                .photo(MultiValue.of("https://photos.example.com/profilephoto/72930000000Ccne/F")
                        .withType("photo"))
                .address(Address.of("work")
                        .withStreetAddress("100 Universal City Plaza")
                        .withLocality("Hollywood")
                        .withRegion("CA")
                        .withPostalCode("91608")
                        .withCountry("US")
                        .withFormatted("100 Universal City Plaza\nHollywood, CA 91608 USA")
                        .asPrimary())
                .address(Address.of("home").withLocality("Hollywood"))
                .entitlement(MultiValue.of("tour:lead").withDisplay("Leads tours"))
                .role(MultiValue.of("guide").asPrimary())
                .x509Certificate("MIIDQzCCAqygAwIBAgICEAA=")
                .enterprise(EnterpriseUser.of()
                        .employeeNumber("701984")
                        .costCenter("4130")
                        .organization("Universal Studios")
                        .division("Theme Park")
                        .department("Tour Operations")
                        .attribute(
                                "manager",
                                full.object(CoreSchemas.ENTERPRISE_USER_URN)
                                        .flatMap(extension -> extension.get("manager"))
                                        .orElseThrow())
                        .build())
                .extension("urn:example:badge:1.0:Badge", json("{\"color\":\"red\"}"))
                .attribute("id", full.get("id").orElseThrow())
                .attribute("groups", full.get("groups").orElseThrow())
                .attribute("meta", full.get("meta").orElseThrow())
                .build();

        assertThat(built.resource().tree()).isEqualTo(full);
    }

    @Test
    void changesOnlyWhatItIsToldTo() {
        User full = new User(fullUser());

        assertThat(full.toBuilder().build()).isEqualTo(full);
        assertThat(full.toBuilder().title("Director").build().resource())
                .isEqualTo(fullUser().with("title", "Director"));
        assertThat(full.title()).contains("Tour Guide");
    }

    @Test
    void takesAwayWhatIsNull() {
        User user = User.of("a")
                .title("x")
                .title(null)
                .externalId(null)
                .name(null, null)
                .email((String) null)
                .role((String) null)
                .build();

        assertThat(user).isEqualTo(User.of("a").build());
        assertThat(User.of("a").name("Alice", null).build().name()).contains(Name.of("Alice", null));
    }

    @Test
    void addsWithTheSingularAndReplacesWithThePlural() {
        User.Builder builder =
                User.of("a").email("1").email("2").email("1").role("x").role("y");

        assertThat(builder.build().emails()).containsExactly(MultiValue.of("1"), MultiValue.of("2"));
        assertThat(builder.build().roles()).containsExactly(MultiValue.of("x"), MultiValue.of("y"));
        assertThat(builder.emails(List.of(MultiValue.of("3"))).build().emails()).containsExactly(MultiValue.of("3"));
        assertThat(builder.emails(List.of()).roles(List.of()).build())
                .isEqualTo(User.of("a").build());
        assertThat(User.of("a")
                        .addresses(List.of(Address.of("work"), Address.EMPTY))
                        .build()
                        .addresses())
                .containsExactly(Address.of("work"));
    }

    @Test
    void spellsNamesAsTheirSchemaDoesAndLeavesOutTheUnassigned() {
        User user = User.of("a")
                .attribute("TITLE", new JsonString("x"))
                .attribute("NAME", json("{\"GIVENNAME\":\"Alice\",\"familyName\":null}"))
                .attribute(
                        "Emails",
                        JsonArray.of(json("{\"VALUE\":\"e\",\"type\":null}"), JsonNull.NULL, JsonObject.EMPTY))
                .attribute("ims", JsonArray.of(JsonNull.NULL))
                .extension(CoreSchemas.ENTERPRISE_USER_URN.toUpperCase(Locale.ROOT), json("{\"DEPARTMENT\":\"d\"}"))
                .build();

        assertThat(user)
                .hasToString("{\"schemas\":[" + USER + "," + ENTERPRISE + "],\"userName\":\"a\",\"title\":\"x\","
                        + "\"name\":{\"givenName\":\"Alice\"},\"emails\":[{\"value\":\"e\"}]," + ENTERPRISE
                        + ":{\"department\":\"d\"}}");
    }

    @Test
    void keepsUnknownAttributesAndExtensionsWithoutTheUnassigned() {
        User user = User.of("a")
                .attribute("shoeSize", json("{\"eu\":[null,42],\"us\":null}"))
                .attribute("SHOESIZE", json("{\"EU\":43}"))
                .extension("urn:x:Y", json("{\"a\":{\"b\":[]},\"c\":1}"))
                .extension("URN:X:y", json("{\"c\":2}"))
                .build();

        assertThat(user)
                .hasToString("{\"schemas\":[" + USER + ",\"urn:x:Y\"],\"userName\":\"a\",\"shoeSize\":{\"EU\":43},"
                        + "\"urn:x:Y\":{\"c\":2}}");
    }

    @Test
    void dropsTheUrnOfAnExtensionThatIsTakenAway() {
        User user = new User(fullUser());

        User without = user.toBuilder()
                .enterprise(EnterpriseUser.of().build())
                .extension("URN:example:badge:1.0:BADGE", JsonObject.EMPTY)
                .build();

        assertThat(without.enterprise()).isEmpty();
        assertThat(without.resource().schemas()).containsExactly(CoreSchemas.USER_URN);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "emails|\"a@x.test\"|emails takes an array, not a string",
                "emails|[\"a@x.test\"]|emails takes an object, not a string",
                "emails|[{\"primary\":true},{\"primary\":true}]|emails takes at most one primary value",
                "emails|[{\"primary\":\"true\"}]|primary takes a boolean, not a string",
                "emails|[{\"type\":\"a\",\"TYPE\":\"b\"}]|type stands twice, in different letter case",
                "name|[{\"givenName\":\"a\"}]|name takes an object, not an array",
                "title|1|title takes a string, not a number",
                "ACTIVE|\"true\"|active takes a boolean, not a string",
                "meta|{\"created\":1}|created takes a string, not a number",
                "Schemas|[\"urn:x\"]|schemas is not set: it follows from the extensions",
                "urn:x:Y|{}|urn:x:Y is no attribute; an extension is set by extension(urn, object)",
            })
    void refusesWhatCannotBeCanonical(String name, String value, String message) {
        User.Builder builder = User.of("a");

        assertThatThrownBy(() -> builder.attribute(
                        name, JsonText.within(JsonLimits.REQUEST).parse(value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(builder.build()).isEqualTo(User.of("a").build());
    }

    @Test
    void refusesASecondPrimaryValue() {
        User.Builder builder = User.of("a").email(MultiValue.of("1").asPrimary());

        assertThatThrownBy(() -> builder.email(MultiValue.of("2").asPrimary()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("emails takes at most one primary value");
    }

    @Test
    void refusesAnEmptyUserName() {
        assertThatThrownBy(() -> User.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a userName must not be empty");
    }

    @ParameterizedTest
    @CsvSource({"badge", "https://x.test/schema", "urn:ietf:params:scim:schemas:core:2.0:USER"})
    void refusesAnExtensionWithoutAUrnOfItsOwn(String urn) {
        assertThatThrownBy(() -> User.of("a").extension(urn, JsonObject.of("a", JsonBoolean.TRUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(urn + " is no URN of an extension");
    }
}
