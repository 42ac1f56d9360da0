package io.scimvault.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static Resource read(ResourceType type, String json) {
        return AnswerReader.read(type, JsonText.within(JsonLimits.ANSWER).parse(json));
    }

    private static void assertUser(String json, String canonical) {
        assertThat(read(CoreSchemas.USER, json).tree().without("schemas").toString())
                .isEqualTo(canonical);
    }

    @Test
    void takesTheSpellingOfTheSchema() {
        assertUser(
                "{\"ID\":\"1\",\"USERNAME\":\"b\",\"Name\":{\"GIVENNAME\":\"B\"},\"META\":{\"Version\":\"v\"},"
                        + "\"Emails\":[{\"VALUE\":\"b@x.test\",\"$REF\":\"r\"}],"
                        + "\"URN:ietf:params:scim:schemas:extension:enterprise:2.0:user\":{\"DEPARTMENT\":\"d\"}}",
                "{\"id\":\"1\",\"userName\":\"b\",\"name\":{\"givenName\":\"B\"},\"meta\":{\"version\":\"v\"},"
                        + "\"emails\":[{\"value\":\"b@x.test\",\"$REF\":\"r\"}],"
                        + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"d\"}}");
    }

    @Test
    void takesTheTypeOfTheSchema() {
        assertUser(
                "{\"id\":7,\"active\":\"False\",\"emails\":{\"value\":\"e\",\"primary\":\" true \"},"
                        + "\"phoneNumbers\":[\"123\",4],\"displayName\":[\"d\"],\"title\":true}",
                "{\"id\":\"7\",\"active\":false,\"emails\":[{\"value\":\"e\",\"primary\":true}],"
                        + "\"phoneNumbers\":[{\"value\":\"123\"},{\"value\":4}],\"displayName\":\"d\",\"title\":\"true\"}");
    }

    @Test
    void leavesOutWhatIsUnassigned() {
        assertUser(
                "{\"userName\":\"b\",\"title\":null,\"emails\":[],\"roles\":[null,{}],\"name\":{\"givenName\":null},"
                        + "\"x\":null}",
                "{\"userName\":\"b\"}");
    }

    @Test
    void keepsWhatServersWriteAndWhatMakesNoSense() {
        assertUser(
                "{\"id\":\"1\",\"groups\":[{\"value\":\"g\"}],\"meta\":{\"created\":\"never\"},\"active\":\"maybe\","
                        + "\"userName\":{\"a\":1},\"name\":7,\"x\":{\"Y\":[null]},\"urn:x:y\":{\"A\":\"b\"}}",
                "{\"id\":\"1\",\"groups\":[{\"value\":\"g\"}],\"meta\":{\"created\":\"never\"},\"active\":\"maybe\","
                        + "\"userName\":{\"a\":1},\"name\":7,\"x\":{\"Y\":[null]},\"urn:x:y\":{\"A\":\"b\"}}");
    }

    @Test
    void ofTwoSpellingsTheSchemasOwnCounts() {
        assertUser("{\"USERNAME\":\"1\",\"userName\":\"2\",\"username\":\"3\"}", "{\"userName\":\"2\"}");
        assertUser("{\"USERNAME\":\"1\",\"username\":\"3\"}", "{\"userName\":\"1\"}");
        assertUser("{\"username\":\"3\",\"userName\":null}", "{\"userName\":\"3\"}");
    }

    @Test
    void computesSchemasOnlyWhereTheyAreMissing() {
        assertThat(read(CoreSchemas.USER, "{\"" + CoreSchemas.ENTERPRISE_USER_URN + "\":{\"division\":\"d\"}}")
                        .schemas())
                .containsExactly(CoreSchemas.USER_URN, CoreSchemas.ENTERPRISE_USER_URN);
        assertThat(read(CoreSchemas.USER, "{\"Schemas\":[\"urn:x\"],\"userName\":\"b\"}")
                        .schemas())
                .containsExactly("urn:x");
    }

    @Test
    void theTypedViewsFindEverything() {
        Group group = new Group(read(
                CoreSchemas.GROUP,
                "{\"DisplayName\":\"g\",\"Members\":[{\"Value\":\"1\",\"Type\":\"User\"},\"2\",{\"display\":\"?\"}]}"));

        assertThat(group.displayName()).isEqualTo("g");
        assertThat(group.memberIds()).containsExactly("1", "2");

        User user = new User(read(
                CoreSchemas.USER,
                "{\"userName\":\"b\",\"" + CoreSchemas.ENTERPRISE_USER_URN + "\":{\"manager\":\"26118915\"}}"));
        assertThat(user.enterprise().orElseThrow().managerId()).contains("26118915");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> read(CoreSchemas.USER, "[{}]"))
                .isInstanceOf(ScimException.class)
                .hasMessage("A resource must be an object; an array came.");
    }
}
