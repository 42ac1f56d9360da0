package io.scimvault.scim.resource;

import static io.scimvault.scim.resource.Fixtures.fullUser;
import static io.scimvault.scim.resource.Fixtures.json;
import static io.scimvault.scim.resource.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.schema.CoreSchemas;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user's view reads. */
class UserTest {

    @Test
    void readsEverySingleAttributeOfAFullUser() {
        User user = new User(fullUser());

        assertThat(user.id()).contains("2819c223-7f76-453a-919d-413861904646");
        assertThat(user.externalId()).contains("701984");
        assertThat(user.userName()).isEqualTo("bjensen@example.com");
        assertThat(user.displayName()).contains("Babs Jensen");
        assertThat(user.nickName()).contains("Babs");
        assertThat(user.profileUrl()).contains("https://login.example.com/bjensen");
        assertThat(user.title()).contains("Tour Guide");
        assertThat(user.userType()).contains("Employee");
        assertThat(user.preferredLanguage()).contains("en-US");
        assertThat(user.locale()).contains("en-GB");
        assertThat(user.timezone()).contains("America/Los_Angeles");
        assertThat(user.active()).isFalse();
    }

    @Test
    void readsTheNameOfAFullUser() {
        Name name = new User(fullUser()).name().orElseThrow();

        assertThat(name.formatted()).contains("Ms. Barbara J Jensen, III");
        assertThat(name.familyName()).contains("Jensen");
        assertThat(name.givenName()).contains("Barbara");
        assertThat(name.middleName()).contains("Jane");
        assertThat(name.honorificPrefix()).contains("Ms.");
        assertThat(name.honorificSuffix()).contains("III");
    }

    @Test
    void readsTheValuesOfAFullUser() {
        User user = new User(fullUser());

        assertThat(user.emails())
                .containsExactly(
                        MultiValue.of("babs@jensen.org").withType("home"),
                        MultiValue.of("bjensen@example.com").withType("work").asPrimary());
        assertThat(user.emails()).extracting(MultiValue::isPrimary).containsExactly(false, true);
        assertThat(user.primaryEmail()).contains("bjensen@example.com");
        assertThat(user.phoneNumbers())
                .containsExactly(
                        MultiValue.of("tel:555-555-5555").withType("work"),
                        MultiValue.of("tel:555-555-4444").withType("mobile"));
        assertThat(user.ims()).containsExactly(MultiValue.of("someaimhandle").withType("aim"));
        assertThat(user.photos())
                .extracting(photo -> photo.type().orElseThrow())
                .containsExactly("photo");
        assertThat(user.entitlements())
                .containsExactly(MultiValue.of("tour:lead").withDisplay("Leads tours"));
        assertThat(user.roles()).containsExactly(MultiValue.of("guide").asPrimary());
        assertThat(user.x509Certificates()).containsExactly(MultiValue.of("MIIDQzCCAqygAwIBAgICEAA="));
    }

    @Test
    void readsTheGroupsOfAFullUser() {
        MultiValue group = new User(fullUser()).groups().get(0);

        assertThat(group.value()).contains("e9e30dba-f08f-4109-8486-d5c6a331660a");
        assertThat(group.ref()).contains("https://example.com/v2/Groups/e9e30dba-f08f-4109-8486-d5c6a331660a");
        assertThat(group.display()).contains("Tour Guides");
        assertThat(group.type()).contains("direct");
    }

    @Test
    void readsTheAddressesOfAFullUser() {
        List<Address> addresses = new User(fullUser()).addresses();
        Address work = addresses.get(0);

        assertThat(work.formatted()).contains("100 Universal City Plaza\nHollywood, CA 91608 USA");
        assertThat(work.streetAddress()).contains("100 Universal City Plaza");
        assertThat(work.locality()).contains("Hollywood");
        assertThat(work.region()).contains("CA");
        assertThat(work.postalCode()).contains("91608");
        assertThat(work.country()).contains("US");
        assertThat(work.type()).contains("work");
        assertThat(work.isPrimary()).isTrue();
        assertThat(addresses).hasSize(2).endsWith(Address.of("home").withLocality("Hollywood"));
    }

