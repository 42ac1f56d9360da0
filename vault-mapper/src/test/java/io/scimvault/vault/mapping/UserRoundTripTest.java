package io.scimvault.vault.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedUser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the mapping: nothing is lost, nothing breaks Vault's rules, and what is stored maps to itself. */
class UserRoundTripTest {
    private static final int CASES = 400;

    private final UserMapping mapping = new UserMapping(
            CoreSchemas.USER, ScimClient.named("hr").aliasMount("auth_oidc_1").aliasMount("auth_ldap_2"));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 7643, 7644})
    void whatIsStoredIsReadBack(long seed) {
        Users users = new Users(seed);
        for (int i = 0; i < CASES; i++) {
            User user = users.user();
            ResourceTimes times = ResourceTimes.createdAt(Users.CREATED);

            WantedUser wanted = mapping.toVault(user.resource(), times, Map.of());
            VaultEntity entity = Users.entity(wanted);
            Resource read = mapping.toScim(entity, List.of());

            assertThat(Users.content(read))
                    .as("case %d", i)
                    .isEqualTo(user.resource().tree());
            assertThat(read).isEqualTo(mapping.toScim("id-1", wanted, times, List.of()));
            assertThat(mapping.toVault(read, mapping.timesOf(entity), entity.metadata()))
                    .isEqualTo(wanted);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 46})
    void everyPairKeepsToVaultsRules(long seed) {
        Users users = new Users(seed);
        for (int i = 0; i < CASES; i++) {
            WantedUser wanted =
                    mapping.toVault(users.user().resource(), ResourceTimes.createdAt(Users.CREATED), Map.of());

            assertThat(wanted.metadata()).hasSizeLessThanOrEqualTo(64);
            wanted.metadata().forEach((key, value) -> {
                assertThat(key).matches("scim_[a-z_]+[0-9]*").hasSizeLessThanOrEqualTo(128);
                assertThat(value.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(512);
            });
            wanted.aliases()
                    .forEach(alias -> alias.customMetadata()
                            .forEach((key, value) -> assertThat(value).as(key).matches("[!-~]{1,512}")));
        }
    }
}
