package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.json;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.ClientAccess;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.driver.VaultTransport;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultCall.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Hazards of what is stored: fields, values and times that are not what they seem. */
interface HazardsOfContent extends HazardHost {

    /** What may stand in the body of a write, by the path it goes to. */
    Map<String, Set<String>> FIELDS = Map.of(
            ENTITY, Set.of("name", "metadata", "disabled"),
            ENTITY_ID, Set.of("name", "metadata", "disabled"),
            ALIAS, Set.of("name", "mount_accessor", "canonical_id", "custom_metadata"),
            ALIAS_ID, Set.of("name", "custom_metadata"),
            GROUP, Set.of("name", "metadata", "member_entity_ids", "member_group_ids"),
            GROUP_ID, Set.of("name", "metadata", "member_entity_ids", "member_group_ids"));

    @Test
    default void hazard18UnknownFieldsAreIgnoredInSilence() {
        String id = bench().make(ENTITY, "{'name':'" + unique("a") + "'}");
        assertThat(rawPost(ENTITY_ID, id, "{'metdata':{'a':'b'},'enabled':false}")
                        .status())
                .isEqualTo(204);
        assertThat(bench().entity(id).object("metadata").orElse(JsonObject.EMPTY))
                .isEqualTo(JsonObject.EMPTY);

        ScimClient client = bench().hr.aliasMount(bench().host.mount().accessor());
        List<VaultCall> calls = callsOf(client, HazardHost::liveALife);
        List<VaultCall> writes = calls.stream()
                .filter(call -> call.method() == Method.POST)
                .filter(call -> !call.path().fixed().startsWith("identity/lookup/"))
                .toList();
        assertThat(writes)
                .hasSizeGreaterThan(10)
                .allSatisfy(call -> assertThat(call.body().orElseThrow().names())
                        .isSubsetOf(FIELDS.getOrDefault(call.path().fixed(), Set.of())));

        User made = users().create(
                        User.of(unique("a")).externalId("00u").title("Dr").build());
        User patched = users().patch(
                        made.id().orElseThrow(),
                        PatchRequest.builder()
                                .replace("active", false)
                                .replace("externalId", "00v")
                                .replace("userName", unique("b"))
                                .build());
        ClientAccess fresh = through(bench().host.transport()).as(bench().hr);
        assertThat(fresh.users().get(made.id().orElseThrow())).contains(patched);
        Group group = groups().create(
                        Group.of(unique("g")).member(made.id().orElseThrow()).build());
        assertThat(fresh.groups().get(group.id().orElseThrow())).contains(group);
    }

    @Test
    default void hazard19TimesAndIndexesAreNoVersions() {
        String user = newUser();
        String member = newUser();
        String group = newGroup(user, member);
        String userTag = tag("/Users/" + user);
        String groupTag = tag("/Groups/" + group);
        JsonObject before = bench().entity(user);
        bench().postById(ENTITY_ID, user, "{}");
        assertThat(bench().entity(user).string("last_update_time")).isNotEqualTo(before.string("last_update_time"));
        JsonObject unchanged = bench().entity(user);
        bench().make(
                        ALIAS,
                        "{'name':'" + unique("x") + "','mount_accessor':'"
                                + bench().host.mount().accessor() + "','canonical_id':'" + user + "'}");
        assertThat(bench().entity(user).string("last_update_time")).isEqualTo(unchanged.string("last_update_time"));
        JsonObject groupBefore = bench().group(group);
        bench().delete(ENTITY_ID, member);
        assertThat(bench().group(group).string("last_update_time")).isEqualTo(groupBefore.string("last_update_time"));
        assertThat(bench().group(group).get("modify_index")).isNotEqualTo(groupBefore.get("modify_index"));

        assertThat(tag("/Users/" + user)).isEqualTo(userTag);
        assertThat(tag("/Groups/" + group)).as("a member is gone").isNotEqualTo(groupTag);
        String modified = meta("/Users/" + user, "lastModified");
        String userName = users().get(user).orElseThrow().userName();
        http("PUT", "/Users/" + user, HazardHost.user(userName, ",'active':true"));
        assertThat(meta("/Users/" + user, "lastModified")).isEqualTo(modified);
        assertThat(tag("/Users/" + user)).isEqualTo(userTag);
        http("PUT", "/Users/" + user, HazardHost.user(userName, ",'active':false"));
        assertThat(meta("/Users/" + user, "lastModified")).isGreaterThan(modified);
        assertThat(tag("/Users/" + user)).isNotEqualTo(userTag);
    }

