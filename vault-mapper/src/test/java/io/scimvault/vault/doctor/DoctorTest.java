package io.scimvault.vault.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.driver.TokenSource;
import io.scimvault.vault.driver.TokenSources;
import io.scimvault.vault.driver.TransportException;
import io.scimvault.vault.driver.TransportException.Effect;
import io.scimvault.vault.driver.VaultToken;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of the server and of the token. */
class DoctorTest extends Patient {
    @Test
    void findsNothingWrongWhereNothingIs() {
        Diagnosis diagnosis = examine(ScimClient.named("hr").aliasMount(memory.mountAccessor("oidc")));

        assertThat(diagnosis).hasToString("Nothing is wrong.\n");
        assertThat(diagnosis.isFit()).isTrue();
    }

    @Test
    void tellsAServerThatCannotBeReached() {
        Diagnosis diagnosis = Doctor.examine(
                (call, as) -> {
                    throw new TransportException("no connection to Vault for GET sys/health", Effect.NONE);
                },
                TokenSources.fixed("t"));

        assertThat(diagnosis)
                .hasToString(
                        "ERROR UNREACHABLE: Vault gave no usable answer: no connection to Vault for GET sys/health."
                                + " Check address, certificates and network; what comes behind was not examined.\n");
        assertThat(diagnosis.isFit()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"501,initialized,false,NOT_INITIALIZED,1", "503,sealed,true,SEALED,1", "429,standby,true,STANDBY,1"})
    void tellsWhatStateTheServerIsIn(int status, String field, boolean value, Code code, int findings) {
        health(status, field, value ? JsonBoolean.TRUE : JsonBoolean.FALSE);

        assertThat(codes(examine())).contains(code).hasSize(findings);
        assertThat(examine().isFit()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2.6.1,false", "2.7.0,false", "2.8.0,true", "1.20.0+ent,true"})
    void namesVersionsThatWereNotTried(String version, boolean isUntried) {
        health(200, "version", new JsonString(version));

        assertThat(examine().has(Code.UNTRIED_VERSION)).isEqualTo(isUntried);
        assertThat(examine().isFit()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,none", "9,none", "-9,none", "60,behind", "-60,ahead of"})
    void comparesTheClocks(int hostIsAhead, String how) {
        Instant there = Instant.parse("2030-01-01T12:00:00Z");
        health(200, "server_time_utc", JsonNumber.of(there.getEpochSecond()));
        Clock clock = Clock.fixed(there.plusSeconds(hostIsAhead), ZoneOffset.UTC);

        Diagnosis diagnosis = Doctor.examine(transport, TokenSources.fixed(token), clock, List.of());

        assertThat(sentences(diagnosis, Code.CLOCK_SKEW))
                .isEqualTo(how.equals("none") ? "" : "Vault's clock is 60 s " + how + " this host's.");
        assertThat(diagnosis.isFit()).isTrue();
    }

    @Test
    void tellsATokenThatIsNotThereOrDead() {
        TokenSource none = TokenSources.from(() -> {
            throw new IllegalStateException("s.secret");
        });
        Diagnosis diagnosis = Doctor.examine(transport, none);
        assertThat(codes(diagnosis)).containsExactly(Code.NO_TOKEN);
        assertThat(diagnosis.toString()).doesNotContain("s.secret");

        assertThat(codes(Doctor.examine(transport, TokenSources.fixed("s.unknown"))))
                .containsExactly(Code.TOKEN_DEAD);
    }

    @Test
    void asksForAnotherTokenBeforeItCallsOneDead() {
        Iterator<VaultToken> logins = List.of(new VaultToken("s.old"), token).iterator();

        assertThat(codes(Doctor.examine(transport, TokenSources.from(logins::next))))
                .isEmpty();
    }

    @Test
    void tellsANamespaceThatIsNotThere() {
        instead.put("auth/token/lookup-self", refusal(404, "namespace not found"));
        assertThat(codes(examine())).containsExactly(Code.WRONG_NAMESPACE);

        instead.put("auth/token/lookup-self", refusal(500, "internal"));
        assertThat(codes(examine())).containsExactly(Code.UNCLEAR);
    }

    @Test
    void tellsATokenThatEndsSoon() {
        self("ttl", JsonNumber.of(599));
        assertThat(sentences(examine(), Code.TOKEN_ENDS)).isEqualTo("The token ends in 599 s.");
        assertThat(examine().isFit()).isTrue();
        self("ttl", JsonNumber.of(600));
        assertThat(codes(examine())).isEmpty();
        self("renewable", JsonBoolean.FALSE);
        assertThat(codes(examine())).isEmpty(); // it has days to live
    }

    @Test
    void tellsATokenThatEndsForGood() {
        JsonObject self = memory.send(VaultCall.get(VaultPath.of("auth/token/lookup-self")), token)
                .data()
                .with("renewable", JsonBoolean.FALSE);
        instead.put("auth/token/lookup-self", ok(self.with("ttl", JsonNumber.of(10))));
        assertThat(sentences(examine(), Code.TOKEN_ENDS)).isEqualTo("The token ends in 10 s, and cannot be renewed.");
        assertThat(examine().isFit()).isFalse();

        instead.put("auth/token/lookup-self", ok(self.with("ttl", JsonNumber.of(3600))));
        assertThat(sentences(examine(), Code.TOKEN_NOT_RENEWABLE))
                .isEqualTo("The token ends in 60 min and cannot be renewed.");
        assertThat(examine().isFit()).isTrue();
    }

    @Test
    void tellsATokenThatIsCountedOrHasAParent() {
        self("num_uses", JsonNumber.of(7));
        assertThat(sentences(examine(), Code.TOKEN_COUNTED)).contains("7 more calls");
        self("orphan", JsonBoolean.FALSE);
        assertThat(codes(examine())).containsExactly(Code.TOKEN_HAS_PARENT);
    }

    @Test
    void theWorstComesFirst() {
        Finding note = Finding.note(Code.UNCLEAR, "a.", "b.");
        Finding warning = Finding.warning(Code.CLOCK_SKEW, "a.", "b.");
        Finding error = Finding.error(Code.SEALED, "a.", "b.");

        assertThat(new Diagnosis(List.of(note, warning, error)))
                .hasToString("ERROR SEALED: a. b.\nWARNING CLOCK_SKEW: a. b.\nNOTE UNCLEAR: a. b.\n");
        assertThat(new Diagnosis(List.of(note, warning)).isFit()).isTrue();
    }
}
