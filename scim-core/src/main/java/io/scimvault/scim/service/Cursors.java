package io.scimvault.scim.service;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors (RFC 9865 §2): a position of a walk and the time it was given out, encrypted and authenticated with the query that it belongs
 * to (AES-GCM). So a cursor tells nothing of anybody, cannot be made up or taken to another query, and needs no memory on the server.
 */
final class Cursors {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 4096;
    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    private final SecretKey key;
    private final Duration timeout;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Cursors(SecretKey key, Duration timeout, Clock clock) {
        this.key = key;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** A key that nobody else has. */
    static SecretKey newKey() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    /** The cursor for what follows a position, in the query that a text identifies. */
    String at(Walk.Position position, String query) {
        List<JsonValue> content = new ArrayList<>();
        content.add(JsonNumber.of(clock.instant().getEpochSecond()));
        content.add(new JsonString(position.id()));
        position.key().ifPresent(content::add);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, query)
                    .doFinal(JsonArray.of(content).toString().getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM, and the key must be one of AES", e);
        }
    }

    /** The walk that a cursor continues, in the query that a text identifies; the empty cursor begins one. */
    Walk read(String cursor, String query) {
        if (cursor.isEmpty()) {
            return new Walk(Optional.empty());
        }
        JsonArray content = (JsonArray) JSON.parse(opened(cursor, query));
        Instant given =
                Instant.ofEpochSecond(((JsonNumber) content.get(0)).decimal().longValueExact());
        if (clock.instant().isAfter(given.plus(timeout))) {
            throw refused(
                    ScimType.EXPIRED_CURSOR,
                    "The cursor has expired; a page must be asked for within " + timeout.toSeconds() + " seconds.");
        }
        Optional<JsonValue> sorted = content.size() > 2 ? Optional.of(content.get(2)) : Optional.empty();
        return new Walk(Optional.of(new Walk.Position(((JsonString) content.get(1)).value(), sorted)));
    }

    private byte[] opened(String cursor, String query) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length <= NONCE + TAG_BITS / 8 || cursor.length() > LONGEST) {
                throw invalid();
            }
            return cipher(Cipher.DECRYPT_MODE, whole, query).doFinal(whole, NONCE, whole.length - NONCE);
        } catch (IllegalArgumentException | AEADBadTagException e) {
            throw invalid();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM, and the key must be one of AES", e);
        }
    }

    /** A cipher whose nonce stands at the beginning of the bytes. */
    private Cipher cipher(int mode, byte[] nonce, String query) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
        cipher.updateAAD(query.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static ScimException invalid() {
        return refused(
                ScimType.INVALID_CURSOR,
                "The cursor is not one that this query was answered with; begin again with an empty one.");
    }

    private static ScimException refused(ScimType type, String detail) {
        return new ScimException(ScimError.badRequest(type, detail));
    }
}
