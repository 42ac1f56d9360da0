package io.scimvault.vault.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.VaultEntity;
import io.scimvault.vault.identity.WantedUser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How documents of all sizes lie in metadata pairs, seen through the mapping of users. */
class MetadataCodecTest {
    private static final ResourceTimes TIMES = ResourceTimes.createdAt(Users.CREATED);

    /** What stands around the title in the document. */
    private static final int FRAME = "{\"title\":\"\"}".length();

    private final UserMapping mapping = new UserMapping(CoreSchemas.USER, ScimClient.named("hr"));

    @Test
    void aDocumentOf512BytesIsOnePair() {
        assertThat(chunks(titled("x".repeat(512 - FRAME)))).isEqualTo(List.of(512));
        assertThat(chunks(titled("x".repeat(513 - FRAME)))).isEqualTo(List.of(512, 1));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"é", "漢", "😀", "\u0800", "\uFFFF", "\u07FF", "\uDBFF\uDFFF"})
    void isCutBetweenCharactersWhereverTheBoundaryFalls(String character) {
        int width = character.getBytes(StandardCharsets.UTF_8).length;
        for (int shift = 0; shift < width; shift++) {
            String title = "x".repeat(512 - FRAME - width + 1 + shift) + character.repeat(300);

            WantedUser stored = titled(title);

            assertThat(stored.metadata().values())
                    .allSatisfy(value -> assertThat(value.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(512))
                    .allSatisfy(value -> assertThat(value).doesNotContain("\uFFFD"));
            assertThat(title(stored)).isEqualTo(title);
        }
    }

    @Test
    void staysReadableAsLongAsItFits() {
        // 64 pairs, four of which are marks, name and times
        String title = "x".repeat(60 * 512 - FRAME);

        WantedUser stored = titled(title);

        assertThat(stored.metadata()).hasSize(64).containsKey("scim_doc_59");
        assertThat(stored.metadata().get("scim_doc_00")).startsWith("{\"title\":\"xxx");
        assertThat(title(stored)).isEqualTo(title);
    }

    @Test
    void isDeflatedWhenThePlainTextDoesNotFit() {
        String title = "x".repeat(60 * 512 - FRAME + 1);

        WantedUser stored = titled(title);

        assertThat(stored.metadata()).hasSize(5);
        assertThat(stored.metadata().get("scim_doc_00")).matches("deflate:[A-Za-z0-9+/]+");
        assertThat(title(stored)).isEqualTo(title);
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {40_959, 40_960, 40_961, 49_152, 65_536, 131_071, 131_072})
    void whatIsDeflatedIsReadBackWhateverItsLength(int bytes) {
        String title = "x".repeat(bytes - FRAME);

        assertThat(title(titled(title))).isEqualTo(title);
    }

    @Test
    void sharesTheRoomWithThePairsOfAnAdmin() {
        Map<String, String> admins = new HashMap<>();
        for (int i = 0; i < 59; i++) {
            admins.put("admin_" + i, "kept");
        }

        WantedUser stored = titled("x".repeat(512 - FRAME), admins);

        assertThat(stored.metadata()).hasSize(64).containsAllEntriesOf(admins);
        assertThat(refusal(() -> titled(random(600), admins)).status()).isEqualTo(400);
    }

    @Test
    void saysByHowMuchADocumentIsTooLarge() {
        ScimError refusal = refusal(() -> titled(random(40_000)));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.scimType()).contains(ScimType.INVALID_VALUE);
        assertThat(refusal.detail())
                .matches("The resource is too large for Vault's metadata, by about [0-9]+ bytes\\.");
        int excess = Integer.parseInt(refusal.detail().replaceAll("[^0-9]", ""));
        assertThat(excess).isBetween(8_000, 11_000); // 40,000 bytes that do not compress, where 61 × 512 = 31,232 fit
    }

    @Test
    void refusesWhatHasNoPairLeftAtAll() {
        Map<String, String> admins = new HashMap<>();
        for (int i = 0; i < 62; i++) {
            admins.put("admin_" + i, "kept");
        }

        ScimError refusal =
                refusal(() -> mapping.toVault(User.of("alice").build().resource(), TIMES, admins));

        assertThat(refusal)
                .isEqualTo(ScimError.badRequest(
                        ScimType.INVALID_VALUE, "The metadata pairs that others set leave no room for the resource."));
    }

    @Test
    void aDamagedDocumentLeavesTheUserVisible() {
        Map<String, String> whole = titled("x".repeat(2_000)).metadata();
        Map<String, String> first = new HashMap<>(whole);
        first.remove("scim_doc_00");
        Map<String, String> middle = new HashMap<>(whole);
        middle.remove("scim_doc_02");
        Map<String, String> broken = new HashMap<>(whole);
        broken.put("scim_doc_01", "\"}");
        Map<String, String> noObject = new HashMap<>(titled("x").metadata());
        noObject.put("scim_doc_00", "[1]");
        Map<String, String> noBase64 = new HashMap<>(noObject);
        noBase64.put("scim_doc_00", "deflate:!!");
        Map<String, String> cutShort = new HashMap<>(noObject);
        cutShort.put("scim_doc_00", "deflate:q1YqySxJ");
        Map<String, String> strange = new HashMap<>(whole);
        strange.put("scim_doc_99", "more");

        for (Map<String, String> metadata : List.of(first, middle, broken, noObject, noBase64, cutShort, strange)) {
            Resource shown = mapping.toScim(entity(metadata), List.of());

            assertThat(Users.content(shown).toString())
                    .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
                            + "\"externalId\":\"00u1\",\"userName\":\"alice\",\"active\":true}");
        }
    }

    @Test
    void aDocumentThatWouldUnfoldToMuchMoreThanItCouldHoldIsDamaged() {
        Map<String, String> metadata = new HashMap<>(titled("x").metadata());
        metadata.put("scim_doc_00", "deflate:" + deflated("{\"title\":\"" + "x".repeat(131_072 - FRAME + 1) + "\"}"));

        assertThat(mapping.toScim(entity(metadata), List.of()).tree().has("title"))
                .isFalse();
    }

    /** Otherwise a page of users of a million equal letters each would fill the memory of whoever lists them. */
    @Test
    void aDocumentIsRefusedThatWouldUnfoldToMuchMoreThanItCouldHold() {
        assertThatThrownBy(() -> titled("x".repeat(131_072 - FRAME + 1)))
                .isInstanceOf(ScimException.class)
                .hasMessage("The resource has 131073 bytes; at most 131072 are possible.");
    }

    private static String deflated(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] bytes = new byte[10_000];
        int length = deflater.deflate(bytes);
        deflater.end();
        return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, length));
    }

    @Test
    void aStoredDocumentDoesNotDecideOnIdentity() {
        Map<String, String> metadata = new HashMap<>(titled("x").metadata());
        metadata.put(
                "scim_doc_00",
                "{\"id\":\"other\",\"schemas\":[\"urn:x\"],\"meta\":{\"version\":\"1\"},\"userName\":\"bob\","
                        + "\"title\":\"Dr\",\"active\":false,\"groups\":[1]}");

        Resource shown = mapping.toScim(entity(metadata), List.of());

        assertThat(Users.content(shown).toString())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
                        + "\"externalId\":\"00u1\",\"userName\":\"alice\",\"title\":\"Dr\",\"active\":true}");
        assertThat(shown.id()).contains("id-1");
        assertThat(shown.meta().resourceType()).contains("User");
    }

    private static VaultEntity entity(Map<String, String> metadata) {
        Map<String, String> all = new HashMap<>(metadata);
        all.put("scim_external_id", "00u1");
        return Users.entity(new WantedUser("alice", false, all, List.of()));
    }

    private WantedUser titled(String title) {
        return titled(title, Map.of());
    }

    private WantedUser titled(String title, Map<String, String> present) {
        return mapping.toVault(User.of("alice").title(title).build().resource(), TIMES, present);
    }

    private String title(WantedUser stored) {
        return mapping.toScim(Users.entity(stored), List.of())
                .tree()
                .string("title")
                .orElse("lost");
    }

    /** The sizes of the document's pairs in bytes, in their order. */
    private static List<Integer> chunks(WantedUser stored) {
        return stored.metadata().keySet().stream()
                .filter(key -> key.startsWith("scim_doc_"))
                .sorted()
                .map(key -> stored.metadata().get(key).getBytes(StandardCharsets.UTF_8).length)
                .toList();
    }

    /** One of 64 characters after another: nothing is won by compressing them and putting the result in base64. */
    private static String random(int length) {
        Random random = new Random(7643);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) ('@' + random.nextInt(64)));
        }
        return text.toString().replace('\\', '0').replace('\u007f', '1');
    }

    private static ScimError refusal(Runnable work) {
        return catchThrowableOfType(ScimException.class, work::run).error();
    }
}
