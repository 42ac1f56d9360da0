package io.scimvault.scim.resource;

import static io.scimvault.scim.resource.Fixtures.json;
import static io.scimvault.scim.resource.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupTest {
    private static final String START = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"";

    @Test
    void buildsAGroupAsAConnectorWould() {
        Group group = Group.of("admins")
                .externalId("g1")
                .member("1")
                .member(Member.user("2"))
                .member(Member.group("3"))
                .extension("urn:x:Y", json("{\"a\":1}"))
                .attribute("ID", new JsonString("7"))
                .build();

        assertThat(group)
                .hasToString(START + ",\"urn:x:Y\"],\"displayName\":\"admins\",\"externalId\":\"g1\",\"id\":\"7\","
                        + "\"members\":[{\"value\":\"1\"},{\"value\":\"2\",\"type\":\"User\"},"
                        + "{\"value\":\"3\",\"type\":\"Group\"}],\"urn:x:Y\":{\"a\":1}}");
    }

    @Test
    void buildsTheSmallestGroup() {
        assertThat(Group.of("admins").externalId(null).build()).hasToString(START + "],\"displayName\":\"admins\"}");
    }

    @Test
    void readsWhatAStoreGave() {
        Group group = new Group(resource("{\"id\":\"7\",\"externalId\":\"g1\",\"displayName\":\"admins\",\"members\":["
                + "{\"value\":\"1\",\"type\":\"User\",\"$ref\":\"../Users/1\",\"display\":\"Alice\"},"
                + "{\"display\":\"nobody\"},{\"value\":\"2\"}],\"urn:x:Y\":{\"a\":1},"
                + "\"meta\":{\"resourceType\":\"Group\"}}"));

        assertThat(group.id()).contains("7");
        assertThat(group.externalId()).contains("g1");
        assertThat(group.displayName()).isEqualTo("admins");
        assertThat(group.meta().resourceType()).contains("Group");
        assertThat(group.memberIds()).containsExactly("1", "2");
        assertThat(group.members()).hasSize(2).endsWith(Member.of("2"));
        assertThat(group.extension("urn:x:Y")).contains(json("{\"a\":1}"));
        Member alice = group.members().get(0);
        assertThat(alice.value()).isEqualTo("1");
        assertThat(alice.type()).contains("User");
        assertThat(alice.ref()).contains("../Users/1");
        assertThat(alice.display()).contains("Alice");
    }

    @Test
    void changesOnlyWhatItIsToldTo() {
        Group before = Group.of("admins").member(Member.user("1")).member("2").build();

        Group after = before.toBuilder()
                .displayName("owners")
                .withoutMember("2")
                .withoutMember("nobody")
                .member("1")
                .member("3")
                .build();

        assertThat(before.toBuilder().build()).isEqualTo(before);
        assertThat(after)
                .isEqualTo(
                        Group.of("owners").member(Member.user("1")).member("3").build());
        assertThat(before.memberIds()).containsExactly("1", "2");
    }

    @Test
    void replacesTheMembers() {
        Group.Builder builder = Group.of("admins").member("1");

        assertThat(builder.memberIds(List.of("2", "3", "2")).build().memberIds())
                .containsExactly("2", "3");
        assertThat(builder.members(List.of(Member.group("4"))).build().members())
                .containsExactly(Member.group("4"));
        assertThat(builder.members(List.of()).build())
                .isEqualTo(Group.of("admins").build());
    }

    @Test
    void takesManyMembers() {
        Group.Builder builder = Group.of("all");
        IntStream.range(0, 50_000).forEach(i -> builder.member("id-" + i));

        assertThat(builder.build().memberIds())
                .hasSize(50_000)
                .startsWith("id-0")
                .endsWith("id-49999");
    }

    @Test
    void refusesWhatIsNoGroup() {
        assertThatThrownBy(() -> Group.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a displayName must not be empty");
        assertThatThrownBy(() -> Group.of("a").attribute("MEMBERS", JsonArray.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("members are set by members(list)");
        assertThatThrownBy(() -> new Member(JsonObject.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a member needs a \"value\": the id of a user or group");
        assertThatThrownBy(() -> new Group(resource("{}")).displayName())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this resource has no displayName");
    }
}
