package io.scimvault.vault.mapping;

import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.IdentityLimits;
import io.scimvault.vault.identity.Marks;
import io.scimvault.vault.identity.VaultEntity;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A user who was deleted and whose entity is kept, disabled, so that the person's logins stay refused. Nothing else of the user is kept.
 *
 * @param id the entity's id
 * @param userName what the user was called
 * @param externalId what the client called the user
 * @param deleted when that was; empty where an admin's hand wiped it
 * @param lockedOut false where an admin has let the person in again: SCIM does not show such a person, and does not lock it out anew
 */
public record Tombstone(
        String id, String userName, Optional<String> externalId, Optional<Instant> deleted, boolean lockedOut) {

    /** The tombstone that an entity is. */
    public static Tombstone of(VaultEntity entity) {
        Map<String, String> metadata = entity.metadata();
        return new Tombstone(
                entity.id(),
                metadata.getOrDefault(Marks.NAME, ""),
                Optional.ofNullable(metadata.get(AliasMark.EXTERNAL_ID)),
                Optional.ofNullable(metadata.get(Marks.DELETED)).flatMap(Tombstone::instant),
                entity.disabled());
    }

    /** The metadata of the tombstone that a user's entity becomes: what others set stays, of ours what tells whose it was. */
    public static Map<String, String> metadata(ScimClient client, VaultEntity user, Instant now) {
        Map<String, String> present = user.metadata();
        Map<String, String> kept = Marks.others(present);
        kept.keySet().removeAll(Marks.plainKeys(present));
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put(Marks.CLIENT, client.name());
        ours.put(Marks.FORMAT, Marks.FORMAT_1);
        ours.put(Marks.DELETED, now.truncatedTo(ChronoUnit.MILLIS).toString());
        ours.put(Marks.NAME, userName(client, user));
        Optional.ofNullable(present.get(AliasMark.EXTERNAL_ID)).ifPresent(id -> ours.put(AliasMark.EXTERNAL_ID, id));
        ours.forEach((key, value) -> {
            boolean fits = value.getBytes(StandardCharsets.UTF_8).length <= IdentityLimits.VALUE_BYTES;
            if (fits && kept.size() < IdentityLimits.METADATA_PAIRS) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    private static String userName(ScimClient client, VaultEntity user) {
        String named = UserMapping.userName(client, user.name());
        return user.metadata().getOrDefault(Marks.NAME, named);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
