"""The life of users and a group through scim2-client, with looks into Vault; prints what became of each step."""

import json
import traceback
import uuid

from host import Vault, connect
from scim2_models import (
    BulkOperation,
    BulkRequest,
    ConflictException,
    InvalidCursorException,
    InvalidFilterException,
    Meta,
    NotFoundException,
    NotImplementedException,
    PatchOp,
    PatchOperation,
    PreconditionFailedException,
    ResponseParameters,
    SearchRequest,
)
from scim2_client import Me

RUN = uuid.uuid4().hex[:12]
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

client = connect()
vault = Vault()
steps = []


def step(function):
    steps.append(function)
    return function


def expect(actual, wanted):
    if actual != wanted:
        raise AssertionError(f"expected {wanted!r}, got {actual!r}")


def refused(kind, action):
    """Do what must be refused with this exception, whose error is returned."""
    try:
        answer = action()
    except kind as refusal:
        return refusal
    raise AssertionError(f"expected {kind.__name__}, got {answer!r}")


def patch(model, **operation):
    return PatchOp[model](operations=[PatchOperation(**operation)])


class Life:
    """What the steps hand on to each other."""

    user = group = User = Group = None

    def created(self, name):
        return client.create(self.User(user_name=f"{name}-{RUN}"))


life = Life()


@step
def discover():
    client.discover()
    provider = client.provider
    expect([kind.name for kind in provider.resource_types], ["User", "Group"])
    expect(provider.config.patch.supported, True)
    expect(provider.config.etag.supported, True)
    life.User = client.get_resource_model("User")
    life.Group = client.get_resource_model("Group")


@step
def create():
    wanted = life.User.model_validate(
        {
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
            "userName": f"alice-{RUN}",
            "externalId": f"00u-{RUN}",
            "name": {"givenName": "Alice", "familyName": "Berg"},
            "emails": [{"value": f"alice-{RUN}@example.com", "type": "work", "primary": True}],
            "active": True,
            ENTERPRISE: {"department": "Tours"},
        }
    )
    user = client.create(wanted)
    expect(user.user_name, wanted.user_name)
    expect(user.name.family_name, "Berg")
    expect(user.emails, wanted.emails)
    expect(user.model_dump()[ENTERPRISE], {"department": "Tours"})
    expect(user.meta.location, f"{client.client.base_url}Users/{user.id}")
    entity = vault.entity(user.id)
    expect(entity["name"], user.user_name)
    expect(entity["disabled"], False)
    expect(entity["metadata"]["scim_external_id"], f"00u-{RUN}")
    expect([alias["name"] for alias in entity["aliases"]], [user.user_name])
    life.user = user


@step
def refuse_a_second_of_the_same_name():
    refusal = refused(ConflictException, lambda: life.created("alice"))
    expect(refusal.scim_type, "uniqueness")


@step
def read_conditionally():
    again = client.query(life.user)
    expect(again.model_dump(), life.user.model_dump())
    stale = client.query(life.User, life.user.id)
    stale.meta.version = 'W/"another"'
    expect(client.query(stale).meta.version, life.user.meta.version)


@step
def query_with_a_filter():
    bob = life.created("bob")
    found = client.query(life.User, query_parameters=SearchRequest(filter=f'userName eq "ALICE-{RUN}"'))
    expect([user.id for user in found.resources], [life.user.id])
    both = SearchRequest(
        filter=f'userName ew "-{RUN}"', sort_by="userName", sort_order="descending", start_index=2, count=1
    )
    found = client.query(life.User, query_parameters=both)
    expect((found.total_results, found.start_index, found.items_per_page), (2, 2, 1))
    expect([user.id for user in found.resources], [life.user.id])
    client.delete(bob)
    expect(vault.entity(bob.id), None)


@step
def query_with_a_broken_filter():
    broken = {"filter": "userName eq"}
    refused(
        InvalidFilterException,
        lambda: client.query(life.User, query_parameters=broken, check_request_payload=False, url="/Users"),
    )


@step
def query_some_attributes():
    only = ResponseParameters(attributes=["userName"])
    user = client.query(life.User, life.user.id, query_parameters=only)
    expect((user.id, user.user_name, user.name), (life.user.id, life.user.user_name, None))


@step
def walk_by_cursor():
    expect(client.provider.config.pagination.cursor, True)
    people = [life.created(f"walker{number}") for number in range(5)]
    seen, cursor = [], ""
    while cursor is not None and len(seen) < 10:
        request = SearchRequest(filter=f'userName sw "walker" and userName ew "-{RUN}"', cursor=cursor, count=2)
        page = client.query(life.User, query_parameters=request)
        seen += [user.id for user in page.resources]
        cursor = page.next_cursor
    expect(sorted(seen), sorted(user.id for user in people))
    lost = SearchRequest(cursor="nonsense", count=2)
    refused(InvalidCursorException, lambda: client.query(life.User, query_parameters=lost))
    for user in people:
        client.delete(user)


@step
def search_over_all_types():
    group = client.create(life.Group(display_name=f"search-{RUN}"))
    found = client.search(SearchRequest(filter=f'userName eq "alice-{RUN}" or displayName eq "search-{RUN}"'))
    expect({resource.id for resource in found.resources}, {life.user.id, group.id})
    client.delete(group)


