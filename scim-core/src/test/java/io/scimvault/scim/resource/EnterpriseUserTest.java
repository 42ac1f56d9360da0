package io.scimvault.scim.resource;

import static io.scimvault.scim.resource.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import org.junit.jupiter.api.Test;

class EnterpriseUserTest {

    @Test
    void replacesTheManagerAsAWhole() {
        EnterpriseUser before = new EnterpriseUser(
                json("{\"department\":\"d\",\"manager\":{\"value\":\"1\",\"displayName\":\"One\"}}"));

        assertThat(before.toBuilder().manager("2").build().tree())
                .isEqualTo(json("{\"department\":\"d\",\"manager\":{\"value\":\"2\"}}"));
        assertThat(before.toBuilder().manager(null).build().tree()).isEqualTo(json("{\"department\":\"d\"}"));
        assertThat(before.managerId()).contains("1");
    }

    @Test
    void takesAwayWhatIsNull() {
        EnterpriseUser built = EnterpriseUser.of()
                .costCenter("1")
                .costCenter(null)
                .division(null)
                .organization(null)
                .employeeNumber(null)
                .build();

        assertThat(built.tree()).isEqualTo(JsonObject.EMPTY);
        assertThat(built.managerId()).isEmpty();
        assertThat(built.managerRef()).isEmpty();
        assertThat(built.managerDisplayName()).isEmpty();
    }

    @Test
    void spellsNamesAsTheSchemaDoes() {
        assertThat(EnterpriseUser.of()
                        .attribute("MANAGER", json("{\"VALUE\":\"1\",\"$REF\":null}"))
                        .build()
                        .tree())
                .isEqualTo(json("{\"manager\":{\"value\":\"1\"}}"));
        assertThatThrownBy(() -> EnterpriseUser.of()
                        .division("a")
                        .attribute("DIVISION", new JsonString("b"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("division stands twice, in different letter case");
    }
}
