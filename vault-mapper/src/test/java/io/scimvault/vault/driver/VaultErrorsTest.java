package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultErrors.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400|entity name is already in use|NAME_TAKEN",
                "400|group name is already in use|NAME_TAKEN",
                "400|alias with combination of mount accessor and name already exists|ALIAS_TAKEN",
                "400|Alias already exists for requested entity and mount accessor|ALIAS_PRESENT",
                "400|Alias cannot be updated as the given entity already has an alias for this mount |ALIAS_PRESENT",
                "400|Alias cannot be updated as the entity already has an alias for the given 'mount_accessor' |ALIAS_PRESENT",
                "400|entity not found from id|NOT_FOUND",
                "400|invalid group ID|NOT_FOUND",
                "400|invalid alias ID provided|NOT_FOUND",
                "400|invalid canonical ID|NOT_FOUND",
                "400|given 'canonical_id' is not associated with an entity|NOT_FOUND",
                "400|cyclic relationship detected for member group ID \"x\"|CYCLE",
                "500|1 error occurred: * member group ID \"x\" is same as the ID of the group|CYCLE",
                "500|1 error occurred: * invalid entity ID \"x\"|UNKNOWN_MEMBER",
                "500|1 error occurred: * invalid member group ID \"x\"|UNKNOWN_MEMBER",
                "500|1 error occurred: * invalid entity metadata: key cannot be blank|INVALID_METADATA",
                "500|1 error occurred: * invalid group metadata: key cannot be blank|INVALID_METADATA",
                "500|1 error occurred: * custom_metadata validation failed: length|INVALID_METADATA",
                "400|Field validation failed: error converting input for field \"metadata\": invalid key pair|INVALID_METADATA",
                "500|failed to persist packed storage entry: put failed due to value being too large; got 2|TOO_LARGE",
                "400|refused JSON input due to high complexity: exceeded maximum number of strings|TOO_LARGE",
                "413|http: request body too large|TOO_LARGE",
                "403|permission denied|DENIED",
                "400|Forbidden|DENIED",
                "429|request path \"x\": rate limit quota exceeded|RATE_LIMITED",
                "500|local node not active but active cluster node not found|NO_ACTIVE_NODE",
                "503|no active Vault instance found|NO_ACTIVE_NODE",
                "503|Vault is sealed|SEALED",
                "503|API access to this namespace has been locked|UNAVAILABLE",
                "502|bad gateway|UNAVAILABLE",
                "404|1 error occurred: * unsupported path|MISCONFIGURED",
                "404|no handler for route \"x\"|WRONG_NAMESPACE",
                "404|namespace not found|WRONG_NAMESPACE",
                "405|unsupported operation|MISCONFIGURED",
                "412|missing \"X-Vault-Request\" header|MISCONFIGURED",
                "400|invalid mount accessor \"x\"|MISCONFIGURED",
                "400|policies cannot contain root|OTHER",
                "400|Forbidden fruit|OTHER",
                "418|teapot|OTHER"
            })
    void readsWhatARefusalMeans(int status, String text, Kind kind) {
        assertThat(VaultErrors.classify(refusal(status, List.of(text)))).isEqualTo(kind);
    }

    @Test
    void onlyTheEmptyNotFoundMeansThatAnObjectIsMissing() {
        assertThat(VaultErrors.classify(refusal(404, List.of()))).isEqualTo(Kind.NOT_FOUND);
        assertThat(VaultErrors.classify(new VaultReply(404, Optional.empty()))).isEqualTo(Kind.MISCONFIGURED);
        assertThat(VaultErrors.classify(new VaultReply(404, Optional.of(JsonObject.EMPTY))))
                .isEqualTo(Kind.MISCONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void aSuccessIsNoRefusal(int status) {
        assertThatThrownBy(() -> VaultErrors.classify(new VaultReply(status, Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static VaultReply refusal(int status, List<String> errors) {
        return new VaultReply(status, Optional.of(JsonObject.of("errors", JsonArray.ofStrings(errors))));
    }
}
