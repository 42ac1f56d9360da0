package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for operations one by one: saying the same again changes nothing, and what is refused has changed nothing. */
class RepetitionLawsTest {
    private static final int CASES = 50_000;
    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {71, 76})
    void anOperationThatSelectsNothingByItsOwnEffectCanBeRepeated(long seed) {
        int changes = 0;
        for (int i = 0; i < CASES; i++) {
            PatchGenerator generator = new PatchGenerator(seed * 1_000_003 + i);
            PatchOptions options = i % 3 == 0 ? PatchOptions.strict() : PatchOptions.lenient();
            ResourceType type = generator.type();
            Resource resource = generator.resource(type);
            PatchEngine engine = PatchEngine.of(type, options);
            for (PatchOperation operation : operations(generator, type, options)) {
                PatchRequest request = new PatchRequest(List.of(operation));
                Optional<Change> once = apply(engine, resource, request);
                if (once.isPresent() && !once.get().isEmpty()) {
                    changes++;
                    Change twice = engine.apply(once.get().after(), request);
                    if (!twice.isEmpty() || !twice.after().equals(once.get().after())) {
                        fail("%s%non %s%nmade %s%nand then %s", request.toJson(), resource, once.get(), twice);
                    }
                }
            }
        }
        assertThat(changes).isGreaterThan(CASES / 5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {73, 74})
    void aRefusedRequestHasChangedNothing(long seed) {
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            PatchGenerator generator = new PatchGenerator(seed * 1_000_003 + i);
            PatchOptions options = i % 2 == 0 ? PatchOptions.strict() : PatchOptions.lenient();
            ResourceType type = generator.type();
            Resource resource = generator.resource(type);
            JsonObject copy = (JsonObject) JSON.parse(resource.tree().toString());
            Optional<PatchRequest> request = read(generator, type, options);
            if (request.isPresent()
                    && apply(PatchEngine.of(type, options), resource, request.get())
                            .isEmpty()) {
                refused++;
                if (!resource.tree().toString().equals(copy.toString())
                        || !resource.tree().equals(copy)) {
                    fail("%s%nmade of %s%n%s", request.get().toJson(), copy, resource);
                }
            }
        }
        assertThat(refused).isGreaterThan(CASES / 10);
    }

    /** Those of a request that have no filter: with one, an operation may no longer hit what it hit before. */
    private static List<PatchOperation> operations(PatchGenerator generator, ResourceType type, PatchOptions options) {
        return read(generator, type, options).stream()
                .flatMap(request -> request.operations().stream())
                .filter(operation ->
                        operation.path().flatMap(PatchPath::valueFilter).isEmpty())
                .toList();
    }

    private static Optional<PatchRequest> read(PatchGenerator generator, ResourceType type, PatchOptions options) {
        try {
            return Optional.of(PatchReader.read(generator.body(type), options));
        } catch (ScimException e) {
            return Optional.empty();
        }
    }

    private static Optional<Change> apply(PatchEngine engine, Resource resource, PatchRequest request) {
        try {
            return Optional.of(engine.apply(resource, request));
        } catch (ScimException e) {
            return Optional.empty();
        }
    }
}
