package io.scimvault.host;

import io.scimvault.host.IsolationKind.Claim;
import io.scimvault.host.IsolationKind.Endpoint;
import io.scimvault.host.IsolationRow.Expected;
import io.scimvault.host.IsolationRow.Expected.AsNever;
import io.scimvault.host.IsolationRow.Expected.Changed;
import io.scimvault.host.IsolationRow.Expected.Harmless;
import io.scimvault.host.IsolationRow.Expected.Listed;
import io.scimvault.host.IsolationRow.Expected.Made;
import io.scimvault.host.IsolationRow.Expected.Refused;
import io.scimvault.host.IsolationRow.Which;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a client tries with an object that is not its own: every verb, every field that can name it, every filter that could find it. */
final class IsolationTable {
    private static final Expected ANY = new AsNever(0);
    private static final Expected MISSING = new AsNever(404);
    private static final Expected STRANGER = new AsNever(400);
    private static final Expected UNCHANGED = new AsNever(200);
    private static final String FRESH = "fresh-<fresh>";

    /** Kinds for which every row is tried everywhere. */
    private static final Set<IsolationKind> WHOLE = EnumSet.of(
            IsolationKind.THEIR_USER,
            IsolationKind.ADMINS_ENTITY,
            IsolationKind.PERSON_ON_OWN_MOUNT,
            IsolationKind.THEIR_GROUP,
            IsolationKind.ADMINS_GROUP_WITH_OWN_USER);

    private IsolationTable() {}

    /** All rows for objects of this kind, tried by this client. */
    static List<IsolationRow> rows(IsolationKind kind, String client) {
        List<IsolationRow> rows = new ArrayList<>();
        for (Endpoint type : Endpoint.values()) {
            byIdInShort(rows, type);
        }
        byId(rows, kind.type);
        filtersOfAnything(rows, kind.type);
        userFilters(rows);
        groupFilters(rows);
        members(rows);
        userFields(rows, kind, client);
        bodies(rows);
        names(rows, kind);
        return rows;
    }

    /**
     * The same without what hardly depends on the object, where that costs many calls: what is the client's own in any case, filters
     * that look at everything, and what says the same in another form.
     */
    static List<IsolationRow> fewerRows(IsolationKind kind, String client) {
        List<IsolationRow> rows = rows(kind, client);
        if (!WHOLE.contains(kind)) {
            rows.removeIf(IsolationRow::isCostly);
        }
        return rows;
    }

    /** The rows in which the two clients of the demo are not alike, and the plainest ones. */
    static List<IsolationRow> fewRows(IsolationKind kind, String client) {
        List<IsolationRow> rows = new ArrayList<>();
        for (Endpoint type : Endpoint.values()) {
            byIdInShort(rows, type);
        }
        userFields(rows, kind, client);
        if (!WHOLE.contains(kind)) {
            rows.removeIf(IsolationRow::isCostly);
        }
        return rows;
    }

    /** What a client asks for that has no single object in mind. */
    static List<IsolationRow> lists() {
        List<IsolationRow> rows = new ArrayList<>();
        for (Endpoint type : Endpoint.values()) {
            for (String query : List.of(
                    "",
                    "count=0",
                    "count=1",
                    "count=200",
                    "startIndex=2",
                    "startIndex=100000",
                    "startIndex=-5&count=200",
                    "attributes=id",
                    "attributes=groups",
                    "attributes=members",
                    "excludedAttributes=id",
                    "excludedAttributes=members,groups",
                    "sortBy=" + type.nameAttribute,
                    "sortBy=" + type.nameAttribute + "&sortOrder=descending",
                    "sortBy=externalId",
                    "sortBy=meta.created&count=0",
                    "sortBy=id&startIndex=2&count=1")) {
                rows.add(list(type, "", query, Which.ALL));
            }
            for (String filter : List.of(
                    "id pr",
                    "schemas pr",
                    "meta.created pr",
                    "meta.lastModified gt \"1970-01-01T00:00:00Z\"",
                    "meta.version pr",
                    type.nameAttribute + " pr",
                    "not (" + type.nameAttribute + " eq \"nobody\")",
                    type.nameAttribute + " ne \"nobody\"",
                    "id ne \"nobody\"",
                    "externalId ne \"nobody\"",
                    "id pr or " + type.nameAttribute + " pr",
                    "not (externalId pr and displayName co \"nobody\")")) {
                rows.add(list(type, filter, "count=200", Which.ALL));
                rows.add(list(type, filter, "count=0", Which.ALL));
                rows.add(list(type, filter, "count=200", Which.ALL).asPost());
            }
            for (String filter : List.of(
                    type.nameAttribute + " eq \"\"",
                    type.nameAttribute + " sw \"scim-\"",
                    type.nameAttribute + " sw \"entity_\"",
                    type.nameAttribute + " co \"<mark>\"",
                    "externalId co \"<mark>\"",
                    "not (id pr)",
                    "id eq \"\"",
                    (type == Endpoint.USERS ? "groups" : "members") + ".value eq \"\"")) {
                rows.add(list(type, filter, "count=200", Which.NONE));
                rows.add(list(type, filter, "count=200", Which.NONE).asPost());
            }
        }
        return rows;
    }

