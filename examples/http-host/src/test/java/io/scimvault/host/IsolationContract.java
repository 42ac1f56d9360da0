package io.scimvault.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.host.IsolationKind.Endpoint;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two SCIM clients and an administrator on one Vault: whatever a client tries, it neither sees nor changes what is not its own. */
interface IsolationContract {
    List<String> CLIENTS = List.of("okta-demo", "sailpoint-demo");

    /** The world in which this client tries everything. */
    IsolationTrial trial(String client);

    /** What this client tries with such an object. */
    List<IsolationRow> rows(IsolationKind kind, String client);

    static Stream<Arguments> everyKindForEachClient() {
        return CLIENTS.stream()
                .flatMap(client -> Arrays.stream(IsolationKind.values()).map(kind -> Arguments.of(client, kind)));
    }

    @Test
    default void theTableIsWhole() {
        assertThat(IsolationKind.values()).hasSizeGreaterThanOrEqualTo(38);
        int tried = 0;
        for (IsolationKind kind : IsolationKind.values()) {
            List<IsolationRow> rows = rows(kind, CLIENTS.get(0));
            tried += rows.size() + rows(kind, CLIENTS.get(1)).size();

            assertThat(rows)
                    .as(kind.toString())
                    .hasSizeGreaterThan(110)
                    .extracting(IsolationRow::toString)
                    .doesNotHaveDuplicates();
            assertThat(rows).extracting(IsolationRow::method).contains("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        }
        assertThat(tried).isGreaterThan(5000);
        assertThat(IsolationTable.lists()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("io.scimvault.host.IsolationContract#everyKindForEachClient")
    default void nothingIsSeenOrChanged(String client, IsolationKind kind) {
        List<String> failures = trial(client).failures(rows(kind, client), kind);

        assertThat(String.join("\n", failures)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta-demo", "sailpoint-demo"})
    default void listsHoldTheClientsOwnAndCountNothingElse(String client) {
        List<String> failures = trial(client).failures(IsolationTable.lists(), IsolationKind.THEIR_USER);

        assertThat(String.join("\n", failures)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta-demo", "sailpoint-demo"})
    default void ownChangesKeepWhatOthersPutIntoAGroup(String client) {
        IsolationWorld world = trial(client).world();
        Map<String, String> before = world.state();
        String user = world.temporary(Endpoint.USERS);
        String group = world.temporaryMixedGroup();
        JsonObject given = world.vault().read("group", group);
        String member = "[{'value':'" + user + "'}]";
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("PUT", "{'displayName':'renamed-own" + group + "','members':" + member + "}");
        changes.put("PATCH", IsolationTable.patch("{'op':'replace','path':'members','value':[]}"));
        changes.put("PATCH ", IsolationTable.patch("{'op':'add','path':'members','value':" + member + "}"));
        changes.put("PATCH  ", IsolationTable.patch("{'op':'remove','path':'members'}"));
        changes.put("PUT ", "{'displayName':'again-own" + group + "','members':[]}");

        changes.forEach((method, body) -> {
            String answer = world.scim()
                    .send(method.strip(), "/Groups/" + group, IsolationRow.json(body))
                    .when(200)
                    .toString();

            assertThat(answer).as(method + body).doesNotContain(world.foreignIds());
            assertThat(answer.contains(user)).as(method + body).isEqualTo(body.contains(user));
            JsonObject now = world.vault().read("group", group);
            assertThat(now.array("member_entity_ids").only(JsonString.class).map(JsonString::value))
                    .as(method + body)
                    .containsAll(world.foreignMembers());
            assertThat(now.array("member_group_ids")).isEqualTo(given.array("member_group_ids"));
            assertThat(now.array("policies")).isEqualTo(given.array("policies"));
        });

        world.scim().delete("/Groups", group);
        world.scim().delete("/Users", user);
        Map<String, String> after = world.state();
        // Being nested is a trace that Vault leaves on a group for ever: its parent's id, and an index that was moved.
        String nested = world.foreign(IsolationKind.ADMINS_EMPTY_GROUP).id();
        assertThat(before.keySet().remove("group " + nested)).isTrue();
        after.keySet().retainAll(before.keySet());
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta-demo", "sailpoint-demo"})
    default void ownChangesKeepWhatAnAdminGaveAUser(String client) {
        IsolationWorld world = trial(client).world();
        String user = world.temporary(Endpoint.USERS);
        String group = world.adminsGroupWith(user);

        for (String body : List.of(
                "{'userName':'renamed-own" + user + "','groups':[]}",
                "{'userName':'again-own" + user + "','groups':[{'value':'" + group + "'}]}")) {
            String answer = world.scim()
                    .send("PUT", "/Users/" + user, IsolationRow.json(body))
                    .when(200)
                    .toString();
            assertThat(answer).as(body).doesNotContain(group, world.mark());
        }
        for (String operation : List.of(
                "{'op':'replace','value':{'userName':'third-own" + user + "','active':false}}",
                "{'op':'replace','path':'active','value':true}",
                "{'op':'remove','path':'groups'}",
                "{'op':'replace','path':'groups','value':[]}")) {
            String body = IsolationRow.json(IsolationTable.patch(operation));
            String answer =
                    world.scim().send("PATCH", "/Users/" + user, body).when(200).toString();
            assertThat(answer).as(operation).doesNotContain(group, world.mark());
        }

        JsonObject entity = world.vault().read("entity", user);
        assertThat(entity.array("policies")).isEqualTo(JsonArray.ofStrings(List.of("default")));
        assertThat(entity.object("metadata").flatMap(pairs -> pairs.string("team")))
                .contains(world.mark());
        assertThat(world.vault().read("group", group).array("member_entity_ids"))
                .isEqualTo(JsonArray.ofStrings(List.of(user)));
        world.scim().delete("/Users", user);
        world.vault().delete("group", group);
    }
}
