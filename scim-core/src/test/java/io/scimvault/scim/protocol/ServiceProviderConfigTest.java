package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonText;
import org.junit.jupiter.api.Test;

class ServiceProviderConfigTest {

    private static ServiceProviderConfig read(String json) {
        return ServiceProviderConfig.read(JsonText.within(JsonLimits.ANSWER).parse(json));
    }

    @Test
    void tellsWhatTheServerSays() {
        ServiceProviderConfig config = read("{\"documentationUri\":\"https://x.test\",\"patch\":{\"supported\":true},"
                + "\"bulk\":{\"supported\":true,\"maxOperations\":1000,\"maxPayloadSize\":1048576},"
                + "\"filter\":{\"supported\":true,\"maxResults\":200},\"changePassword\":{\"supported\":false},"
                + "\"sort\":{\"supported\":true},\"etag\":{\"supported\":true},"
                + "\"authenticationSchemes\":[{\"type\":\"oauthbearertoken\"},{\"type\":\"httpbasic\"}],"
                + "\"pagination\":{\"cursor\":true,\"index\":false,\"defaultPageSize\":10,\"maxPageSize\":250,"
                + "\"cursorTimeout\":3600}}");

        assertThat(config.documentationUri()).contains("https://x.test");
        assertThat(config.supportsPatch()).isTrue();
        assertThat(config.supportsBulk()).isTrue();
        assertThat(config.maxOperations()).hasValue(1000);
        assertThat(config.maxPayloadSize()).hasValue(1_048_576);
        assertThat(config.supportsFilter()).isTrue();
        assertThat(config.maxResults()).hasValue(200);
        assertThat(config.supportsChangePassword()).isFalse();
        assertThat(config.supportsSort()).isTrue();
        assertThat(config.supportsEtag()).isTrue();
        assertThat(config.authenticationTypes()).containsExactly("oauthbearertoken", "httpbasic");
        assertThat(config.supportsCursor()).isTrue();
        assertThat(config.supportsIndex()).isFalse();
        assertThat(config.defaultPageSize()).hasValue(10);
        assertThat(config.maxPageSize()).hasValue(250);
        assertThat(config.cursorTimeout()).hasValue(3600);
        assertThat(ServiceProviderConfig.read(config.toJson())).isEqualTo(config);
    }

    @Test
    void readsOtherSpellings() {
        ServiceProviderConfig config = read("{\"PATCH\":true,\"Bulk\":{\"SUPPORTED\":\"True\",\"maxoperations\":\"7\"},"
                + "\"filter\":\"false\",\"sort\":null,\"etag\":[],\"pagination\":7,"
                + "\"authenticationSchemes\":{\"type\":\"oauth2\"}}");

        assertThat(config.supportsPatch()).isTrue();
        assertThat(config.supportsBulk()).isTrue();
        assertThat(config.maxOperations()).hasValue(7);
        assertThat(config.supportsFilter()).isFalse();
        assertThat(config.supportsSort()).isFalse();
        assertThat(config.supportsEtag()).isFalse();
        assertThat(config.supportsCursor()).isFalse();
        assertThat(config.supportsIndex()).isTrue();
        assertThat(config.authenticationTypes()).containsExactly("oauth2");
    }

    @Test
    void whatIsNotSaidIsNotSupported() {
        ServiceProviderConfig config = read("{}");

        assertThat(config.supportsPatch()).isFalse();
        assertThat(config.supportsBulk()).isFalse();
        assertThat(config.supportsIndex()).isTrue();
        assertThat(config.maxResults()).isEmpty();
        assertThat(config.authenticationTypes()).isEmpty();
        assertThat(config.documentationUri()).isEmpty();
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> read("[]"))
                .isInstanceOf(ScimException.class)
                .hasMessage("A service provider configuration must be an object; an array came.");
        assertThatThrownBy(() -> read("{\"bulk\":{\"maxOperations\":\"many\"}}").maxOperations())
                .isInstanceOf(ScimException.class)
                .hasMessage("\"maxOperations\" of \"bulk\" must be a whole number; a string came.");
    }
}
