package io.scimvault.scim.resource;

import static io.scimvault.scim.resource.Fixtures.fullUser;
import static io.scimvault.scim.resource.Fixtures.json;
import static io.scimvault.scim.resource.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.CoreSchemas;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceTest {
    private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

    @Test
    void findsValuesByPath() {
        Resource user = fullUser();

        assertThat(value(user, "USERNAME")).isEqualTo(new JsonString("bjensen@example.com"));
        assertThat(value(user, "active")).isEqualTo(JsonBoolean.FALSE);
        assertThat(value(user, "name.familyName")).isEqualTo(new JsonString("Jensen"));
        assertThat(value(user, "meta.resourceType")).isEqualTo(new JsonString("User"));
        assertThat(value(user, "roles")).isEqualTo(JsonArray.of(json("{\"value\":\"guide\",\"primary\":true}")));
        assertThat(value(user, ENTERPRISE)).isEqualTo(user.get(ENTERPRISE).orElseThrow());
        assertThat(value(user, ENTERPRISE + ":costCenter")).isEqualTo(new JsonString("4130"));
        assertThat(value(user, "manager.displayName")).isEqualTo(new JsonString("John Smith"));
    }

    @Test
    void findsNullWhereNothingIsAssigned() {
        Resource user = resource("{\"emails\":[{\"value\":\"a\"}],\"name\":{\"givenName\":\"b\"}}");

        assertThat(value(user, "title")).isNull();
        assertThat(value(user, "name.familyName")).isNull();
        assertThat(value(user, "meta.created")).isNull();
        assertThat(value(user, "emails.value")).isNull();
        assertThat(value(user, ENTERPRISE)).isNull();
        assertThat(value(user, ENTERPRISE + ":department")).isNull();
        assertThat(value(resource("{\"" + ENTERPRISE + "\":\"x\"}"), ENTERPRISE + ":department"))
                .isNull();
    }

    @Test
    void changesACopy() {
        Resource user = resource("{\"userName\":\"a\",\"title\":\"b\"}");

        assertThat(user.with("title", "c")).isEqualTo(resource("{\"userName\":\"a\",\"title\":\"c\"}"));
        assertThat(user.with("title", JsonArray.EMPTY)).isEqualTo(resource("{\"userName\":\"a\"}"));
        assertThat(user.without("title").without("nope")).isEqualTo(resource("{\"userName\":\"a\"}"));
        assertThat(user.withSchemas(List.of("urn:x", "urn:y")).schemas()).containsExactly("urn:x", "urn:y");
        assertThat(user.withSchemas(List.of())).isEqualTo(user);
        assertThat(user.schemas()).isEmpty();
        assertThat(user).hasToString("{\"userName\":\"a\",\"title\":\"b\"}");
    }

    @Test
    void readsMetadataAsAStoreWritesIt() {
        Instant created = Instant.parse("2024-02-29T12:00:00Z");
        Instant changed = Instant.parse("2024-03-01T12:00:00.123456789Z");
        Meta meta = Meta.of("User", created, changed, "W/\"1\"");

        assertThat(meta.tree())
                .isEqualTo(json("{\"resourceType\":\"User\",\"created\":\"2024-02-29T12:00:00Z\","
                        + "\"lastModified\":\"2024-03-01T12:00:00.123456789Z\",\"version\":\"W/\\\"1\\\"\"}"));
        assertThat(meta.created()).contains(created);
        assertThat(meta.lastModified()).contains(changed);
        assertThat(meta.location()).isEmpty();
        assertThat(new Meta(json("{\"created\":\"yesterday\",\"lastModified\":1}")).created())
                .isEmpty();
    }

    private static JsonValue value(Resource resource, String path) {
        return resource.value(
                CoreSchemas.USER.resolve(AttributePath.parse(path)).orElseThrow());
    }
}
