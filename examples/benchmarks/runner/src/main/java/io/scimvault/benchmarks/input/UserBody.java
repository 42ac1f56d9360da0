package io.scimvault.benchmarks.input;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person as a client sends it to be created, and as a service shows it afterwards. */
public final class UserBody {
    private static final List<String> OF_THE_SERVER = List.of("id", "groups", "meta");
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private UserBody() {}

    /** The body of a POST: all that a client may write. */
    public static byte[] sent(Person person) {
        return JsonMapper.shared().writeValueAsBytes(writable(person));
    }

    /** The same without the password: what every answer has, beside id, meta and references that the service writes. */
    public static byte[] shown(Person person) {
        return JsonMapper.shared().writeValueAsBytes(writable(person).without("password"));
    }

    private static ObjectNode writable(Person person) {
        ObjectNode user = (ObjectNode) JsonMapper.shared().readTree(person.json());
        user.remove(OF_THE_SERVER);
        ((ObjectNode) user.get(ENTERPRISE).get("manager")).remove(List.of("displayName", "$ref"));
        return user;
    }
}