    @Test
    void readsTheExtensionsOfAFullUser() {
        User user = new User(fullUser());
        EnterpriseUser enterprise = user.enterprise().orElseThrow();

        assertThat(enterprise.employeeNumber()).contains("701984");
        assertThat(enterprise.costCenter()).contains("4130");
        assertThat(enterprise.organization()).contains("Universal Studios");
        assertThat(enterprise.division()).contains("Theme Park");
        assertThat(enterprise.department()).contains("Tour Operations");
        assertThat(enterprise.managerId()).contains("26118915-6090-4610-87e4-49d8ca9f808d");
        assertThat(enterprise.managerRef()).contains("../Users/26118915-6090-4610-87e4-49d8ca9f808d");
        assertThat(enterprise.managerDisplayName()).contains("John Smith");
        assertThat(user.extension("urn:example:badge:1.0:Badge")).contains(json("{\"color\":\"red\"}"));
        assertThat(user.extension(CoreSchemas.GROUP_URN)).isEmpty();
    }

    @Test
    void readsTheMetadataOfAFullUser() {
        Meta meta = new User(fullUser()).meta();

        assertThat(meta.resourceType()).contains("User");
        assertThat(meta.created()).contains(Instant.parse("2010-01-23T04:56:22Z"));
        assertThat(meta.lastModified()).contains(Instant.parse("2011-05-13T04:42:34.5Z"));
        assertThat(meta.version()).contains("W/\"a330bc54f0671c9\"");
        assertThat(meta.location()).contains("https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646");
    }

    @Test
    void readsWhatIsAbsentAsEmptyAndActive() {
        User user = new User(resource("{\"userName\":\"a\"}"));

        assertThat(user.id()).isEmpty();
        assertThat(user.externalId()).isEmpty();
        assertThat(user.name()).isEmpty();
        assertThat(user.displayName()).isEmpty();
        assertThat(user.emails()).isEmpty();
        assertThat(user.primaryEmail()).isEmpty();
        assertThat(user.addresses()).isEmpty();
        assertThat(user.groups()).isEmpty();
        assertThat(user.enterprise()).isEmpty();
        assertThat(user.meta().created()).isEmpty();
        assertThat(user.active()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[{\"value\":\"a\"},{\"value\":\"b\"}]|a",
                "[{\"value\":\"a\"},{\"value\":\"b\",\"primary\":true}]|b",
                "[{\"type\":\"work\"}]|",
            })
    void takesTheFirstEmailWhereNoneIsPrimary(String emails, String primary) {
        User user = new User(resource("{\"emails\":" + emails + "}"));

        assertThat(user.primaryEmail().orElse(null)).isEqualTo(primary);
    }

    @Test
    void saysSoWhereAProjectionLeftTheUserNameOut() {
        User user = new User(resource("{\"id\":\"1\"}"));

        assertThatThrownBy(user::userName)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this resource has no userName");
    }

    @Test
    void isEqualByItsTreeInAnyOrder() {
        User user = new User(resource("{\"userName\":\"a\",\"title\":\"b\"}"));

        assertThat(user)
                .isEqualTo(new User(resource("{\"title\":\"b\",\"userName\":\"a\"}")))
                .isNotEqualTo(new User(resource("{\"title\":\"B\",\"userName\":\"a\"}")));
    }

    @Test
    void neverPrintsAPassword() {
        Resource full = fullUser();

        assertThat(full.tree().string("password")).contains("t1meMa$heen");
        assertThat(full.toString()).doesNotContain("password", "t1meMa$heen").contains("\"title\":\"Tour Guide\"");
        assertThat(new User(full).toString()).isEqualTo(full.toString());
        assertThat(resource("{\"PassWord\":\"t1meMa$heen\",\"a\":1}")).hasToString("{\"a\":1}");
        assertThat(User.of("a").password("t1meMa$heen").build().toString()).doesNotContain("t1meMa$heen");
        assertThat(new Resource(JsonObject.EMPTY)).hasToString("{}");
    }
}