    /** Of both types, since an id of an entity may be tried as a group's. */
    private static void byIdInShort(List<IsolationRow> rows, Endpoint type) {
        String one = type.endpoint + "/<id>";
        String operation = "{'op':'replace','path':'displayName','value':'" + FRESH + "'}";
        rows.add(IsolationRow.of(type + " by id", "GET", one, "", MISSING));
        rows.add(IsolationRow.of(
                type + " under a new name", "PUT", one, "{'" + type.nameAttribute + "':'" + FRESH + "'}", MISSING));
        rows.add(IsolationRow.of(type + " " + operation, "PATCH", one, patch(operation), MISSING));
        rows.add(IsolationRow.of(type + " by id", "DELETE", one, "", MISSING));
        search(rows, type, "id eq \"<id>\"", Which.NONE);
    }

    private static void byId(List<IsolationRow> rows, Endpoint type) {
        String one = type.endpoint + "/<id>";
        String name = "{'" + type.nameAttribute + "':'";
        rows.add(IsolationRow.of(type + " by id", "HEAD", one, "", MISSING));
        for (String query : List.of(
                "attributes=" + type.nameAttribute,
                "attributes=id",
                "attributes=groups",
                "attributes=members",
                "excludedAttributes=groups",
                "excludedAttributes=members",
                "access_token=<theirToken>")) {
            rows.add(IsolationRow.of(type + " by id, " + query, "GET", one + "?" + query, "", MISSING));
        }
        rows.add(IsolationRow.of(type + " by id in capitals", "GET", type.endpoint + "/<ID>", "", new Harmless()));
        rows.add(IsolationRow.of(type + " by id, If-None-Match", "GET", one, "", MISSING)
                .with("If-None-Match", "W/\"0\""));
        rows.add(IsolationRow.of(type + " by id, If-None-Match *", "GET", one, "", MISSING)
                .with("If-None-Match", "*"));
        for (String header :
                List.of("X-Vault-Token", "X-Auth-Token", "Cookie", "X-Forwarded-User", "Proxy-Authorization")) {
            rows.add(IsolationRow.of(type + " by id, their token in " + header, "GET", one, "", MISSING)
                    .with(header, "<theirToken>"));
        }
        rows.add(IsolationRow.of(type + " by id", "POST", one, name + FRESH + "'}", new AsNever(405)));

        rows.add(IsolationRow.of(type + " under its name", "PUT", one, name + "<name>'}", new Harmless()));
        rows.add(IsolationRow.of(
                type + " with id and meta",
                "PUT",
                one,
                name + FRESH + "','id':'<id>','meta':{'location':'<base>" + one + "'}}",
                MISSING));
        rows.add(IsolationRow.of(type + ", If-None-Match *", "PUT", one, name + FRESH + "'}", ANY)
                .with("If-None-Match", "*"));
        for (String tag : List.of("*", "W/\"0\"", "\"0\"")) {
            rows.add(IsolationRow.of(type + ", If-Match " + tag, "PUT", one, name + FRESH + "'}", ANY)
                    .with("If-Match", tag));
            rows.add(IsolationRow.of(type + ", If-Match " + tag, "DELETE", one, "", ANY)
                    .with("If-Match", tag));
            rows.add(IsolationRow.of(
                            type + ", If-Match " + tag,
                            "PATCH",
                            one,
                            patch("{'op':'replace','path':'externalId','value':'x'}"),
                            ANY)
                    .with("If-Match", tag));
        }
        for (String operation : List.of(
                "{'op':'add','path':'externalId','value':'x'}",
                "{'op':'replace','path':'externalId','value':'x'}",
                "{'op':'remove','path':'externalId'}",
                "{'op':'add','value':{'externalId':'x'}}",
                "{'op':'replace','value':{'active':false}}",
                "{'op':'replace','path':'active','value':'False'}",
                "{'op':'add','path':'" + type.nameAttribute + "','value':'" + FRESH + "'}",
                "{'op':'replace','path':'" + type.nameAttribute + "','value':'<name>'}",
                "{'op':'add','path':'members','value':[{'value':'<mine>'}]}",
                "{'op':'remove','path':'members'}",
                "{'op':'remove','path':'members[value eq \\'<mine>\\']'}",
                "{'op':'replace','path':'members','value':[]}",
                "{'op':'add','path':'groups','value':[{'value':'<team>'}]}",
                "{'op':'remove','path':'groups'}",
                "{'op':'replace','path':'id','value':'<mine>'}")) {
            rows.add(IsolationRow.of(type + " " + operation, "PATCH", one, patch(operation), MISSING));
        }
    }

