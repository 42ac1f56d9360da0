package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterKeysTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            quoteCharacter = '`',
            value = {
                "userName | userName eq \"alice\" | alice",
                "userName | USERNAME EQ \"Alice\" | Alice",
                "userName | userName eq alice | alice",
                "userName | userName eq 42 | 42",
                "userName | urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"alice\" | alice",
                "userName | urn:ietf:params:scim:schemas:core:2.0:user.username eq \"alice\" | alice",
                "userName | active eq true and userName eq \"alice\" | alice",
                "userName | active eq true and (id pr and userName eq \"alice\") | alice",
                "userName | userName eq \"alice\" and userName eq \"bob\" | alice",
                "id       | id eq \"1a\" and title pr | 1a",
                "ID       | Id eq \"1a\" | 1a",
                "externalId | externalId eq \"x\" | x",
                "emails   | emails.value eq \"a@x.test\" | a@x.test",
                "emails.value | emails eq \"a@x.test\" | a@x.test",
                "employeeNumber | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"7\" | 7",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber | employeeNumber eq \"7\" | 7",
                "userName | userName ne \"alice\" | none",
                "userName | userName sw \"alice\" | none",
                "userName | userName eq null | none",
                "userName | userName pr | none",
                "userName | userName eq \"alice\" or id pr | none",
                "userName | not (userName eq \"alice\") | none",
                "userName | id pr and (userName eq \"alice\" or title pr) | none",
                "userName | displayName eq \"alice\" | none",
                "userName | name.userName eq \"alice\" | none",
                "active   | active eq true | none",
                "foo      | foo eq \"x\" | none",
                "name     | name eq \"x\" | none",
                "userName | emails[value eq \"alice\"] | none",
                "meta.created | meta.created eq \"2024-01-01T01:00:00+01:00\" | none"
            })
    void findsTheStringThatAnAttributeMustEqual(String attribute, String filter, String expected) {
        assertThat(FilterKeys.equalTo(FilterParser.parse(filter, FilterOptions.lenient()), TestTypes.USER, attribute))
                .isEqualTo(Optional.ofNullable(expected));
    }
}
