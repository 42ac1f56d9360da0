package io.scimvault.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The life that {@code life.py} leads with scim2-client, which checks every answer against the schemas that the host publishes. */
final class Scim2ClientIT {
    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);

    @TestFactory
    @Timeout(60)
    Stream<DynamicTest> life() {
        List<JsonObject> steps = Python.run(DemoHost.onRealVault().environment(), "life.py").stream()
                .map(line -> (JsonObject) JSON.parse(line))
                .toList();
        assertThat(steps).hasSize(16);
        return steps.stream().map(Scim2ClientIT::test);
    }

    private static DynamicTest test(JsonObject step) {
        return DynamicTest.dynamicTest(
                step.string("step").orElseThrow(),
                () -> assertThat(step.string("failure")).contains(""));
    }
}