@step
def modify():
    User = life.User
    before = life.user.meta.version
    user = client.modify(life.user, patch(User, op="replace", path="name.familyName", value="Stone"))
    expect((user.name.family_name, user.name.given_name), ("Stone", "Alice"))
    address = f"stone-{RUN}@example.com"
    user = client.modify(user, patch(User, op="replace", path='emails[type eq "work"].value', value=address))
    expect([email.value for email in user.emails], [address])
    user = client.modify(user, patch(User, op="add", path=f"{ENTERPRISE}:costCenter", value="42"))
    expect(user.model_dump()[ENTERPRISE], {"department": "Tours", "costCenter": "42"})
    user = client.modify(user, patch(User, op="replace", path="active", value=False))
    expect(user.active, False)
    expect(vault.entity(user.id)["disabled"], True)
    user = client.modify(user, patch(User, op="replace", path="userName", value=f"alice.stone-{RUN}"))
    entity = vault.entity(user.id)
    expect(entity["name"], f"alice.stone-{RUN}")
    expect([alias["name"] for alias in entity["aliases"]], [f"alice.stone-{RUN}"])
    if user.meta.version == before:
        raise AssertionError("the version did not change")
    expect(user.model_dump(), client.query(User, user.id).model_dump())
    life.user = user


@step
def refuse_a_stale_version():
    stale = life.user.model_copy(deep=True)
    stale.meta = Meta(version='W/"stale"', resource_type="User")
    stale.active = True
    operation = patch(life.User, op="replace", path="active", value=True)
    refused(PreconditionFailedException, lambda: client.replace(stale))
    refused(PreconditionFailedException, lambda: client.modify(stale, operation))
    refused(PreconditionFailedException, lambda: client.delete(stale))
    expect(vault.entity(life.user.id)["disabled"], True)


@step
def replace():
    user = client.query(life.user)
    user.active = True
    user.title = "Guide"
    user.emails = None
    replaced = client.replace(user)
    expect((replaced.active, replaced.title, replaced.emails), (True, "Guide", None))
    expect(vault.entity(user.id)["disabled"], False)
    life.user = replaced


@step
def fill_a_group():
    Group = life.Group
    bob = life.created("bob")
    group = client.create(
        Group.model_validate({"displayName": f"guides-{RUN}", "members": [{"value": life.user.id, "type": "User"}]})
    )
    expect(vault.group(group.id)["name"], f"guides-{RUN}")
    expect(vault.group(group.id)["member_entity_ids"], [life.user.id])
    user = client.query(life.User, life.user.id)
    expect([(entry.value, entry.display) for entry in user.groups], [(group.id, f"guides-{RUN}")])
    group = client.modify(group, patch(Group, op="add", path="members", value=[{"value": bob.id}]))
    expect({member.value for member in group.members}, {life.user.id, bob.id})
    expect(set(vault.group(group.id)["member_entity_ids"]), {life.user.id, bob.id})
    group = client.modify(group, patch(Group, op="remove", path=f'members[value eq "{life.user.id}"]'))
    expect([member.value for member in group.members], [bob.id])
    expect([str(member.ref) for member in group.members], [f"{client.client.base_url}Users/{bob.id}"])
    client.delete(bob)
    group = client.query(Group, group.id)
    expect(group.members, None)
    expect(vault.group(group.id)["member_entity_ids"] or [], [])
    client.delete(group)
    expect(vault.group(group.id), None)


@step
def send_a_bulk_request():
    User, Group = life.User, life.Group
    team = {"displayName": f"team-{RUN}", "members": [{"value": "bulkId:carol", "type": "User"}]}
    request = BulkRequest[User | Group](
        operations=[
            BulkOperation[Group](
                method="POST",
                path="/Groups",
                bulk_id="team",
                data=Group.model_validate(team),
            ),
            BulkOperation[User](method="POST", path="/Users", bulk_id="carol", data=User(user_name=f"carol-{RUN}")),
            BulkOperation[User](method="POST", path="/Users", bulk_id="twice", data=User(user_name=f"carol-{RUN}")),
        ]
    )
    done = {result.bulk_id: result for result in client.bulk(request).operations}
    expect({name: result.status for name, result in done.items()}, {"team": 201, "carol": 201, "twice": 409})
    team, carol = (done[name].location.rsplit("/", 1)[1] for name in ("team", "carol"))
    expect(vault.entity(carol)["name"], f"carol-{RUN}")
    expect(vault.group(team)["member_entity_ids"], [carol])
    expect(done["carol"].version, client.query(User, carol).meta.version)
    gone = client.bulk(
        BulkRequest[User | Group](
            operations=[
                BulkOperation[Group](method="DELETE", path=f"/Groups/{team}"),
                BulkOperation[User](method="DELETE", path=f"/Users/{carol}"),
            ]
        )
    )
    expect([result.status for result in gone.operations], [204, 204])
    expect((vault.group(team), vault.entity(carol)), (None, None))


@step
def ask_who_i_am():
    refused(NotImplementedException, lambda: client.query(Me))


@step
def delete():
    client.delete(life.user)
    expect(vault.entity(life.user.id), None)
    refused(NotFoundException, lambda: client.query(life.User, life.user.id))


for function in steps:
    try:
        function()
        failure = ""
    except Exception:
        failure = traceback.format_exc(chain=False)
    print(json.dumps({"step": function.__name__, "failure": failure}), flush=True)
