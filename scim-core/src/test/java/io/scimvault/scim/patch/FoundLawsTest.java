package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.ValidationOptions;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import io.scimvault.testkit.Growth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saying one thing that is so changes nothing; many changes of one thing cost no more than they say. */
@Timeout(120)
class FoundLawsTest {
    private static final PatchOptions SAME = PatchOptions.strict()
            .withValues(ValidationOptions.strict().with(Tolerance.OTHER_CANONICAL_VALUES, Tolerance.ANY_FORMAT));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7, 8})
    void sayingOneThingThatIsSoChangesNothing(long seed) {
        for (int i = 0; i < 25_000; i++) {
            PatchGenerator generator = new PatchGenerator(seed * 1_000_003 + i);
            ResourceType type = generator.type();
            Resource resource = generator.resource(type);
            PatchEngine engine = PatchEngine.of(type, SAME);
            resource.tree().members().forEach((name, value) -> {
                for (PatchRequest.Builder request : List.of(
                        PatchRequest.builder().add(name, value),
                        PatchRequest.builder().replace(name, value))) {
                    Change change = engine.apply(resource, request.build());
                    if (!change.isEmpty()) {
                        fail("%s of %s made %s", request.build().toJson(), resource, change.after());
                    }
                }
            });
        }
    }

    @Test
    void manyOperationsThatEachMakeAnotherAddressPrimary() {
        Growth.isLinear(5_000, operations -> {
            PatchRequest.Builder request = PatchRequest.builder();
            IntStream.range(0, operations)
                    .forEach(i -> request.add(
                            "emails",
                            JsonArray.of(JsonObject.of("value", new JsonString("e" + i))
                                    .with("primary", JsonBoolean.TRUE))));
            assertThat(user("{\"userName\":\"u\"}", request).delta("emails").added())
                    .hasSize(operations);
        });
    }

    @Test
    void manyOperationsOnAnObjectThatNoSchemaDescribes() {
        Growth.isLinear(5_000, operations -> {
            PatchRequest.Builder request = PatchRequest.builder();
            IntStream.range(0, operations).forEach(i -> request.replace("urn:x:ext:2.0:User:k" + i, "v"));
            assertThat(user("{\"userName\":\"u\",\"urn:x:ext:2.0:User\":{\"a\":1}}", request)
                            .isEmpty())
                    .isFalse();
        });
    }

    @Test
    void manyOperationsOnAnArrayThatNoSchemaDescribes() {
        Growth.isLinear(5_000, operations -> {
            PatchRequest.Builder request = PatchRequest.builder();
            IntStream.range(0, operations)
                    .forEach(i -> request.add("urn:x:ext:2.0:User:list", JsonArray.of(new JsonString("v" + i))));
            assertThat(user("{\"userName\":\"u\",\"urn:x:ext:2.0:User\":{\"list\":[1]}}", request)
                            .isEmpty())
                    .isFalse();
        });
    }

    private static Change user(String json, PatchRequest.Builder request) {
        JsonObject tree = (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(json);
        return PatchEngine.of(CoreSchemas.USER, PatchOptions.lenient()).apply(new Resource(tree), request.build());
    }
}
