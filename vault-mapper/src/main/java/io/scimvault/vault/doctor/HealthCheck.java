package io.scimvault.vault.doctor;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.doctor.Finding.Code;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The server itself: whether it works at all, which one it is, and what time it has. */
final class HealthCheck {
    private static final Duration SKEW = Duration.ofSeconds(10);

    private HealthCheck() {}

    /** Whether it makes sense to go on. */
    static boolean of(Examination examination, Clock clock) {
        Instant before = clock.instant();
        JsonObject health = examination
                .ask(VaultCall.get(VaultPath.of("sys/health")))
                .body()
                .orElse(JsonObject.EMPTY);
        Instant after = clock.instant();
        if (!health.bool("initialized").orElse(true)) {
            examination.add(Finding.error(Code.NOT_INITIALIZED, "Vault is not initialized.", "Initialize it."));
            return false;
        }
        if (health.bool("sealed").orElse(false)) {
            examination.add(Finding.error(Code.SEALED, "Vault is sealed.", "Unseal it, then ask again."));
            return false;
        }
        if (health.bool("standby").orElse(false)) {
            examination.add(Finding.error(
                    Code.STANDBY,
                    "The node at this address is a standby: what was just written is not seen through it, and what it"
                            + " deletes may stay.",
                    "Use the address of the active node, or one that always leads to it."));
        }
        version(examination, health.string("version").orElse("none"));
        skew(examination, health, before, after);
        return true;
    }

    private static void version(Examination examination, String version) {
        if (!version.matches("2\\.[67]\\..*")) {
            examination.add(Finding.note(
                    Code.UNTRIED_VERSION,
                    "This library is tried with OpenBao 2.6 and 2.7; this server names version " + clean(version) + ".",
                    "Try what you need before you rely on it."));
        }
    }

    private static String clean(String version) {
        return version.replaceAll("[^A-Za-z0-9.+-]", "?");
    }

    private static void skew(Examination examination, JsonObject health, Instant before, Instant after) {
        if (!(health.get("server_time_utc").orElse(null) instanceof JsonNumber seconds)) {
            return;
        }
        Instant there = Instant.ofEpochSecond(seconds.decimal().longValue());
        boolean isBehind = there.isBefore(before.minus(SKEW));
        if (isBehind || there.isAfter(after.plus(SKEW))) {
            long off = Duration.between(there, isBehind ? before : after).abs().toSeconds();
            examination.add(
                    Finding.warning(
                            Code.CLOCK_SKEW,
                            "Vault's clock is " + off + " s " + (isBehind ? "behind" : "ahead of") + " this host's.",
                            "Set both by the same source: the times of resources come from this host, those of leftovers from Vault."));
        }
    }
}
