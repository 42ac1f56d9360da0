package io.scimvault.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchRequestTest {

    @Test
    void printsWhatAClientSends() {
        PatchRequest request = PatchRequest.builder()
                .replace("active", JsonBoolean.FALSE)
                .add("members", JsonArray.of(JsonObject.of("value", new JsonString("u1"))))
                .remove("members[value eq \"x\"]")
                .remove("members", JsonArray.ofStrings(List.of("u2")))
                .add(JsonObject.of("title", new JsonString("Dr")))
                .build();

        assertThat(request.toJson())
                .hasToString("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                        + "{\"op\":\"replace\",\"path\":\"active\",\"value\":false},"
                        + "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u1\"}]},"
                        + "{\"op\":\"remove\",\"path\":\"members[value eq \\\"x\\\"]\"},"
                        + "{\"op\":\"remove\",\"path\":\"members\",\"value\":[\"u2\"]},"
                        + "{\"op\":\"add\",\"value\":{\"title\":\"Dr\"}}]}");
    }

    @Test
    void isReadAsItWasBuilt() {
        PatchRequest request = PatchRequest.builder()
                .replace("name.givenName", "B")
                .replace("title", JsonNull.NULL)
                .replace(JsonObject.of("title", new JsonString("Dr")))
                .add("emails[type eq \"a\\\"]b\" and primary eq true].value", "x@x.test")
                .remove("nickName")
                .remove("emails", JsonNull.NULL)
                .build();

        assertThat(PatchReader.read(request.toJson(), PatchOptions.strict())).isEqualTo(request);
    }

    @Test
    void hasAnOperation() {
        assertThatThrownBy(() -> PatchRequest.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a PATCH request has one operation at least");
    }

    @Test
    void aPathThatIsNoneIsRefusedAtOnce() {
        assertThatThrownBy(() -> PatchRequest.builder().remove("members[")).isInstanceOf(ScimException.class);
    }
}
