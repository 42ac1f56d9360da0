package io.scimvault.vault.store;

import static io.scimvault.vault.store.StoreBench.aliasNames;
import static io.scimvault.vault.store.StoreBench.refusal;
import static io.scimvault.vault.store.StoreBench.strings;
import static io.scimvault.vault.store.StoreBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.User;
import io.scimvault.vault.TypedResources;
import io.scimvault.vault.client.Adoption;
import io.scimvault.vault.client.Leaving;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Hazards by which somebody gets what is somebody else's: names, aliases, rights. */
interface HazardsOfTakeover extends HazardHost {

    @Test
    default void hazard01NamedPostIsAnUpsert() {
        String name = unique("alice");
        String shout = name.toUpperCase(Locale.ROOT);
        String entity = bench().make(ENTITY, "{'name':'" + name + "','metadata':{'team':'core'}}");
        String group = bench().make(GROUP, "{'name':'" + name + "','member_entity_ids':'" + entity + "'}");
        assertThat(rawPost(ENTITY, "{'name':'" + shout + "','metadata':{'team':'none'}}")
                        .status())
                .isEqualTo(204);
        assertThat(rawPost(GROUP, "{'name':'" + shout + "','member_entity_ids':''}")
                        .status())
                .isEqualTo(204);
        assertThat(bench().entity(entity).object("metadata").orElseThrow().string("team"))
                .contains("none");
        assertThat(strings(bench().group(group), "member_entity_ids")).isEmpty();

        String before = bench().entity(entity) + "" + bench().group(group);
        String free = unique("bob");
        List<VaultCall> calls = callsOf(bench().hr, access -> {
            assertThat(refusal(() -> access.users().create(User.of(name).build()))
                            .status())
                    .isEqualTo(409);
            assertThat(refusal(() -> access.users().put(User.of(name).build())).status())
                    .isEqualTo(409);
            assertThat(refusal(() -> access.groups().create(Group.of(name).build()))
                            .status())
                    .isEqualTo(409);
            access.users().create(User.of(free).build());
        });

        assertThat(bench().entity(entity) + "" + bench().group(group)).isEqualTo(before);
        assertThat(bench().entityNamed(free).isEmpty()).isFalse();
        assertThat(calls)
                .filteredOn(call -> call.method() == VaultCall.Method.POST
                        && List.of(ENTITY, GROUP, ALIAS).contains(call.path().onTheWire()))
                .isNotEmpty()
                .allMatch(call ->
                        call.body().orElseThrow().string("name").orElse("").startsWith("scim-pending-"));
    }

    @Test
    default void hazard02AliasPostStealsAndARefusedOneEdits() {
        AuthMount mount = bench().host.mount();
        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        String thief = bench().make(ENTITY, "{'name':'" + unique("thief") + "'}");
        String pair = "{'name':'" + name + "','mount_accessor':'" + mount.accessor() + "','canonical_id':'";
        assertThat(rawPost(ALIAS, pair + thief + "'}").status()).isEqualTo(200);
        assertThat(bench().entityWithAlias(mount, name).string("id")).contains(thief);
        assertThat(rawPost(ALIAS, pair + person.entityId() + "'}").status()).isEqualTo(200);
        bench().make(ALIAS, pair.replace(name, unique("own")) + thief + "'}");
        assertThat(rawPost(ALIAS, pair + thief + "','custom_metadata':{'edited':'yes'}}")
                        .status())
                .isEqualTo(400);
        JsonObject entity = bench().entity(person.entityId());
        assertThat(entity.array("aliases").toString()).contains("edited");

        TypedResources<User> users =
                bench().as(bench().hr.aliasMount(mount.accessor())).users();
        String other = users.create(User.of(unique("bob")).build()).id().orElseThrow();
        assertThat(refusal(() -> users.create(User.of(name).externalId("00u9").build())))
                .isEqualTo(ConflictContract.LOGIN_TAKEN);
        assertThat(refusal(() -> users.patch(
                        other,
                        PatchRequest.builder()
                                .replace("userName", name.toUpperCase(Locale.ROOT))
                                .replace("externalId", "00u9")
                                .build())))
                .isEqualTo(ConflictContract.LOGIN_TAKEN);

        assertThat(bench().entity(person.entityId())).isEqualTo(entity);
        assertThat(bench().lookupSelf(person.token())).contains(person.entityId());
        assertThat(bench().halfMade()).isEmpty();
    }

