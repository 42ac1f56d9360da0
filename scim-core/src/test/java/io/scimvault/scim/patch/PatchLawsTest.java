package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.ResourceReader;
import io.scimvault.scim.validation.ValidationOptions;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every PATCH request, sensible or not. */
class PatchLawsTest {
    private static final ValidationOptions AS_WRITTEN =
            ValidationOptions.strict().with(Tolerance.OTHER_CANONICAL_VALUES, Tolerance.ANY_FORMAT);
    private static final int CASES = 25_000;
    private static final PatchOptions SAME = PatchOptions.strict().withValues(AS_WRITTEN);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aRequestIsAppliedToTheEndOrRefusedAndLeavesItsInputAlone(long seed) {
        int applied = 0;
        for (int i = 0; i < CASES; i++) {
            PatchGenerator generator = new PatchGenerator(seed * 1_000_003 + i);
            PatchOptions options = i % 3 == 0 ? PatchOptions.strict() : PatchOptions.lenient();
            ResourceType type = generator.type();
            Resource resource = generator.resource(type);
            String before = resource.toString();

            Optional<Change> change = apply(type, resource, generator.body(type), options);

            assertThat(resource).hasToString(before);
            if (change.isPresent()) {
                applied++;
                check(type, change.get());
            }
        }
        assertThat(applied).isBetween(CASES / 4, CASES * 3 / 4);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 8})
    void sayingWhatIsSoChangesNothing(long seed) {
        for (int i = 0; i < CASES; i++) {
            PatchGenerator generator = new PatchGenerator(seed * 1_000_003 + i);
            ResourceType type = generator.type();
            Resource resource = generator.resource(type);
            PatchRequest.Builder request = PatchRequest.builder().replace(resource.tree());
            resource.tree()
                    .members()
                    .forEach((name, value) -> request.add(name, value).replace(name, value));

            Optional<Change> change = apply(type, resource, request.build().toJson(), SAME);

            assertThat(change).isPresent();
            assertThat(change.get().isEmpty()).isTrue();
            assertThat(change.get().after()).isSameAs(resource);
        }
    }

    private static void check(ResourceType type, Change change) {
        Resource after = change.after();
        assertThat(change.isEmpty()).isEqualTo(after.equals(change.before()));
        assertThat(after.id()).contains("id-1");
        assertThat(readAgain(type, after)).isEqualTo(after.tree().without("id"));
        assertThat(Change.between(type, change.before(), after)).isEqualTo(change);
        assertThat(Change.between(type, after, after).isEmpty()).isTrue();
        assertThat(Change.replacement(type, after, after).isEmpty()).isTrue();
        assertThat(after.tree().members().values()).allSatisfy(PatchLawsTest::hasOnePrimaryAtMost);
    }

    /** The resource read from its own JSON, by the letter; what only the server writes is left out in reading. */
    private static JsonObject readAgain(ResourceType type, Resource resource) {
        return ResourceReader.read(type, resource.tree(), AS_WRITTEN).orThrow().tree();
    }

    private static void hasOnePrimaryAtMost(JsonValue value) {
        if (value instanceof JsonArray array) {
            assertThat(array.only(JsonObject.class)
                            .filter(element -> element.member("primary") == JsonBoolean.TRUE)
                            .count())
                    .isLessThanOrEqualTo(1);
        }
    }

    private static Optional<Change> apply(ResourceType type, Resource resource, JsonValue body, PatchOptions options) {
        try {
            PatchRequest request = PatchReader.read(body, options);
            assertThat(PatchReader.read(request.toJson(), options)).isEqualTo(request);
            return Optional.of(PatchEngine.of(type, options).apply(resource, request));
        } catch (ScimException e) {
            assertThat(e.error().status()).isEqualTo(400);
            assertThat(e.error().scimType()).isPresent();
            return Optional.empty();
        }
    }
}