    private String tag(String path) {
        RawResponse response = http("GET", path, "");
        assertThat(response.header("ETag").orElseThrow()).isEqualTo(meta(path, "version"));
        return response.header("ETag").orElseThrow();
    }

    private String meta(String path, String name) {
        return json(http("GET", path, ""))
                .object("meta")
                .flatMap(meta -> meta.string(name))
                .orElseThrow();
    }

    @Test
    default void hazard20BooleansAndNullsInMetadataBecomeText() {
        String id = bench().make(ENTITY, "{'name':'" + unique("a") + "'}");
        bench().postById(ENTITY_ID, id, "{'metadata':{'yes':true,'no':false,'none':null,'n':1.50}}");
        assertThat(bench().entity(id).object("metadata").orElseThrow())
                .isEqualTo(StoreBench.object("{'yes':'1','no':'0','none':'','n':'1.50'}"));

        String odd =
                "{'yes':true,'no':false,'n':1.50,'big':12345678901234567890,'e':1E-7,'zero':-0,'text':'true','one':'1',"
                        + "'empty':'','list':[true,1,'1',[false,[0]]]}";
        List<VaultCall> calls = callsOf(bench().hr, access -> {
            User user = access.users()
                    .create(User.of(unique("odd"))
                            .extension("urn:example:odd", StoreBench.object(odd))
                            .build());
            User read = users().get(user.id().orElseThrow()).orElseThrow();
            assertThat(read.extension("urn:example:odd").orElseThrow().toString())
                    .isEqualTo(odd.replace('\'', '"'));
            access.users()
                    .patch(
                            user.id().orElseThrow(),
                            PatchRequest.builder().replace("active", false).build());
        });
        List<JsonValue> values = new ArrayList<>();
        HazardHost.written(calls)
                .forEach(body -> body.object("metadata")
                        .ifPresent(pairs -> values.addAll(pairs.members().values())));
        assertThat(values).isNotEmpty().allMatch(JsonString.class::isInstance);
    }

    @Test
    default void hazard21NothingIsNullOrEmptyOrAbsent() {
        String bare = bench().make(ENTITY, "{'name':'" + unique("a") + "'}");
        assertThat(bench().entity(bare).get("metadata")).contains(JsonNull.NULL);
        String user = newUser();
        String group = newGroup(user);
        newGroup();
        groups().patch(group, PatchRequest.builder().remove("members").build());
        groups().patch(
                        group,
                        PatchRequest.builder().replace("externalId", "00g").build());

        VaultTransport transport = bench().host.transport();
        AtomicInteger round = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            round.set(i);
            ClientAccess access = through((call, token) -> {
                        VaultReply reply = transport.send(call, token);
                        boolean mangled = call.method() == Method.GET
                                || call.path().fixed().startsWith("identity/lookup/");
                        return mangled ? otherwise(reply, round.get()) : reply;
                    })
                    .as(bench().hr);
            assertThat(access.users().all()).isEqualTo(users().all());
            assertThat(access.groups().all()).isEqualTo(groups().all());
            assertThat(access.groups()
                            .patch(
                                    group,
                                    PatchRequest.builder()
                                            .add("members", JsonArray.of(JsonObject.of("value", new JsonString(user))))
                                            .build())
                            .memberIds())
                    .containsExactly(user);
            assertThat(access.users().get(user).orElseThrow().groups()).hasSize(1);
            groups().patch(group, PatchRequest.builder().remove("members").build());
        }
    }

    /** An answer that says the same with nulls for empty arrays, with nothing for nulls, in another order, and with more. */
    private static VaultReply otherwise(VaultReply reply, int kind) {
        if (reply.data().isEmpty()) {
            return reply;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        reply.data().members().forEach((name, value) -> {
            boolean none = value instanceof JsonNull || value.equals(JsonArray.EMPTY) || value.equals(JsonObject.EMPTY);
            if (!none && value instanceof JsonArray array) {
                List<JsonValue> reversed = new ArrayList<>(array.elements());
                Collections.reverse(reversed);
                members.put(name, JsonArray.of(reversed));
            } else if (!none) {
                members.put(name, value);
            } else if (kind > 0) {
                members.put(
                        name, kind == 1 ? JsonNull.NULL : name.equals("metadata") ? JsonObject.EMPTY : JsonArray.EMPTY);
            }
        });
        members.put("of_a_later_version", StoreBench.object("{'a':[1]}"));
        return new VaultReply(reply.status(), reply.body().map(body -> body.with("data", JsonObject.of(members))));
    }
}