    @Test
    default void hazard03NullClearsAndLetsIn() {
        String entity = bench().make(ENTITY, "{'name':'" + unique("a") + "','disabled':true,'metadata':{'k':'v'}}");
        String group = bench().make(GROUP, "{'name':'" + unique("g") + "','member_entity_ids':'" + entity + "'}");
        rawPost(ENTITY_ID, entity, "{'disabled':null,'metadata':null}");
        rawPost(GROUP_ID, group, "{'member_entity_ids':null}");
        assertThat(bench().entity(entity).bool("disabled")).contains(false);
        assertThat(bench().entity(entity).object("metadata").orElse(JsonObject.EMPTY))
                .isEqualTo(JsonObject.EMPTY);
        assertThat(strings(bench().group(group), "member_entity_ids")).isEmpty();

        ScimClient client = bench().hr.aliasMount(bench().host.mount().accessor());
        List<JsonObject> bodies = HazardHost.written(callsOf(client, HazardHost::liveALife));
        assertThat(bodies)
                .hasSizeGreaterThan(10)
                .noneMatch(body -> body.has("policies") || body.has("type"))
                .allMatch(body -> body.members().values().stream().noneMatch(JsonNull.NULL::equals))
                .allMatch(body -> body.object("metadata").orElse(JsonObject.EMPTY).members().values().stream()
                        .noneMatch(JsonNull.NULL::equals));

        String id = newUser();
        String userName = users().get(id).orElseThrow().userName();
        users().patch(id, PatchRequest.builder().replace("active", false).build());
        String path = "/Users/" + id;
        String operation = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[";
        http("PATCH", path, operation + "{'op':'replace','path':'active','value':null}]}");
        http("PATCH", path, operation + "{'op':'replace','value':{'active':null,'title':null}}]}");
        http("PUT", path, HazardHost.user(userName, ",'active':null"));
        http("PUT", path, HazardHost.user(userName, ""));
        assertThat(bench().entity(id).bool("disabled")).contains(true);
        assertThat(users().get(id)).isPresent();
    }

    @Test
    default void hazard05DeleteDoesNotLockOut() {
        AuthMount mount = bench().host.mount();
        String gone = unique("gone");
        PersonLogin before = bench().login(mount, gone);
        bench().delete(ENTITY_ID, before.entityId());
        assertThat(bench().login(mount, gone).entityId()).isNotEqualTo(before.entityId());

        ScimClient client = bench().hr.aliasMount(mount.accessor());
        String deleted = unique("deleted");
        String groupId = groups().create(Group.of(unique("g")).build()).id().orElseThrow();
        String id =
                bench().as(client).users().create(User.of(deleted).build()).id().orElseThrow();
        bench().as(client)
                .groups()
                .replace(groupId, Group.of(unique("g")).member(id).build());
        PersonLogin leaver = bench().login(mount, deleted);
        bench().as(client).users().delete(id);
        assertThat(bench().lookupSelf(leaver.token())).isEmpty();
        JsonObject stranger = bench().entity(bench().login(mount, deleted).entityId());
        assertThat(strings(stranger, "group_ids")).isEmpty();
        assertThat(strings(stranger, "policies")).isEmpty();

        TypedResources<User> strict =
                bench().as(client.leaving(Leaving.LOCK_OUT)).users();
        String lockedOut = unique("locked");
        String lockedId = strict.create(User.of(lockedOut).build()).id().orElseThrow();
        PersonLogin token = bench().login(mount, lockedOut);
        strict.delete(lockedId);
        assertThat(strict.get(lockedId)).isEmpty();
        assertThat(bench().host.login(mount, lockedOut)).isEmpty();
        assertThat(bench().lookupSelf(token.token())).isEmpty();

        String inactive = unique("inactive");
        String inactiveId = strict.create(User.of(inactive).build()).id().orElseThrow();
        strict.patch(inactiveId, PatchRequest.builder().replace("active", false).build());
        assertThat(bench().host.login(mount, inactive)).isEmpty();
    }

    @Test
    default void hazard06ListsShowForeignObjectsAndOnesOwn() {
        PersonLogin service = bench().host.service();
        String admins = bench().make(ENTITY, "{'name':'" + unique("admin") + "','policies':['admins']}");
        String adminsGroup =
                bench().make(GROUP, "{'name':'" + unique("admins") + "','member_entity_ids':'" + admins + "'}");
        List<String> listed =
                strings(bench().admin(VaultCall.list(VaultPath.of(ENTITY_ID))).data(), "keys");
        assertThat(listed).contains(admins, service.entityId());

        StoreBench own = new StoreBench(bench().host, service.token());
        String mine = own.as(own.hr)
                .users()
                .create(User.of(unique("mine")).build())
                .id()
                .orElseThrow();
        String before = bench().entity(admins) + "" + bench().entity(service.entityId()) + bench().group(adminsGroup);
        assertThat(own.as(own.hr).users().all())
                .extracting(user -> user.id().orElseThrow())
                .containsExactly(mine);
        assertThat(own.as(own.hr).groups().all()).isEmpty();
        for (String id : List.of(admins, service.entityId())) {
            for (String method : List.of("GET", "PUT", "DELETE")) {
                assertThat(own.http(own.hr, method, "/Users/" + id, HazardHost.user(unique("x"), ""))
                                .status())
                        .isEqualTo(404);
            }
            assertThat(refusal(() -> own.as(own.hr)
                                    .groups()
                                    .create(Group.of(unique("g")).member(id).build()))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(refusal(() -> own.as(own.hr)
                                .groups()
                                .replace(
                                        adminsGroup,
                                        Group.of(unique("g")).member(mine).build()))
                        .status())
                .isEqualTo(404);
        assertThat(bench().entity(admins) + "" + bench().entity(service.entityId()) + bench().group(adminsGroup))
                .isEqualTo(before);
        assertThat(own.lookupSelf(service.token())).contains(service.entityId());
    }

    @Test
    default void hazard07PoliciesAreRights() {
        String victim = bench().make(ENTITY, "{'name':'" + unique("victim") + "'}");
        assertThat(rawPost(ENTITY_ID, victim, "{'policies':['admins']}").status())
                .isEqualTo(204);
        assertThat(strings(bench().entity(victim), "policies")).containsExactly("admins");

        String evil = ",'policies':['admins'],'disabled':false,'metadata':{'scim_client':'x'},"
                + "'urn:example:vault':{'policies':['admins']},"
                + "'urn:ietf:params:scim:schemas:extension:vault:2.0:Metadata':[{'key':'team','value':'admins'}]";
        String name = unique("mallory");
        String id = StoreBench.json(http("POST", "/Users", HazardHost.user(name, evil)))
                .string("id")
                .orElseThrow();
        http("PUT", "/Users/" + id, HazardHost.user(name, evil + ",'active':true"));
        String group = StoreBench.json(http(
                        "POST", "/Groups", HazardHost.group(unique("g"), evil + ",'members':[{'value':'" + id + "'}]")))
                .string("id")
                .orElseThrow();

        assertThat(strings(bench().entity(id), "policies")).isEmpty();
        assertThat(strings(bench().group(group), "policies")).isEmpty();
        assertThat(bench().entity(id).object("metadata").orElseThrow().string("scim_client"))
                .contains(bench().hr.name());
        assertThat(bench().entity(id).object("metadata").orElseThrow().has("team"))
                .isFalse();
        bench().postById(ENTITY_ID, id, "{'policies':['given-by-an-admin']}");
        http("PUT", "/Users/" + id, HazardHost.user(name, ",'policies':[]"));
        assertThat(strings(bench().entity(id), "policies")).containsExactly("given-by-an-admin");
    }

    @Test
    default void hazard23AMovedAliasStrandsTokens() {
        AuthMount mount = bench().host.mount();
        String moved = unique("moved");
        PersonLogin stranded = bench().login(mount, moved);
        String target = bench().make(ENTITY, "{'name':'" + unique("target") + "'}");
        String alias = bench().entity(stranded.entityId())
                .array("aliases")
                .only(JsonObject.class)
                .findFirst()
                .flatMap(found -> found.string("id"))
                .orElseThrow();
        bench().postById(ALIAS_ID, alias, "{'canonical_id':'" + target + "'}");
        bench().postById(ENTITY_ID, target, "{'disabled':true}");
        assertThat(bench().host.login(mount, moved)).isEmpty();
        assertThat(bench().lookupSelf(stranded.token()))
                .as("the old token escapes")
                .contains(stranded.entityId());

        String name = unique("alice");
        PersonLogin person = bench().login(mount, name);
        TypedResources<User> users = bench().as(
                        bench().hr.adoption(Adoption.ADOPT).aliasMount(mount.accessor()))
                .users();
        User adopted = users.create(User.of(name).title("Dr").build());
        assertThat(adopted.id()).contains(person.entityId());
        assertThat(bench().lookupSelf(person.token())).contains(person.entityId());
        assertThat(aliasNames(bench().entity(person.entityId()))).containsExactly(name);
        users.patch(
                person.entityId(),
                PatchRequest.builder().replace("active", false).build());
        assertThat(bench().lookupSelf(person.token())).isEmpty();
        assertThat(raw(VaultCall.get(VaultPath.of(ENTITY_ID, IdRef.known(person.entityId()))))
                        .status())
                .isEqualTo(200);
    }
}
