package io.scimvault.benchmarks.check;

import io.scimvault.benchmarks.contract.Service;
import io.scimvault.benchmarks.input.Person;
import io.scimvault.benchmarks.input.UserBody;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks a user in an answer: all that the client wrote and nothing else, but for a right {@code id}, {@code meta} and {@code $ref}. */
final class ShownUser {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private ShownUser() {}

    /** What is wrong with an answer that should show a person. */
    static Optional<String> fault(Service.Answer answer, int status, Person person) {
        if (answer.status() != status) {
            return Optional.of(
                    "wrong: answers " + answer.status() + " instead of " + status + ": " + ServiceSession.tree(answer));
        }
        JsonNode user = ServiceSession.tree(answer);
        JsonNode meta = user.path("meta");
        if (!header(answer, "ETag").equals(meta.path("version").asString("?"))
                || !header(answer, "Location").equals(meta.path("location").asString("?"))) {
            return Optional.of("wrong: has not the headers " + answer.headers() + " of " + meta);
        }
        return fault(user, person);
    }

    /** What is wrong with a user that should be a person. */
    static Optional<String> fault(JsonNode user, Person person) {
        if (!isStored(user)) {
            return Optional.of("wrong: has id and meta " + user.path("id") + " " + user.path("meta"));
        }
        ObjectNode content = ((ObjectNode) user).deepCopy();
        content.remove(List.of("id", "meta"));
        if (content.path(ENTERPRISE).path("manager") instanceof ObjectNode manager
                && manager.path("$ref")
                        .asString("")
                        .endsWith("/Users/" + manager.path("value").asString(""))) {
            manager.remove("$ref");
        }
        String is = SameJson.canonical(JsonMapper.shared().writeValueAsBytes(content));
        String should = SameJson.canonical(UserBody.shown(person));
        return is.equals(should) ? Optional.empty() : Optional.of("wrong: shows " + is + " instead of " + should);
    }

    private static boolean isStored(JsonNode user) {
        String id = user.path("id").asString("");
        JsonNode meta = user.path("meta");
        return !id.isEmpty()
                && meta.path("resourceType").asString("").equals("User")
                && meta.path("location").asString("").equals(Service.BASE + "/Users/" + id)
                && meta.path("version").asString("").startsWith("W/\"")
                && Stream.of("created", "lastModified")
                        .allMatch(name -> isTime(meta.path(name).asString("")));
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 2000;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The version of the user in an answer. */
    static String version(Service.Answer answer) {
        return header(answer, "ETag");
    }

    private static String header(Service.Answer answer, String name) {
        return answer.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
