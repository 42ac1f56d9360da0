package io.scimvault.vault.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.EveryPlane;
import io.scimvault.vault.identity.WantedGroup;
import io.scimvault.vault.identity.WantedUser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every character there is, wherever a client can put one: kept exactly, or refused. */
class RoundTripTest {
    private static final int NAME_BYTES = 240;
    private static final String URN = "urn:example:every";
    private static final ResourceTimes TIMES = ResourceTimes.createdAt(Users.CREATED);

    private final ScimClient client = ScimClient.named("hr").aliasMount("auth_oidc_1");
    private final UserMapping users = new UserMapping(CoreSchemas.USER, client);
    private final GroupMapping groups = new GroupMapping(CoreSchemas.GROUP, client, MappingConfig.usual());

    @Test
    void everyCodePointIsKeptInNamesValuesAndKeysOfUsers() {
        int seen = 0;
        for (String text : EveryPlane.texts(printable(), NAME_BYTES)) {
            User user = User.of("u" + text)
                    .externalId(text)
                    .title(text)
                    .extension(URN, JsonObject.of("k" + text, new JsonString(text)))
                    .build();

            WantedUser wanted = users.toVault(user.resource(), TIMES, Map.of());
            Resource read = users.toScim(Users.entity(wanted), List.of());

            assertThat(Users.content(read)).isEqualTo(active(user));
            seen += text.codePointCount(0, text.length());
        }
        assertThat(seen).isEqualTo(printable().length).isGreaterThan(5 * 0x10000);
    }

    /** Every code point of the planes where there are characters, every 32nd of the others; no control character. */
    private static int[] printable() {
        Set<Integer> used = Set.of(0, 1, 2, 3, 14);
        return EveryPlane.codePoints()
                .filter(c -> used.contains(c >> 16) || c % 32 == 0 || (c & 0xFFFE) == 0xFFFE)
                .filter(c -> !Character.isISOControl(c))
                .toArray();
    }

    private static JsonObject active(User user) {
        return Users.content(user.toBuilder().active(true).build().resource());
    }

    @Test
    void everyCodePointIsKeptInTheNamesOfGroups() {
        for (String text : EveryPlane.texts(printable(), NAME_BYTES)) {
            Group group = Group.of("g" + text).externalId(text).build();

            WantedGroup wanted = groups.toVault(group.resource(), TIMES, Map.of(), Members.NONE);
            Resource read = groups.toScim("id-1", wanted, TIMES, Members.NONE);

            assertThat(wanted.name()).isEqualTo("g" + text);
            assertThat(Users.content(read)).isEqualTo(group.resource().tree());
        }
    }

    @Test
    void everyControlCharacterIsKeptInValuesAndRefusedInNames() {
        EveryPlane.codePoints().filter(Character::isISOControl).forEach(c -> {
            String text = "a" + Character.toString(c) + "b";
            User kept = User.of("alice")
                    .externalId(text)
                    .title(text)
                    .extension(URN, JsonObject.of(text, new JsonString(text)))
                    .build();
            WantedUser wanted = users.toVault(kept.resource(), TIMES, Map.of());

            assertThat(Users.content(users.toScim(Users.entity(wanted), List.of())))
                    .isEqualTo(active(kept));
            Resource named = User.of(text).build().resource();
            Resource shown = Group.of(text).build().resource();
            assertRefused(() -> users.toVault(named, TIMES, Map.of()));
            assertRefused(() -> groups.toVault(shown, TIMES, Map.of(), Members.NONE));
        });
    }

    @Test
    void halfOfAPairIsRefusedEverywhere() {
        for (String half : List.of("\uD800", "\uDBFF", "\uDC00", "\uDFFF")) {
            String text = "a" + half + "b";
            for (User.Builder user : List.of(
                    User.of(text),
                    User.of("alice").title(text),
                    User.of("alice").externalId(text),
                    User.of("alice").extension(URN, JsonObject.of(text, new JsonString("x"))))) {
                Resource resource = user.build().resource();
                assertRefused(() -> users.toVault(resource, TIMES, Map.of()));
            }
            Resource group = Group.of(text).build().resource();
            assertRefused(() -> groups.toVault(group, TIMES, Map.of(), Members.NONE));
        }
    }

    private static void assertRefused(Runnable work) {
        ScimException refusal = catchThrowableOfType(ScimException.class, work::run);
        assertThat(refusal.error().status()).isEqualTo(400);
        assertThat(refusal.error().scimType()).contains(ScimType.INVALID_VALUE);
    }
}
