package io.scimvault.clients;

import static io.scimvault.clients.ScimSdk.id;
import static io.scimvault.clients.ScimSdk.member;
import static io.scimvault.clients.ScimSdk.meta;
import static io.scimvault.clients.ScimSdk.success;
import static io.scimvault.clients.ScimSdk.version;
import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.resources.MetaConfiguration;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.ResourceTypeNames;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.testing.RealVault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SCIM-SDK's client against the host on a real server. */
@Timeout(60)
final class ScimSdkIT {
    private final ScimSdk client = ScimSdk.get();
    private final ScimRequestBuilder scim = client.scim();
    private final DemoHost host = client.host();

    @Test
    void discovers() {
        ServerResponse<MetaConfiguration> response =
                scim.loadMetaConfiguration().sendRequest();

        assertThat(response.getErrorResponse()).isNull();
        MetaConfiguration found = response.getResource();
        assertThat(found.getServiceProvider().getPatchConfig().isSupported()).isTrue();
        assertThat(found.getServiceProvider().getETagConfig().isSupported()).isTrue();
        assertThat(found.getServiceProvider().getAuthenticationSchemes())
                .singleElement()
                .satisfies(scheme -> assertThat(scheme.isPrimary()).isTrue());
        assertThat(found.getResourceTypes())
                .extracting(type -> type.getName())
                .containsExactly(ResourceTypeNames.USER, ResourceTypeNames.GROUPS);
        assertThat(found.getSchemas())
                .extracting(schema -> schema.getId().orElseThrow())
                .contains(SchemaUris.USER_URI, SchemaUris.ENTERPRISE_USER_URI, SchemaUris.GROUP_URI);
    }

    @Test
    void createsAndReadsAUser() {
        String name = RealVault.unique("alice");
        User alice = User.builder()
                .userName(name)
                .externalId("00u-" + name)
                .active(true)
                .name(Name.builder().givenName("Alice").familyName("Berg").build())
                .emails(List.of(Email.builder()
                        .value(name + "@example.com")
                        .type("work")
                        .primary(true)
                        .build()))
                .enterpriseUser(EnterpriseUser.builder()
                        .department("Tours")
                        .costCenter("42")
                        .build())
                .build();

        ServerResponse<User> response =
                scim.create(User.class, EndpointPaths.USERS).setResource(alice).sendRequest();

        User created = success(201, response);
        String location = host.base() + "/Users/" + id(created);
        assertThat(response.getHttpHeaders()).containsEntry("Location", location);
        assertThat(response.getHttpHeaders()).containsEntry("ETag", version(created));
        assertThat(meta(created).getLocation()).contains(location);
        assertThat(created.getUserName()).contains(name);
        assertThat(created.getExternalId()).contains("00u-" + name);
        assertThat(created.getName()).isEqualTo(alice.getName());
        assertThat(created.getEmails()).isEqualTo(alice.getEmails());
        assertThat(created.getEnterpriseUser()).isEqualTo(alice.getEnterpriseUser());
        assertThat(client.read(created)).isEqualTo(created);
        JsonObject entity = host.entity(id(created)).orElseThrow();
        assertThat(entity.string("name")).contains(name);
        assertThat(entity.bool("disabled")).contains(false);

        ServerResponse<User> second =
                scim.create(User.class, EndpointPaths.USERS).setResource(alice).sendRequest();
        assertThat(second.getHttpStatus()).isEqualTo(409);
        assertThat(second.getErrorResponse().getStatus()).isEqualTo(409);
        assertThat(second.getErrorResponse().getScimType()).contains("uniqueness");
        client.delete(created);
    }

    @Test
    void replacesAUserWhoseVersionItKnows() {
        User user = client.created(RealVault.unique("replace"));
        String first = version(user);
        user.setTitle("Guide");
        user.setActive(false);

        User replaced = success(
                200,
                scim.update(User.class, EndpointPaths.USERS, id(user))
                        .setETagForIfMatch(first)
                        .setResource(user)
                        .sendRequest());

        assertThat(replaced.getTitle()).contains("Guide");
        assertThat(replaced.isActive()).contains(false);
        assertThat(version(replaced)).isNotEqualTo(first);
        assertThat(host.entity(id(user)).orElseThrow().bool("disabled")).contains(true);
        assertThat(scim.update(User.class, EndpointPaths.USERS, id(user))
                        .setETagForIfMatch(first)
                        .setResource(user)
                        .sendRequest()
                        .getHttpStatus())
                .isEqualTo(412);
        assertThat(scim.delete(User.class, EndpointPaths.USERS, id(user))
                        .setETagForIfMatch(first)
                        .sendRequest()
                        .getHttpStatus())
                .isEqualTo(412);
        assertThat(scim.get(User.class, EndpointPaths.USERS, id(user))
                        .setETagForIfNoneMatch(version(replaced))
                        .sendRequest()
                        .getHttpStatus())
                .isEqualTo(304);
        assertThat(client.read(user)).isEqualTo(replaced);
        client.delete(user);
    }

