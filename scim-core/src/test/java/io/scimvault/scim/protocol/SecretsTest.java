package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.schema.CoreSchemas;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host may well log: no value of a request is in it. */
class SecretsTest {
    private static final RequestParser PARSER = new RequestParser(
            List.of(CoreSchemas.USER), ClientQuirks.lenient(), Paging.Limits.USUAL, JsonLimits.REQUEST, BulkLimits.OFF);

    @ParameterizedTest
    @CsvSource({"POST, /Users, Create[User]", "PUT, /Users/1, Replace[User]", "PATCH, /Users/1, Patch[User]"})
    void aRequestDoesNotPrintItsBody(String method, String path, String printed) {
        RawRequest raw = RawRequest.of(
                method,
                path,
                null,
                Map.of("Content-Type", "application/scim+json"),
                new ByteArrayInputStream(
                        "{\"password\":\"topsecret\",\"Operations\":[{\"op\":\"add\",\"value\":{\"password\":\"topsecret\"}}]}"
                                .getBytes(StandardCharsets.UTF_8)));

        assertThat(PARSER.parse(raw)).hasToString(printed);
    }

    @Test
    void aPatchPrintsWhereAndNotWhat() {
        PatchRequest patch = PatchRequest.builder()
                .replace("password", "topsecret")
                .add("emails[value eq \"topsecret\"].type", "topsecret")
                .remove("emails[value eq \"topsecret\"]")
                .build();

        assertThat(patch).hasToString("PatchRequest[operations=[Replace[password], Add[emails], Remove[emails]]]");
    }
}
