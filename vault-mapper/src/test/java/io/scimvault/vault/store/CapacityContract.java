package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.json;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.User;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest user that can be kept, and one that is a byte larger: refused with a number, and nothing has happened. */
interface CapacityContract extends BenchHost {
    int MORE_THAN_FITS = 140_000;
    Pattern EXCESS = Pattern.compile("by about ([0-9]+) bytes|has ([0-9]+) bytes; at most ([0-9]+)");

    /** Texts that can be of any length in bytes. */
    enum Kind {
        SAME_LETTER,
        WORDS,
        RANDOM;

        private static final String[] WORDS_OF = {"harbour ", "pilot ", "watch ", "north ", "sea ", "berth ", "tide "};

        String text(int bytes) {
            Random random = new Random(7643);
            StringBuilder text = new StringBuilder();
            while (text.length() < bytes) {
                switch (this) {
                    case SAME_LETTER -> text.append('x');
                    case WORDS -> text.append(WORDS_OF[random.nextInt(WORDS_OF.length)]);
                    case RANDOM -> text.append((char) ('0' + random.nextInt(75))); // 0-9 A-Z a-z and some marks
                }
            }
            return text.substring(0, bytes).replace('\\', '_');
        }
    }

    /** The largest number up to which something holds. */
    private static int largest(IntPredicate holds) {
        int fits = 0;
        int tooMuch = MORE_THAN_FITS;
        assertThat(holds.test(tooMuch)).isFalse();
        while (tooMuch - fits > 1) {
            int middle = (fits + tooMuch) / 2;
            if (holds.test(middle)) {
                fits = middle;
            } else {
                tooMuch = middle;
            }
        }
        return fits;
    }

    private RawResponse send(String method, String path, String userName, String title) {
        return bench().http(
                        bench().hr,
                        method,
                        path,
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + userName
                                + "','title':'" + title + "'}");
    }

    /** By how many bytes a refusal says that it is too much. */
    private static int excess(ScimError refusal) {
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.scimType()).contains(ScimType.INVALID_VALUE);
        Matcher says = EXCESS.matcher(refusal.detail());
        assertThat(says.find()).as(refusal.detail()).isTrue();
        return says.group(1) != null
                ? Integer.parseInt(says.group(1))
                : Integer.parseInt(says.group(2)) - Integer.parseInt(says.group(3));
    }

    @ParameterizedTest
    @EnumSource
    default void theLargestUserIsKeptAndOneByteMoreIsRefused(Kind kind) {
        String name = unique("big");
        int largest = largest(bytes -> {
            RawResponse made = send("POST", "/Users", name, kind.text(bytes));
            if (made.status() == 201) {
                bench().as(bench().hr).users().delete(json(made).string("id").orElseThrow());
            }
            return made.status() == 201;
        });
        System.out.printf("Largest title of %s that is kept: %,d bytes%n", kind, largest);
        assertThat(largest).isGreaterThan(kind == Kind.RANDOM ? 25_000 : 65_000);

        RawResponse refused = send("POST", "/Users", name, kind.text(largest + 1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(json(refused).string("scimType")).contains("invalidValue");
        User.Builder over = User.of(name).title(kind.text(largest + 1));
        ScimError typed = refusal(() -> bench().as(bench().hr).users().create(over.build()));
        assertThat(json(refused).string("detail")).contains(typed.detail());
        assertThat(excess(typed)).isBetween(1, 8);
        assertThat(bench().entityNamed(name).isEmpty()).isTrue();
        assertThat(bench().halfMade()).isEmpty();

        RawResponse kept = send("POST", "/Users", name, kind.text(largest));
        String id = json(kept).string("id").orElseThrow();
        assertThat(bench().as(bench().hr).users().get(id).orElseThrow().title()).contains(kind.text(largest));
        assertNothingChanges(id, name, kind.text(largest + 1));
    }

    private void assertNothingChanges(String id, String name, String tooLong) {
        JsonObject before = bench().entity(id);
        assertThat(send("PUT", "/Users/" + id, name, tooLong).status()).isEqualTo(400);
        assertThat(excess(refusal(() -> bench().as(bench().hr)
                        .users()
                        .patch(
                                id,
                                PatchRequest.builder()
                                        .replace("title", tooLong)
                                        .replace("active", false)
                                        .replace("userName", unique("other"))
                                        .build()))))
                .isPositive();
        assertThat(bench().entity(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    default void theSameBesideFortyPairsOfAnAdmin(Kind kind) {
        String name = unique("big");
        String id = json(send("POST", "/Users", name, "Dr")).string("id").orElseThrow();
        JsonObject.Builder pairs = JsonObject.builder();
        bench().entity(id).object("metadata").orElseThrow().members().forEach(pairs::put);
        for (int i = 0; i < 40; i++) {
            pairs.put("admin_" + i, "kept " + i);
        }
        bench().postById("identity/entity/id", id, "{'metadata':" + pairs.build() + "}");

        int largest = largest(
                bytes -> send("PUT", "/Users/" + id, name, kind.text(bytes)).status() == 200);
        System.out.printf("Largest title of %s beside 40 pairs of an admin's: %,d bytes%n", kind, largest);
        assertThat(largest).isGreaterThan(kind == Kind.RANDOM ? 8_000 : 25_000);
        assertThat(send("PUT", "/Users/" + id, name, kind.text(largest)).status())
                .isEqualTo(200);
        assertThat(bench().as(bench().hr).users().get(id).orElseThrow().title()).contains(kind.text(largest));
        ScimError refused = refusal(() -> bench().as(bench().hr)
                .users()
                .replace(id, User.of(name).title(kind.text(largest + 1)).build()));
        assertThat(excess(refused)).isBetween(1, 8);
        assertNothingChanges(id, name, kind.text(largest + 1));
        Map<String, ? extends Object> metadata =
                bench().entity(id).object("metadata").orElseThrow().members();
        assertThat(metadata).hasSizeLessThanOrEqualTo(64);
        for (int i = 0; i < 40; i++) {
            assertThat(metadata.get("admin_" + i)).isEqualTo(new JsonString("kept " + i));
        }
    }
}
