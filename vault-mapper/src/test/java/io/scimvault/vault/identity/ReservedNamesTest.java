package io.scimvault.vault.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNamesTest {
    private static final String PREFIX =
            "userName begins with a reserved prefix (scim-pending-, scim-tombstone-, scim-client).";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scim-pending-",
                "scim-pending-1",
                "SCIM-PENDING-x",
                "Scim-Tombstone-1",
                "scim-client:okta",
                "scim-client",
                "scim-clients",
                "SCİM-pendİng-x"
            })
    void refusesThePrefixesOfThisLibraryInAnyLetterCase(String name) {
        assertThat(refusal(name)).isEqualTo(ScimError.badRequest(ScimType.INVALID_VALUE, PREFIX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u2003"})
    void refusesAnEmptyName(String name) {
        assertThat(refusal(name))
                .isEqualTo(ScimError.badRequest(ScimType.INVALID_VALUE, "userName must not be empty."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "\u007fa", "a\u0085b"})
    void refusesControlCharacters(String name) {
        assertThat(refusal(name))
                .isEqualTo(
                        ScimError.badRequest(ScimType.INVALID_VALUE, "userName must not contain control characters."));
    }

    @Test
    void countsBytesNotCharacters() {
        assertThatCode(() -> ReservedNames.check("userName", "é".repeat(256))).doesNotThrowAnyException();
        assertThat(refusal("é".repeat(256) + "a"))
                .isEqualTo(ScimError.badRequest(
                        ScimType.INVALID_VALUE, "userName has 513 bytes; at most 512 are possible."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "scim",
                "scim-admin",
                "my-scim-pending-1",
                "vault-admin",
                "entity_1a2b3c4d.root",
                "*",
                ".."
            })
    void takesAllOtherNames(String name) {
        assertThatCode(() -> ReservedNames.check("userName", name)).doesNotThrowAnyException();
    }

    @Test
    void knowsAPendingNameInAnyLetterCase() {
        assertThat(ReservedNames.isPending("scim-pending-00ff")).isTrue();
        assertThat(ReservedNames.isPending("SCIM-Pending-1")).isTrue();
        assertThat(ReservedNames.isPending("scim-pendin")).isFalse();
        assertThat(ReservedNames.isPending("x-scim-pending-1")).isFalse();
    }

    private static ScimError refusal(String name) {
        return catchThrowableOfType(ScimException.class, () -> ReservedNames.check("userName", name))
                .error();
    }
}
