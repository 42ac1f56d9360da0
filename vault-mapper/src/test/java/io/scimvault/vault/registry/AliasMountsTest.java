package io.scimvault.vault.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.VaultReader;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultSession;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.plan.VaultCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasMountsTest {
    private final List<String> calls = new ArrayList<>();
    private final Map<String, JsonObject> more = new HashMap<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000); // runs over, as nanoTime may
    private int status = 200;
    private String ownLogin = "auth/token/create";
    private final AliasMounts mounts = new AliasMounts(
            new VaultReader(new VaultSession(this::answer, TokenSources.fixed("t")), Runnable::run), nanos::get);

    private VaultReply answer(VaultCall call, VaultToken token) {
        calls.add(call.toString());
        JsonObject data = call.path().fixed().equals("sys/auth")
                ? JsonObject.builder()
                        .put("token/", mount("auth_token_1", "token", false))
                        .put("oidc/", mount("auth_oidc_2", "oidc", false))
                        .put("corp/ldap/", mount("auth_ldap_3", "ldap", false))
                        .put("here/", mount("auth_approle_4", "approle", true))
                        .build()
                : JsonObject.of("path", new JsonString(ownLogin));
        for (Map.Entry<String, JsonObject> mount : more.entrySet()) {
            data = data.with(mount.getKey(), mount.getValue());
        }
        return new VaultReply(status, Optional.of(JsonObject.of("data", data)));
    }

    private static JsonObject mount(String accessor, String type, boolean local) {
        return JsonObject.builder()
                .put("accessor", accessor)
                .put("type", type)
                .put("local", local)
                .build();
    }

    @ParameterizedTest(name = "{0}, own login {1}: {2}")
    @CsvSource({
        "auth_token_1, auth/token/create, the token mount cannot be an alias mount: principals have their aliases there",
        "auth_approle_4, auth/token/create, the auth mount here/ is local: its aliases differ by cluster",
        "auth_none_9, auth/token/create, there is no auth mount with accessor auth_none_9",
        "auth_oidc_2, auth/oidc/oidc/callback, this service itself logs in on oidc/",
        "auth_ldap_3, auth/corp/ldap/login/scim, this service itself logs in on corp/ldap/",
    })
    void refusesAMountOnWhichAUserCouldPassForSomebody(String accessor, String login, String why) {
        ownLogin = login;

        assertThatThrownBy(() -> mounts.check(ScimClient.named("hr").aliasMount(accessor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void looksAtAMountOnce() {
        ScimClient client = ScimClient.named("hr").aliasMount("auth_oidc_2").aliasMount("auth_ldap_3");
        ownLogin = "auth/corp/approle/login";

        mounts.check(client);
        mounts.check(client);
        mounts.check(ScimClient.named("other").aliasMount("auth_ldap_3"));

        assertThat(calls).containsExactly("GET sys/auth", "GET auth/token/lookup-self");
    }

    @Test
    void oneBadMountAmongGoodOnesIsRefusedEachTime() {
        ScimClient client = ScimClient.named("hr").aliasMount("auth_oidc_2").aliasMount("auth_token_1");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> mounts.check(client)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMountThatGoesAwayIsMissedWithinAMinuteAndAskedForOnceAMinute() {
        ScimClient client = ScimClient.named("hr").aliasMount("auth_oidc_2").aliasMount("auth_gone_5");
        more.put("gone/", mount("auth_gone_5", "oidc", false));
        mounts.check(client);
        more.clear();
        calls.clear();

        assertThat(mounts.withExisting(client)).isEqualTo(client);
        assertThat(calls).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        status = 403;
        assertThat(mounts.withExisting(client)).isEqualTo(client);
        assertThat(mounts.withExisting(client)).isEqualTo(client);
        assertThat(calls).containsExactly("GET sys/auth");
        status = 200;
        calls.clear();
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        for (int i = 0; i < 3; i++) {
            assertThat(mounts.withExisting(client))
                    .isEqualTo(ScimClient.named("hr").aliasMount("auth_oidc_2"));
        }
        assertThat(calls).containsExactly("GET sys/auth");
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        status = 403;
        assertThat(mounts.withExisting(client)).isEqualTo(ScimClient.named("hr").aliasMount("auth_oidc_2"));
        ScimClient unseen = ScimClient.named("hr").aliasMount("auth_unseen_6");
        assertThatThrownBy(() -> mounts.withExisting(unseen)).isInstanceOf(ScimException.class);
        status = 200;
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        more.put("gone/", mount("auth_gone_5", "oidc", false));
        assertThat(mounts.withExisting(client)).isEqualTo(client);
    }

    @Test
    void aClientWithoutMountsAsksNothing() {
        mounts.check(ScimClient.named("hr"));

        assertThat(calls).isEmpty();
    }
}