    @Test
    void modifiesAUser() {
        String name = RealVault.unique("modify");
        User user = success(
                201,
                scim.create(User.class, EndpointPaths.USERS)
                        .setResource(User.builder()
                                .userName(name)
                                .emails(List.of(
                                        Email.builder()
                                                .value("w@example.com")
                                                .type("work")
                                                .build(),
                                        Email.builder()
                                                .value("h@example.com")
                                                .type("home")
                                                .build()))
                                .build())
                        .sendRequest());

        ServerResponse<User> response = scim.patch(User.class, EndpointPaths.USERS, id(user))
                .addOperation()
                .op(PatchOp.REPLACE)
                .path("emails[type eq \"work\"].value")
                .value("new@example.com")
                .next()
                .op(PatchOp.REMOVE)
                .path("emails[type eq \"home\"]")
                .next()
                .op(PatchOp.ADD)
                .path(SchemaUris.ENTERPRISE_USER_URI + ":department")
                .value("Tours")
                .next()
                .op(PatchOp.REPLACE)
                .path("active")
                .value("false")
                .build()
                .sendRequest();

        User modified = success(200, response);
        assertThat(modified.getEmails()).singleElement().satisfies(email -> {
            assertThat(email.getValue()).contains("new@example.com");
            assertThat(email.getType()).contains("work");
        });
        assertThat(modified.getEnterpriseUser().orElseThrow().getDepartment()).contains("Tours");
        assertThat(modified.isActive()).contains(false);
        assertThat(client.read(user)).isEqualTo(modified);
        assertThat(host.entity(id(user)).orElseThrow().bool("disabled")).contains(true);
        client.delete(user);
        assertThat(host.entity(id(user))).isEmpty();
        ServerResponse<User> gone =
                scim.get(User.class, EndpointPaths.USERS, id(user)).sendRequest();
        assertThat(gone.getHttpStatus()).isEqualTo(404);
        assertThat(gone.getErrorResponse().getStatus()).isEqualTo(404);
    }

    @Test
    void changesTheMembersOfAGroup() {
        String run = RealVault.unique("group");
        User alice = client.created(run + "-alice");
        User bob = client.created(run + "-bob");
        Group guides = success(
                201,
                scim.create(Group.class, EndpointPaths.GROUPS)
                        .setResource(Group.builder()
                                .displayName(run)
                                .members(List.of(member(id(alice))))
                                .build())
                        .sendRequest());
        assertThat(host.members(id(guides))).containsExactly(id(alice));

        Group changed = success(
                200,
                scim.patch(Group.class, EndpointPaths.GROUPS, id(guides))
                        .addOperation()
                        .op(PatchOp.ADD)
                        .path("members")
                        .valueNode(member(id(bob)))
                        .next()
                        .op(PatchOp.REMOVE)
                        .path("members[value eq \"" + id(alice) + "\"]")
                        .build()
                        .sendRequest());

        assertThat(changed.getMembers()).singleElement().satisfies(member -> {
            assertThat(member.getValue()).contains(id(bob));
            assertThat(member.getRef()).contains(host.base() + "/Users/" + id(bob));
        });
        assertThat(host.members(id(guides))).containsExactly(id(bob));
        assertThat(client.read(bob).getGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.getValue()).contains(id(guides)));
        assertThat(scim.delete(Group.class, EndpointPaths.GROUPS, id(guides))
                        .sendRequest()
                        .getHttpStatus())
                .isEqualTo(204);
        assertThat(host.group(id(guides))).isEmpty();
        client.delete(alice);
        client.delete(bob);
    }

    @Test
    void isToldThatThereIsNoMe() {
        ServerResponse<User> me = scim.get(User.class, EndpointPaths.ME).sendRequest();

        assertThat(me.getHttpStatus()).isEqualTo(501);
        assertThat(me.getErrorResponse().getStatus()).isEqualTo(501);
    }
}
