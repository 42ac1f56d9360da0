package io.scimvault.benchmarks.check;

import io.scimvault.benchmarks.contract.Service;
import io.scimvault.benchmarks.input.Person;
import io.scimvault.benchmarks.input.UserBody;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a service: creates users in it, and reads its answers. */
public final class ServiceSession {
    /** The endpoint of users. */
    public static final String USERS = "/Users";

    private static final byte[] NOTHING = {};

    private final Service service;

    public ServiceSession(Service service) {
        this.service = service;
    }

    /** Creates all these people, in their order, and returns the paths of the users. */
    public List<String> create(List<Person> people) throws Exception {
        List<String> paths = new ArrayList<>();
        for (Person person : people) {
            paths.add(path(service.answer("POST", USERS, "", UserBody.sent(person))));
        }
        return paths;
    }

    /** The answer to a GET. */
    public Service.Answer get(String path, String query) throws Exception {
        return service.answer("GET", path, query, NOTHING);
    }

    /** The cursor of the page behind the one that a query asks for by cursor. */
    public String nextCursor(String query) throws Exception {
        return tree(get(USERS, query)).path("nextCursor").asString("");
    }

    /** The path of the user in an answer. */
    static String path(Service.Answer answer) {
        return USERS + "/" + tree(answer).path("id").asString("");
    }

    static JsonNode tree(Service.Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
