package io.scimvault.scim.fuzz;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.validation.CanonicalForm;
import io.scimvault.scim.validation.Reading;
import io.scimvault.scim.validation.ResourceReader;
import io.scimvault.scim.validation.ValidationOptions;
import java.util.List;

/** Any JSON object as the body of a resource of each type: what it means is canonical and means itself. */
public final class BodyFuzz {
    private static final List<ValidationOptions> MODES =
            List.of(ValidationOptions.lenient(), ValidationOptions.strict());

    private BodyFuzz() {}

    /** One input; throws only where a law is broken. */
    public static void fuzzerTestOneInput(byte[] data) {
        Law.inLinearTime(
                data,
                () -> Law.answer(data.length, () -> Samples.JSON.parse(data))
                        .filter(JsonObject.class::isInstance)
                        .ifPresent(body -> run((JsonObject) body)));
    }

    private static void run(JsonObject body) {
        String before = body.toString();
        for (ValidationOptions options : MODES) {
            for (Samples sample : Samples.ALL) {
                Reading reading = ResourceReader.read(sample.type(), body, options);
                Law.holds(
                        ResourceReader.read(sample.type(), body, options).equals(reading),
                        "the same body means the same: %s",
                        body);
                if (reading.issues().isEmpty()) {
                    check(sample, reading, options);
                }
            }
        }
        Law.holds(body.toString().equals(before), "the body is left alone");
    }

    private static void check(Samples sample, Reading reading, ValidationOptions options) {
        Resource resource = reading.resource();
        Law.holds(
                CanonicalForm.strip(resource.tree()).equals(resource.tree()),
                "nothing unassigned is kept: %s",
                resource);
        Law.holds(
                ResourceReader.read(sample.type(), resource.tree(), options).equals(reading),
                "what was read means itself: %s",
                resource);
    }
}