    private static void filtersOfAnything(List<IsolationRow> rows, Endpoint type) {
        search(rows, type, "ID EQ \"<id>\"", Which.NONE);
        search(rows, type, "id eq \"<ID>\"", Which.NONE);
        search(rows, type, "id sw \"<id>\"", Which.NONE);
        search(rows, type, "id co \"<id>\"", Which.NONE);
        search(rows, type, "id ge \"<id>\" and id le \"<id>\"", Which.NONE);
        search(rows, type, "id eq \"<id>\" and " + type.nameAttribute + " pr", Which.NONE);
        search(rows, type, "(id eq \"<id>\") or (id eq \"nobody\")", Which.NONE);
        search(
                rows,
                type,
                "id eq \"<id>\" or id eq \"" + (type == Endpoint.USERS ? "<mine>" : "<team>") + "\"",
                Which.ONE);
        search(rows, type, "id ne \"<id>\"", Which.ALL);
        search(rows, type, "not (id eq \"<id>\")", Which.ALL);
        search(rows, type, "id pr or id eq \"<id>\"", Which.ALL);
        search(rows, type, "meta.location ew \"<id>\"", Which.NONE);
        search(rows, type, "meta.location eq \"<base>" + type.endpoint + "/<id>\"", Which.NONE);
        search(rows, type, "externalId eq \"<externalId>\"", Which.NONE);
        search(rows, type, "externalId sw \"<externalId>\"", Which.NONE);
        search(rows, type, "externalId ne \"<externalId>\"", Which.ALL);
        for (String filter : List.of(
                type.nameAttribute + " eq \"<name>\"",
                type.nameAttribute + " eq \"<NAME>\"",
                type.nameAttribute + " eq \"<nfd>\"",
                type.nameAttribute + " sw \"<name>\"",
                type.nameAttribute + " ew \"<name>\"",
                type.nameAttribute + " eq \"<name>\" and id pr",
                "displayName co \"<name>\"",
                "displayName co \"<externalId>\"")) {
            search(rows, type, filter, Which.NONE);
        }
        search(rows, type, type.nameAttribute + " ne \"<name>\"", Which.ALL);
        search(rows, type, "not (" + type.nameAttribute + " eq \"<name>\")", Which.ALL);
        for (String query : List.of("attributes=id", "excludedAttributes=groups,members", "count=0", "sortBy=id")) {
            rows.add(list(type, "id eq \"<id>\"", query, Which.NONE));
            rows.add(list(type, type.nameAttribute + " eq \"<name>\"", query, Which.NONE));
        }
    }

    private static void userFilters(List<IsolationRow> rows) {
        for (String filter : List.of(
                "emails.value eq \"<email>\"",
                "emails co \"<email>\"",
                "emails[value eq \"<email>\"]",
                "emails[type eq \"work\" and value sw \"<email>\"]",
                "groups.value eq \"<id>\"",
                "groups[value eq \"<id>\"]",
                "groups.$ref ew \"<id>\"",
                "groups.value eq \"<theirGroup>\"",
                "groups.value eq \"<adminsGroup>\"",
                "groups.display eq \"<name>\"",
                "groups eq \"<id>\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"<id>\"")) {
            search(rows, Endpoint.USERS, filter, Which.NONE);
        }
        search(rows, Endpoint.USERS, "not (groups.value eq \"<id>\")", Which.ALL);
    }

