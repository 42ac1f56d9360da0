package io.scimvault.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/scim/v2/Users, /Users",
        "//scim/v2/Users, /Users",
        "/scim//v2//Users/1/, /Users/1",
        "//scim//v2, /",
        "/scim/v2/, /",
        "/scim/v2/Users/a%2Fb, /Users/a%2Fb",
        "/scim/v2/Users/../x, /Users/../x",
    })
    void findsThePathBelowTheBase(String line, String expected) {
        assertThat(RequestTarget.of(line).below("/scim/v2")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/scim", "/scim/v1/Users", "/SCIM/v2/Users", "/x/scim/v2", "*", "scim/v2/Users"})
    void hasNoPathWhereTheBaseIsAnother(String line) {
        assertThat(RequestTarget.of(line).below("/scim/v2")).isEmpty();
    }

    @Test
    void keepsTheQueryAsItWasSent() {
        RequestTarget target = RequestTarget.of("/scim/v2/Users?filter=userName+eq%20%22a%2Bb%22&x?y");

        assertThat(target)
                .isEqualTo(new RequestTarget("/scim/v2/Users", Optional.of("filter=userName+eq%20%22a%2Bb%22&x?y")));
    }

    @Test
    void aSchemeInTheQueryIsNoHost() {
        assertThat(RequestTarget.of("/a?u=http://b/c")).isEqualTo(new RequestTarget("/a", Optional.of("u=http://b/c")));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/Users, /Users",
        "/Users/alice@x.test, /Users/{id}",
        "/Users/.search, /Users/.search",
        "/alice@x.test, /{other}",
        "/Users/1/2/3/4, /Users/{id}/{id}",
        "/Schemas/urn:x, /Schemas/{id}",
    })
    void aTemplateHoldsNothingThatTheClientChose(String below, String expected) {
        assertThat(RequestTarget.template(below)).isEqualTo(expected);
    }
}
