package io.scimvault.vault.driver;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.testing.AuthMount;
import io.scimvault.vault.testing.PersonLogin;
import io.scimvault.vault.testing.RealPeople;
import io.scimvault.vault.testing.RealVault;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An administrator's user and group on a real server, and a token with the shipped policy that is after them. */
final class CrimeScene {
    final RealVault vault = RealVault.get();
    final RealPeople people = new RealPeople(vault);
    final AuthMount mount = people.userpass();
    final PersonLogin library;
    final String victim = RealVault.unique("victim");
    final String victimAlias = RealVault.unique("login");
    final String victimId;
    final String aliasId;
    final String victimGroup = RealVault.unique("admins");
    final String groupId;
    final String own;
    private final String secret = people.secret("the treasure");

    CrimeScene() {
        library = people.service(people.approle(), RealVault.unique("scim-vault"), List.of(vault.restrictedPolicy()));
        victimId =
                id(admin("identity/entity", "{'name':'" + victim + "','metadata':{'k':'v'},'policies':['default']}"));
        aliasId = id(admin(
                "identity/entity-alias",
                "{'name':'" + victimAlias + "','mount_accessor':'" + mount.accessor() + "','canonical_id':'" + victimId
                        + "','custom_metadata':{'k':'v'}}"));
        groupId = id(admin(
                "identity/group",
                "{'name':'" + victimGroup + "','member_entity_ids':'" + victimId
                        + "','policies':['default'],'metadata':{'k':'v'}}"));
        own = id(asLibrary("POST", "identity/entity", "{'name':'" + pending() + "'}"));
    }

    static String pending() {
        return RealVault.unique("scim-pending");
    }

    private VaultReply admin(String path, String body) {
        return vault.admin("POST", path, quoted(body));
    }

    /** A request with the library's token; a body that is no object goes as a form. */
    VaultReply asLibrary(String method, String path, String body) {
        String type = body.isEmpty() || body.startsWith("{")
                ? method.equals("PATCH") ? "application/merge-patch+json" : "application/json"
                : "application/x-www-form-urlencoded";
        return vault.raw(library.token(), method, path, quoted(body), type);
    }

    /** Everything of the victims that could have been changed, as text. */
    String victims() {
        return String.join(
                "\n",
                text("identity/entity/id/" + victimId),
                text("identity/entity-alias/id/" + aliasId),
                text("identity/group/id/" + groupId),
                text("identity/entity/id/" + library.entityId()),
                text("sys/policies/acl/" + vault.restrictedPolicy()));
    }

    private String text(String path) {
        return vault.admin("GET", path, "").data().toString();
    }

    /** A text with the names of this scene in it. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : Map.ofEntries(
                        Map.entry("{victim}", victim),
                        Map.entry("{VICTIM}", victim.toUpperCase(Locale.ROOT)),
                        Map.entry("{victimId}", victimId),
                        Map.entry("{victimAlias}", victimAlias),
                        Map.entry("{aliasId}", aliasId),
                        Map.entry("{accessor}", mount.accessor()),
                        Map.entry("{mountPath}", mount.path()),
                        Map.entry("{victimGroup}", victimGroup),
                        Map.entry("{groupId}", groupId),
                        Map.entry("{selfId}", library.entityId()),
                        Map.entry("{own}", own),
                        Map.entry("{pending}", pending()),
                        Map.entry("{policy}", vault.restrictedPolicy()),
                        Map.entry("{secret}", secret))
                .entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    static String id(VaultReply reply) {
        return reply.data().string("id").orElseThrow(() -> new AssertionError(reply + " " + reply.errors()));
    }

    JsonObject read(String path) {
        return vault.admin("GET", path, "").data();
    }

    private static String quoted(String body) {
        return body.replace('\'', '"');
    }
}
