package io.scimvault.scim.fuzz;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.protocol.BulkRequest;
import io.scimvault.scim.protocol.BulkResponse;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;

/** Any bytes as the body of a bulk request: it is refused as a whole, or every operation has one result at most, in its order. */
public final class BulkFuzz {
    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);

    private BulkFuzz() {}

    /** One input; throws only where a law is broken. */
    public static void fuzzerTestOneInput(byte[] data) {
        Law.inLinearTime(data, () -> ServiceSample.ALL.forEach(sample -> run(sample, data)));
    }

    private static void run(ServiceSample sample, byte[] data) {
        RawRequest request = RawRequest.of("POST", "/Bulk", null, Map.of(), new ByteArrayInputStream(data));
        RawResponse answer = sample.answer(request);
        if (answer.status() != 200) {
            return;
        }
        Optional<BulkRequest> sent = Law.answer(data.length, () -> BulkRequest.read(Samples.JSON.parse(data)));
        Law.holds(sent.isPresent(), "what was answered by results was a bulk request");
        BulkResponse response = BulkResponse.read(JSON.parse(answer.body()));
        Law.holds(
                response.operations().size() <= sent.get().operations().size(), "one result for an operation at most");
        Law.holds(
                sent.get().failOnErrors().isPresent()
                        || response.operations().size()
                                == sent.get().operations().size(),
                "every operation has a result");
        response.operations().forEach(result -> {
            Law.holds(result.status() < 500 || result.status() == 501, "no operation fails: %s", answer.text());
            Law.holds(!result.isError() || result.response().isPresent(), "a refusal says why: %s", answer.text());
        });
    }
}
