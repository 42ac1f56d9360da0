package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.patch.PatchOptions.Tolerance;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much work one request may ask for, and what its options let through. */
class PatchWorkTest {
    private static final int EMAILS = 100;
    private static final String BADGE = "urn:example:badge:1.0:Badge";

    @Test
    void asManyOperationsAsAreAllowedAreReadAndNoMore() {
        PatchOptions three = PatchOptions.lenient().withLimits(3, 1_000);

        assertThat(PatchReader.read(operations(3), three).operations()).hasSize(3);
        ScimException refusal = catchThrowableOfType(ScimException.class, () -> PatchReader.read(operations(4), three));
        assertThat(refusal.error())
                .isEqualTo(ScimError.of(413, "The request has 4 operations; at most 3 are accepted."));
    }

    @Test
    void everyTermOfAFilterIsComparedWithEveryElement() {
        assertThat(apply("emails[display co \"x\"].type", 1_000)).isEmpty();
        assertThat(apply("emails[display co \"x\"].type", EMAILS / 2)).contains(ScimType.TOO_MANY);
        assertThat(apply("emails[" + terms(" or ") + "].type", EMAILS * 5)).contains(ScimType.TOO_MANY);
        assertThat(apply("emails[" + terms(" and ") + "].type", EMAILS * 5)).contains(ScimType.TOO_MANY);
        assertThat(apply("emails[not (" + terms(" or ") + ")].type", EMAILS * 5))
                .contains(ScimType.TOO_MANY);
        assertThat(apply("emails[" + terms(" or ") + "].type", EMAILS * 100)).isEmpty();
    }

    @Test
    void aFilterThatNamesAValueIsNotComparedWithAllElements() {
        assertThat(apply("emails[value eq \"e7\"].type", EMAILS / 2)).isEmpty();
        assertThat(apply("emails[type eq \"x\" and value eq \"e7\"].type", EMAILS / 2))
                .isEmpty();
        assertThat(apply("emails[value eq \"e7\" or value eq \"e8\"].type", EMAILS / 2))
                .isEmpty();
        assertThat(apply("emails[value eq \"e7\" or display eq \"x\"].type", EMAILS / 2))
                .contains(ScimType.TOO_MANY);
        assertThat(apply("emails[value ne \"e7\"].type", EMAILS / 2)).contains(ScimType.TOO_MANY);
    }

    @Test
    void whatNoSchemaHasIsFoundWhereUnknownPathsAreRefused() {
        PatchOptions known = PatchOptions.lenient().without(Tolerance.UNKNOWN_PATHS);

        for (String path : List.of(BADGE + ":color", BADGE + ":new", BADGE.toUpperCase(Locale.ROOT) + ":color")) {
            assertThat(change(path, known).changedAttributes()).containsExactly(BADGE);
        }
        PatchRequest whole = PatchRequest.builder()
                .replace(JsonObject.of(BADGE, json("{\"color\":\"blue\"}")))
                .build();
        assertThat(PatchEngine.of(CoreSchemas.USER, known).apply(user(), whole).changedAttributes())
                .containsExactly(BADGE);
        ScimException refusal =
                catchThrowableOfType(ScimException.class, () -> change("urn:example:other:1.0:Other:color", known));
        assertThat(refusal.error().scimType()).contains(ScimType.INVALID_PATH);
    }

    /** Why adding a text at a path is refused; nothing if it is not. */
    private static Optional<ScimType> apply(String path, long comparisons) {
        try {
            assertThat(change(path, PatchOptions.lenient().withLimits(10, comparisons))
                            .before())
                    .isEqualTo(user());
            return Optional.empty();
        } catch (ScimException e) {
            return e.error().scimType();
        }
    }

    private static Change change(String path, PatchOptions options) {
        return PatchEngine.of(CoreSchemas.USER, options)
                .apply(user(), PatchRequest.builder().add(path, "new").build());
    }

    private static String terms(String junction) {
        return IntStream.range(0, 10).mapToObj(i -> "display co \"x\"").collect(Collectors.joining(junction));
    }

    private static JsonObject operations(int count) {
        return json("{\"schemas\":[\"" + PatchRequest.SCHEMA + "\"],\"Operations\":["
                + IntStream.range(0, count)
                        .mapToObj(i -> "{\"op\":\"remove\",\"path\":\"title\"}")
                        .collect(Collectors.joining(","))
                + "]}");
    }

    private static Resource user() {
        String emails = IntStream.range(0, EMAILS)
                .mapToObj(i -> "{\"value\":\"e" + i + "\",\"type\":\"x\",\"display\":\"x\"}")
                .collect(Collectors.joining(","));
        return new Resource(json("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\",\"" + BADGE
                + "\"],\"userName\":\"u\",\"emails\":[" + emails + "],\"" + BADGE
                + "\":{\"color\":\"red\"}}"));
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(text);
    }
}
