package io.scimvault.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.NotImplementedException;
import com.unboundid.scim2.common.exceptions.NotModifiedException;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.testing.RealVault;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** UnboundID's SCIM 2 client on Jersey, against the host on a real server. */
@Timeout(60)
final class UnboundIdIT {
    private final UnboundId client = UnboundId.get();
    private final ScimService scim = client.scim();
    private final DemoHost host = client.host();

    @Test
    void discovers() throws ScimException {
        ServiceProviderConfigResource config = scim.getServiceProviderConfig();
        assertThat(config.getPatch().isSupported()).isTrue();
        assertThat(config.getFilter().isSupported()).isTrue();
        assertThat(config.getSort().isSupported()).isTrue();
        assertThat(config.getEtag().isSupported()).isTrue();
        assertThat(config.getChangePassword().isSupported()).isFalse();
        assertThat(config.getAuthenticationSchemes())
                .singleElement()
                .satisfies(scheme -> assertThat(scheme.getType()).isEqualTo("oauthbearertoken"));

        assertThat(scim.getResourceTypes().getResources())
                .extracting(ResourceTypeResource::getName)
                .containsExactly("User", "Group");
        assertThat(scim.getResourceType("User").getEndpoint()).isEqualTo(URI.create("/Users"));
        assertThat(scim.getSchemas().getResources())
                .extracting(SchemaResource::getId)
                .contains(
                        "urn:ietf:params:scim:schemas:core:2.0:User",
                        "urn:ietf:params:scim:schemas:core:2.0:Group",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
        assertThat(scim.getSchema("urn:ietf:params:scim:schemas:core:2.0:Group").getAttributes())
                .extracting(attribute -> attribute.getName())
                .contains("displayName", "members");
    }

    @Test
    void createsAndReadsAUser() throws ScimException {
        String name = RealVault.unique("alice");
        UserResource alice = new UserResource()
                .setUserName(name)
                .setName(new Name().setGivenName("Alice").setFamilyName("Berg"))
                .setEmails(new Email()
                        .setValue(name + "@example.com")
                        .setType("work")
                        .setPrimary(true));
        alice.setExternalId("00u-" + name);
        alice.setExtension(new EnterpriseUserExtension().setDepartment("Tours").setCostCenter("42"));

        UserResource created = scim.create("Users", alice);

        assertThat(created.getUserName()).isEqualTo(name);
        assertThat(created.getName()).isEqualTo(alice.getName());
        assertThat(created.getEmails()).isEqualTo(alice.getEmails());
        assertThat(created.getExternalId()).isEqualTo("00u-" + name);
        assertThat(created.getExtension(EnterpriseUserExtension.class))
                .isEqualTo(alice.getExtension(EnterpriseUserExtension.class));
        assertThat(created.getMeta().getLocation()).isEqualTo(URI.create(host.base() + "/Users/" + created.getId()));
        assertThat(scim.retrieve(created)).isEqualTo(created);
        assertThat(scim.retrieve("Users", created.getId(), UserResource.class)).isEqualTo(created);
        JsonObject entity = host.entity(created.getId()).orElseThrow();
        assertThat(entity.string("name")).contains(name);
        assertThat(entity.bool("disabled")).contains(false);
        assertThat(entity.array("aliases")
                        .only(JsonObject.class)
                        .map(alias -> alias.string("name").orElseThrow()))
                .containsExactly(name);
        assertThatThrownBy(() -> scim.create("Users", new UserResource().setUserName(name)))
                .isInstanceOfSatisfying(
                        ResourceConflictException.class,
                        refusal ->
                                assertThat(refusal.getScimError().getScimType()).isEqualTo("uniqueness"));
        scim.delete(created);
    }

    @Test
    void searchesWithAFilterSortedAndByPages() throws ScimException {
        String run = RealVault.unique("page");
        List<UserResource> users = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> client.created(run + "-" + i))
                .toList();
        String filter = "userName sw \"" + run + "\"";

        ListResponse<UserResource> page = scim.searchRequest("Users")
                .filter(filter)
                .sort("userName", SortOrder.DESCENDING)
                .page(2, 2)
                .invoke(UserResource.class);
        assertThat(page.getTotalResults()).isEqualTo(5);
        assertThat(page.getStartIndex()).isEqualTo(2);
        assertThat(page.getItemsPerPage()).isEqualTo(2);
        assertThat(page.getResources()).extracting(UserResource::getUserName).containsExactly(run + "-4", run + "-3");

        ListResponse<UserResource> posted = scim.searchRequest("Users")
                .filter(filter)
                .sort("userName", SortOrder.ASCENDING)
                .attributes("userName")
                .page(1, 3)
                .invokePost(UserResource.class);
        assertThat(posted.getResources())
                .extracting(UserResource::getUserName)
                .containsExactly(run + "-1", run + "-2", run + "-3");
        assertThat(posted.getResources())
                .extracting(UserResource::getDisplayName)
                .containsOnlyNulls();

        assertThat(scim.search("Users", "userName eq \"" + run + "-3\"", UserResource.class))
                .containsExactly(users.get(2));
        assertThat(scim.search("Users", "userName eq \"" + run + "\"", UserResource.class)
                        .getTotalResults())
                .isZero();
        assertThatThrownBy(() -> scim.search("Users", "userName eq", UserResource.class))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refusal ->
                                assertThat(refusal.getScimError().getScimType()).isEqualTo("invalidFilter"));
        for (UserResource user : users) {
            scim.delete(user);
        }
    }

    @Test
    void replacesAUserWhoseVersionItKnows() throws ScimException {
        UserResource user = client.created(RealVault.unique("replace"));
        UserResource same = scim.retrieve(user);
        user.setTitle("Guide").setActive(false);

        UserResource replaced = scim.replaceRequest(user).ifMatch().invoke();

        assertThat(replaced.getTitle()).isEqualTo("Guide");
        assertThat(replaced.getActive()).isFalse();
        assertThat(replaced.getMeta().getVersion()).isNotEqualTo(same.getMeta().getVersion());
        assertThat(host.entity(user.getId()).orElseThrow().bool("disabled")).contains(true);
        assertThatThrownBy(() -> scim.replaceRequest(same).ifMatch().invoke())
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> scim.modifyRequest(same)
                        .ifMatch()
                        .replaceValue("active", true)
                        .invoke())
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> scim.deleteRequest("Users", user.getId())
                        .ifMatch(same.getMeta().getVersion())
                        .invoke())
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(host.entity(user.getId()).orElseThrow().bool("disabled")).contains(true);
        assertThatThrownBy(() -> scim.retrieveRequest(replaced).ifNoneMatch().invoke())
                .isInstanceOf(NotModifiedException.class);
        scim.delete(user);
    }

    @Test
    void modifiesAUser() throws ScimException {
        String name = RealVault.unique("modify");
        UserResource user = scim.create(
                "Users",
                new UserResource()
                        .setUserName(name)
                        .setEmails(
                                new Email().setValue("w@example.com").setType("work"),
                                new Email().setValue("h@example.com").setType("home")));

        UserResource modified = scim.modifyRequest(user)
                .replaceValue("emails[type eq \"work\"].value", "new@example.com")
                .removeValues("emails[type eq \"home\"]")
                .addValues("phoneNumbers", List.of())
                .replaceValue("name.familyName", "Stone")
                .replaceValue("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "Tours")
                .replaceValue("userName", name + "-2")
                .invoke();

        assertThat(modified.getEmails())
                .containsExactly(new Email().setValue("new@example.com").setType("work"));
        assertThat(modified.getName().getFamilyName()).isEqualTo("Stone");
        assertThat(modified.getExtension(EnterpriseUserExtension.class).getDepartment())
                .isEqualTo("Tours");
        assertThat(scim.retrieve(modified)).isEqualTo(modified);
        assertThat(host.entity(user.getId()).orElseThrow().string("name")).contains(name + "-2");
        scim.delete(modified);
        assertThat(host.entity(user.getId())).isEmpty();
        assertThatThrownBy(() -> scim.retrieve(modified)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void changesTheMembersOfAGroup() throws ScimException {
        String run = RealVault.unique("group");
        UserResource alice = client.created(run + "-alice");
        UserResource bob = client.created(run + "-bob");
        GroupResource guides = scim.create(
                "Groups", new GroupResource().setDisplayName(run).setMembers(new Member().setValue(alice.getId())));
        assertThat(host.members(guides.getId())).containsExactly(alice.getId());

        scim.modifyRequest(guides)
                .addValues("members", new Member().setValue(bob.getId()))
                .removeValues("members[value eq \"" + alice.getId() + "\"]")
                .invoke();

        Member member = scim.retrieve(guides).getMembers().get(0);
        assertThat(member.getValue()).isEqualTo(bob.getId());
        assertThat(member.getType()).isEqualTo("User");
        assertThat(member.getRef()).isEqualTo(URI.create(host.base() + "/Users/" + bob.getId()));
        assertThat(host.members(guides.getId())).containsExactly(bob.getId());
        assertThat(scim.retrieve(bob).getGroups()).singleElement().satisfies(group -> {
            assertThat(group.getValue()).isEqualTo(guides.getId());
            assertThat(group.getDisplay()).isEqualTo(run);
            assertThat(group.getRef()).isEqualTo(URI.create(host.base() + "/Groups/" + guides.getId()));
        });
        assertThat(scim.retrieve(alice).getGroups()).isNull();
        scim.delete(guides);
        assertThat(host.group(guides.getId())).isEmpty();
        scim.delete(alice);
        scim.delete(bob);
    }

    @Test
    void isToldThatThereIsNoMe() {
        assertThatThrownBy(() -> scim.retrieve(ScimService.ME_URI, UserResource.class))
                .isInstanceOf(NotImplementedException.class);
    }
}
