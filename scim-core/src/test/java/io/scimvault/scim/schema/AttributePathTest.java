package io.scimvault.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributePathTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "userName, -, userName, -",
                "name.givenName, -, name, givenName",
                "a.b.c, -, a, b.c",
                "urn:x:2.0:User:name.familyName, urn:x:2.0:User, name, familyName",
                "urn:x:2.0:User, urn:x:2.0, User, -",
                "urn:x:2.0:User.department, urn:x:2.0, User, department",
                "'', -, '', -",
                ":, '', '', -",
                "., -, '', ''",
                "name., -, name, ''",
            })
    void splitsByTheLastColonAndTheFirstDotBehindIt(String text, String urn, String name, String sub) {
        AttributePath path = AttributePath.parse(text);

        assertThat(path).isEqualTo(new AttributePath(Optional.ofNullable(urn), name, Optional.ofNullable(sub)));
        assertThat(path).hasToString(text);
    }

    @Test
    void goesUpAndDown() {
        AttributePath path = AttributePath.parse("urn:x:name.givenName");

        assertThat(path.parent()).hasToString("urn:x:name");
        assertThat(path.parent().child("familyName")).hasToString("urn:x:name.familyName");
    }
}
