package io.scimvault.scim.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Walk.Position POSITION = new Walk.Position("id-7", Optional.of(new JsonString("Doe, Jane")));

    private final javax.crypto.SecretKey key = Cursors.newKey();
    private final Cursors cursors = at(START);

    private Cursors at(Instant now) {
        return new Cursors(key, Duration.ofMinutes(10), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aCursorBringsBackItsPosition() {
        for (Walk.Position position : new Walk.Position[] {
            POSITION,
            new Walk.Position("", Optional.empty()),
            new Walk.Position("é/\"", Optional.of(JsonNumber.of(7))),
            new Walk.Position("x", Optional.of(JsonNull.NULL))
        }) {
            assertThat(cursors.read(cursors.at(position, "q"), "q")).isEqualTo(new Walk(Optional.of(position)));
        }
        assertThat(cursors.read("", "q")).isEqualTo(new Walk(Optional.empty()));
    }

    @Test
    void aCursorTellsNothingAndNeedsNoEncoding() {
        String cursor = cursors.at(POSITION, "q");

        assertThat(cursor).matches("[A-Za-z0-9_-]+").hasSizeLessThan(200);
        assertThat(new String(
                        java.util.Base64.getUrlDecoder().decode(cursor), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Doe", "id-7");
        assertThat(cursors.at(POSITION, "q")).isNotEqualTo(cursor);
        assertThat(POSITION.toString()).doesNotContain("Doe");
    }

    @Test
    void aCursorIsOfNoUseElsewhere() {
        String cursor = cursors.at(POSITION, "q");
        Cursors others = new Cursors(Cursors.newKey(), Duration.ofMinutes(10), Clock.fixed(START, ZoneOffset.UTC));

        assertInvalid(cursors, cursor, "r");
        assertInvalid(others, cursor, "q");
        assertInvalid(cursors, cursor + "A", "q");
        assertInvalid(cursors, cursor.substring(1), "q");
        assertInvalid(cursors, "A".repeat(5_000), "q");
        assertInvalid(cursors, "*", "q");
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = java.util.Base64.getUrlDecoder().decode(cursor);
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertInvalid(
                    cursors, java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(damaged), "q");
        }
    }

    @Test
    void aCursorExpires() {
        String cursor = cursors.at(POSITION, "q");

        assertThat(at(START.plusSeconds(600)).read(cursor, "q").after()).contains(POSITION);
        assertThatThrownBy(() -> at(START.plusSeconds(601)).read(cursor, "q"))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).contains(ScimType.EXPIRED_CURSOR));
    }

    private static void assertInvalid(Cursors cursors, String cursor, String query) {
        assertThatThrownBy(() -> cursors.read(cursor, query))
                .as(cursor)
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).contains(ScimType.INVALID_CURSOR));
    }
}
