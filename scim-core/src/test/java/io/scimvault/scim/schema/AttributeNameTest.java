package io.scimvault.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AttributeNameTest {

    @Test
    void ignoresTheCaseOfAsciiLetters() {
        AttributeName name = AttributeName.of("userName");

        assertThat(name)
                .isEqualTo(AttributeName.of("USERNAME"))
                .hasSameHashCodeAs(AttributeName.of("username"))
                .hasToString("userName")
                .isNotEqualTo(AttributeName.of("userName "));
        assertThat(name.text()).isEqualTo("userName");
        assertThat(AttributeName.fold("@AZ[`az{")).isEqualTo("@az[`az{");
    }

    @Test
    void foldsNoOtherLetters() {
        assertThat(AttributeName.fold("Éİ\u212A")).isEqualTo("Éİ\u212A");
        assertThat(AttributeName.of("nic\u212AName")).isNotEqualTo(AttributeName.of("nickName"));
    }

    @Test
    void foldsAlikeUnderEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(AttributeName.fold("ID")).isEqualTo("id");
        } finally {
            Locale.setDefault(before);
        }
    }
}