    private static void groupFilters(List<IsolationRow> rows) {
        for (String filter : List.of(
                "members.value eq \"<id>\"",
                "members eq \"<id>\"",
                "members[value eq \"<id>\"]",
                "members.value sw \"<id>\"",
                "members.$ref ew \"<id>\"",
                "members.display eq \"<name>\"",
                "members.value eq \"<id>\" and displayName pr",
                "members.value eq \"<id>\" or members.value eq \"nobody\"")) {
            search(rows, Endpoint.GROUPS, filter, Which.NONE);
        }
        search(rows, Endpoint.GROUPS, "not (members.value eq \"<id>\")", Which.ALL);
        rows.add(list(Endpoint.GROUPS, "members.value eq \"<id>\"", "attributes=displayName", Which.NONE));
        rows.add(list(Endpoint.GROUPS, "members.value eq \"<id>\"", "count=0", Which.NONE));
    }

    private static void search(List<IsolationRow> rows, Endpoint type, String filter, Which which) {
        IsolationRow row = list(type, filter, "count=200", which);
        rows.add(row);
        rows.add(row.asPost());
    }

    private static IsolationRow list(Endpoint type, String filter, String query, Which which) {
        return new IsolationRow(
                type + " filter [" + filter + "] " + query,
                "GET",
                type.endpoint,
                filter,
                query,
                "",
                Map.of(),
                new Listed(which));
    }

    private static void members(List<IsolationRow> rows) {
        String group = "{'displayName':'" + FRESH + "','members':";
        for (String members : List.of(
                "[{'value':'<id>'}]",
                "[{'value':'<mine>'},{'value':'<id>'}]",
                "[{'value':'<id>'},{'value':'<mine>'}]",
                "[{'value':'<id>','type':'User','display':'<mine>'}]",
                "[{'value':'<id>','type':'Group','$ref':'<base>/Groups/<id>'}]",
                "[{'value':'<id>','$ref':'<base>/Users/<mine>'}]")) {
            rows.add(IsolationRow.of("members " + members, "POST", "/Groups", group + members + "}", STRANGER));
            rows.add(IsolationRow.of("members " + members, "PUT", "/Groups/<team>", group + members + "}", STRANGER));
            for (String op : List.of("add", "replace")) {
                String operation = "{'op':'" + op + "','path':'members','value':" + members + "}";
                rows.add(patchOf("<team>", operation, STRANGER));
                rows.add(patchOf("<mixed>", operation, STRANGER));
            }
            rows.add(patchOf("<team>", "{'op':'add','value':{'members':" + members + "}}", STRANGER));
        }
        for (String members : List.of(
                "[{'$ref':'<base>/Users/<id>'}]",
                "[{'value':'<mine>','$ref':'<base>/Users/<id>'}]",
                "[{'value':'<mine>','type':'Group','display':'<id>'}]",
                "['<id>']",
                "'<id>'",
                "[{'value':'<ID>'}]",
                "[{'value':' <id> '}]",
                "[{'value':'<id>,<mine>'}]",
                "[{'value':'<mine>,<id>'}]",
                "[{'value':'<base>/Users/<id>'}]")) {
            rows.add(IsolationRow.of("members " + members, "POST", "/Groups", group + members + "}", new Harmless()));
        }
        for (String members :
                List.of("[{'value':'<mine>','$ref':'<base>/Users/<id>'}]", "['<id>']", "[{'value':'<mine>,<id>'}]")) {
            rows.add(patchOf(
                    "<temporaryGroup>", "{'op':'add','path':'members','value':" + members + "}", new Harmless()));
        }
        rows.add(patchOf("<team>", "{'op':'add','path':'members','value':{'value':'<id>'}}", STRANGER));
        rows.add(patchOf(
                "<team>",
                "{'op':'replace','path':'displayName','value':'" + FRESH
                        + "'},{'op':'add','path':'members','value':[{'value':'<id>'}]}",
                STRANGER));
        rows.add(patchOf(
                "<team>",
                "{'op':'remove','path':'members'},{'op':'add','path':'members','value':[{'value':'<id>'}]}",
                STRANGER));
        rows.add(patchOf(
                "<temporaryGroup>",
                "{'op':'replace','path':'members[value eq \\'<mine>\\'].value','value':'<id>'}",
                new Harmless()));
        rows.add(patchOf(
                "<temporaryGroup>",
                "{'op':'replace','path':'members[value eq \\'<mine>\\']','value':{'value':'<id>'}}",
                new Harmless()));
        rows.add(patchOf(
                "<temporaryGroup>",
                "{'op':'add','path':'members[value eq \\'<id>\\']','value':{'value':'<id>'}}",
                new Harmless()));
        rows.add(patchOf(
                "<temporaryGroup>",
                "{'op':'replace','path':'members[value eq \\'<id>\\'].display','value':'x'}",
                new Harmless()));
        for (String own : List.of("<team>", "<mixed>")) {
            for (String operation : List.of(
                    "{'op':'remove','path':'members[value eq \\'<id>\\']'}",
                    "{'op':'Remove','path':'members[value eq \\'<id>\\' and type eq \\'User\\']'}",
                    "{'op':'remove','path':'members','value':[{'value':'<id>'}]}",
                    "{'op':'remove','path':'members','value':{'value':'<id>'}}",
                    "{'op':'remove','path':'members[value sw \\'<id>\\']'}",
                    "{'op':'remove','path':'members[not (value pr) or value eq \\'<id>\\']'}")) {
                rows.add(patchOf(own, operation, UNCHANGED));
            }
            rows.add(IsolationRow.of("own group " + own, "GET", "/Groups/" + own, "", UNCHANGED));
            rows.add(IsolationRow.of(
                    "members of own group " + own, "GET", "/Groups/" + own + "?attributes=members", "", UNCHANGED));
        }
    }

