package io.scimvault.vault.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * When a resource was created and last changed through SCIM: kept with it, in milliseconds, because Vault's own times are not known
 * without another read after each write, and move when nothing was changed.
 */
public record ResourceTimes(Instant created, Instant lastModified) {
    private static final String KEY = "scim_times";

    public ResourceTimes {
        created = created.truncatedTo(ChronoUnit.MILLIS);
        lastModified = lastModified.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The times of a resource that is created now. */
    public static ResourceTimes createdAt(Instant now) {
        return new ResourceTimes(now, now);
    }

    /** These times after a change. */
    public ResourceTimes changedAt(Instant now) {
        Instant next = lastModified.plusMillis(1);
        return new ResourceTimes(created, now.isBefore(next) ? next : now);
    }

    /** The times kept in metadata; Vault's where there are none. */
    static ResourceTimes of(Map<String, String> metadata, Instant created, Instant lastModified) {
        String[] kept = metadata.getOrDefault(KEY, "").split("/", -1);
        if (kept.length == 2) {
            try {
                return new ResourceTimes(Instant.parse(kept[0]), Instant.parse(kept[1]));
            } catch (DateTimeException e) {
                // somebody wrote over them: Vault's own are the next best
            }
        }
        return new ResourceTimes(created, lastModified);
    }

    void putInto(Map<String, String> metadata) {
        metadata.put(KEY, created + "/" + lastModified);
    }
}
