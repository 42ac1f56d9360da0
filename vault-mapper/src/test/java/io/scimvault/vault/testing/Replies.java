package io.scimvault.vault.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.vault.driver.VaultReply;
import java.time.Instant;
import java.util.List;

/** What the contract says of replies. */
final class Replies {

    private Replies() {}

    /** 200 with a body. */
    static void assertCreated(VaultReply reply) {
        assertThat(reply.errors()).isEmpty();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().string("id")).isPresent();
    }

    /** 204 without a body. */
    static void assertDone(VaultReply reply) {
        assertThat(reply.errors()).isEmpty();
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
    }

    /** The 404 that means "no such object". */
    static void assertMissing(VaultReply reply) {
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.isMissing()).isTrue();
    }

    static void assertRefused(VaultReply reply, int status, String text) {
        assertThat(reply.errors()).hasSize(1).first().asString().contains(text);
        assertThat(reply.status()).isEqualTo(status);
    }

    static JsonString text(String text) {
        return new JsonString(text);
    }

    /** The strings of an array; none where there is null instead. */
    static List<String> strings(JsonObject object, String name) {
        assertThat(object.has(name)).as("has %s", name).isTrue();
        return object.array(name).only(JsonString.class).map(JsonString::value).toList();
    }

    static long number(JsonObject object, String name) {
        return ((JsonNumber) object.get(name).orElseThrow()).decimal().longValueExact();
    }

    static Instant time(JsonObject object, String name) {
        return Instant.parse(object.string(name).orElseThrow());
    }
}