    private static IsolationRow patchOf(String group, String operations, Expected expected) {
        return IsolationRow.of(
                "members of " + group + " " + operations, "PATCH", "/Groups/" + group, patch(operations), expected);
    }

    /** Fields of a user that point at something: at a group, where the client changes memberships through users, or a manager. */
    private static void userFields(List<IsolationRow> rows, IsolationKind kind, String client) {
        String name = "{'userName':'" + FRESH + "',";
        String enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        rows.add(IsolationRow.of("own user", "GET", "/Users/<mine>", "", UNCHANGED));
        rows.add(IsolationRow.of("own user's groups", "GET", "/Users/<mine>?attributes=groups", "", UNCHANGED));
        rows.add(IsolationRow.of("groups", "POST", "/Users", name + "'groups':[{'value':'<id>'}]}", new Made()));
        rows.add(IsolationRow.of(
                "groups", "PUT", "/Users/<temporaryUser>", name + "'groups':[{'value':'<id>'}]}", new Changed()));
        boolean throughUsers = client.equals("sailpoint-demo");
        for (String operation : List.of(
                "{'op':'add','path':'groups','value':[{'value':'<id>'}]}",
                "{'op':'add','path':'groups','value':[{'value':'<team>'},{'value':'<id>'}]}",
                "{'op':'replace','path':'groups','value':[{'value':'<id>'}]}",
                "{'op':'add','value':{'groups':[{'value':'<id>'}]}}")) {
            rows.add(IsolationRow.of(
                    "groups " + operation,
                    "PATCH",
                    "/Users/<mine>",
                    patch(operation),
                    throughUsers ? STRANGER : UNCHANGED));
        }
        for (String operation : List.of(
                "{'op':'remove','path':'groups[value eq \\'<id>\\']'}",
                "{'op':'remove','path':'groups','value':[{'value':'<id>'}]}")) {
            rows.add(IsolationRow.of("groups " + operation, "PATCH", "/Users/<mine>", patch(operation), UNCHANGED));
        }
        rows.add(IsolationRow.of(
                "manager", "POST", "/Users", name + "'" + enterprise + "':{'manager':{'value':'<id>'}}}", new Made()));
        rows.add(IsolationRow.of(
                "manager",
                "PUT",
                "/Users/<temporaryUser>",
                name + "'" + enterprise + "':{'manager':{'value':'<id>','$ref':'<base>/Users/<id>'}}}",
                new Changed()));
        rows.add(IsolationRow.of(
                "manager",
                "PATCH",
                "/Users/<temporaryUser>",
                patch("{'op':'replace','path':'" + enterprise + ":manager','value':'<id>'}"),
                new Changed()));
        if (kind.type == Endpoint.USERS) {
            rows.add(IsolationRow.of(
                    "externalId and emails as theirs",
                    "POST",
                    "/Users",
                    name + "'externalId':'<externalId>','emails':[{'value':'<email>','primary':true}]}",
                    new Made()));
        }
    }

