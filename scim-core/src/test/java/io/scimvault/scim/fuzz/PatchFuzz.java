package io.scimvault.scim.fuzz;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.Change;
import io.scimvault.scim.patch.PatchEngine;
import io.scimvault.scim.patch.PatchOptions;
import io.scimvault.scim.patch.PatchReader;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.validation.CanonicalForm;
import io.scimvault.scim.validation.Reading;
import io.scimvault.scim.validation.ResourceReader;
import io.scimvault.scim.validation.ValidationOptions;
import io.scimvault.scim.validation.ValidationOptions.Tolerance;
import java.util.List;
import java.util.Optional;

/** Any JSON as a PATCH request: read, written, read again, and applied to a resource of each type. */
public final class PatchFuzz {
    private static final List<PatchOptions> MODES = List.of(PatchOptions.lenient(), PatchOptions.strict());

    /** What the engines themselves keep in lenient mode, and strict refuses from a client. */
    private static final ValidationOptions AS_KEPT = ValidationOptions.strict()
            .with(
                    Tolerance.OTHER_CANONICAL_VALUES,
                    Tolerance.ANY_FORMAT,
                    Tolerance.FOREIGN_EXTENSIONS,
                    Tolerance.INFERRED_SCHEMAS);

    private PatchFuzz() {}

    /** One input; throws only where a law is broken. */
    public static void fuzzerTestOneInput(byte[] data) {
        Law.inLinearTime(
                data,
                () -> Law.answer(data.length, () -> Samples.JSON.parse(data))
                        .ifPresent(body -> run(body, data.length)));
    }

    private static void run(JsonValue body, int length) {
        for (PatchOptions options : MODES) {
            Law.answer(length, () -> PatchReader.read(body, options)).ifPresent(request -> {
                Law.holds(
                        PatchReader.read(request.toJson(), options).equals(request),
                        "%s is read as another request",
                        request);
                Samples.ALL.forEach(sample -> apply(sample, request, options, length));
            });
        }
    }

    private static void apply(Samples sample, PatchRequest request, PatchOptions options, int length) {
        PatchEngine engine = PatchEngine.of(sample.type(), options);
        String before = sample.resource().tree().toString();
        Optional<Change> change = Law.answer(length, () -> engine.apply(sample.resource(), request));
        Law.holds(sample.resource().tree().toString().equals(before), "the input is left alone: %s", before);
        Law.holds(
                Law.answer(length, () -> engine.apply(sample.resource(), request))
                        .equals(change),
                "the same request makes the same change: %s",
                change);
        change.ifPresent(made -> check(sample, made));
    }

    private static void check(Samples sample, Change change) {
        Resource after = change.after();
        Law.holds(change.before().equals(sample.resource()), "the change begins with the resource");
        Law.holds(change.isEmpty() == after.equals(change.before()), "a change says whether it is one: %s", change);
        Law.holds(
                Change.between(sample.type(), change.before(), after).equals(change),
                "a change is the difference of its ends: %s",
                change);
        Law.holds(after.id().equals(sample.resource().id()), "the id stays: %s", after);
        Law.holds(CanonicalForm.strip(after.tree()).equals(after.tree()), "nothing unassigned is kept: %s", after);
        Law.holds(
                CanonicalForm.assemble(sample.type(), after.tree()).equals(after),
                "schemas are those of the parts: %s",
                after);
        after.tree().members().values().forEach(PatchFuzz::checkPrimary);
        Reading again = ResourceReader.read(sample.type(), after.tree(), AS_KEPT);
        Law.holds(again.issues().isEmpty(), "the result is canonical: %s %s", again.issues(), after);
        Law.holds(
                Change.replacement(sample.type(), after, again.resource()).isEmpty(),
                "putting what was read changes nothing: %s",
                after);
    }

    private static void checkPrimary(JsonValue value) {
        if (value instanceof JsonArray array) {
            long primaries = array.only(JsonObject.class)
                    .filter(element -> element.member("primary") == JsonBoolean.TRUE)
                    .count();
            Law.holds(primaries <= 1, "one element is primary at most: %s", value);
        }
    }
}