    /** A body that names the foreign object where a client has no say. */
    private static void bodies(List<IsolationRow> rows) {
        for (Endpoint type : Endpoint.values()) {
            String name = "{'" + type.nameAttribute + "':'" + FRESH + "',";
            String temporary = type.endpoint + (type == Endpoint.USERS ? "/<temporaryUser>" : "/<temporaryGroup>");
            String meta = "'meta':{'location':'<base>" + type.endpoint + "/<id>','resourceType':'" + type
                    + "','version':'0','created':'2001-01-01T00:00:00Z'}";
            rows.add(IsolationRow.of(type + " id", "POST", type.endpoint, name + "'id':'<id>'}", new Made()));
            rows.add(IsolationRow.of(type + " meta", "POST", type.endpoint, name + meta + "}", new Made()));
            rows.add(IsolationRow.of(
                    type + " id and other case",
                    "POST",
                    type.endpoint,
                    name + "'ID':'<id>','Id ':'<id>'}",
                    new Harmless()));
            rows.add(IsolationRow.of(
                    type + " schemas", "POST", type.endpoint, name + "'schemas':['<id>']}", new Harmless()));
            rows.add(IsolationRow.of(
                    type + " unknown extension",
                    "POST",
                    type.endpoint,
                    name
                            + "'urn:example:vault:Metadata':{'scim_client':'<id>','policies':['<id>'],'canonical_id':'<id>'}}",
                    new Harmless()));
            rows.add(IsolationRow.of(type + " id", "PUT", temporary, name + "'id':'<id>'}", new Harmless()));
            rows.add(IsolationRow.of(type + " meta", "PUT", temporary, name + meta + "}", new Changed()));
            for (String operation : List.of(
                    "{'op':'replace','path':'id','value':'<id>'}",
                    "{'op':'add','value':{'id':'<id>'}}",
                    "{'op':'replace','path':'meta.location','value':'<base>" + type.endpoint + "/<id>'}",
                    "{'op':'replace','path':'schemas','value':['<id>']}")) {
                rows.add(IsolationRow.of(type + " " + operation, "PATCH", temporary, patch(operation), new Harmless()));
            }
        }
    }

    /** A name of theirs wanted for a resource of one's own, by every verb that gives a name. */
    private static void names(List<IsolationRow> rows, IsolationKind kind) {
        if (kind.name != Claim.NONE) {
            claims(rows, kind, "<name>", kind.name);
            claims(rows, kind, "<NAME>", kind.name);
            if (kind.type == Endpoint.USERS) {
                claims(rows, kind, "<nfd>", kind.name);
            }
        }
        if (kind == IsolationKind.THEIR_ENCODED_USER || kind == IsolationKind.ADMINS_ENTITY_ENCODED) {
            claims(
                    rows,
                    kind,
                    "<encoded>",
                    Claim.FREE); // what reads in Vault as another name's encoding is encoded itself
        }
        if (kind.login != Claim.NONE) {
            claims(rows, kind, "<login>", kind.login);
        }
    }

    private static void claims(List<IsolationRow> rows, IsolationKind kind, String name, Claim claim) {
        Endpoint type = kind.type;
        boolean free = claim == Claim.FREE;
        String resource = "{'" + type.nameAttribute + "':'" + name + "'}";
        rows.add(IsolationRow.of(
                "name " + name, "POST", type.endpoint, resource, free ? new Made() : new Refused(claim)));
        String own = type.endpoint + (type == Endpoint.USERS ? "/<mine>" : "/<team>");
        String target =
                free ? type.endpoint + (type == Endpoint.USERS ? "/<temporaryUser>" : "/<temporaryGroup>") : own;
        Expected expected = free ? new Changed() : new Refused(claim);
        rows.add(IsolationRow.of("name " + name, "PUT", target, resource, expected));
        for (String operation : List.of(
                "{'op':'replace','path':'" + type.nameAttribute + "','value':'" + name + "'}",
                "{'op':'add','path':'" + type.nameAttribute + "','value':'" + name + "'}",
                "{'op':'replace','value':{'" + type.nameAttribute + "':'" + name + "','externalId':'x'}}",
                "{'op':'replace','path':'externalId','value':'x'},{'op':'replace','path':'" + type.nameAttribute
                        + "','value':'" + name + "'}")) {
            rows.add(IsolationRow.of("name " + operation, "PATCH", target, patch(operation), expected));
        }
    }

    static String patch(String operations) {
        return "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operations + "]}";
    }
}
