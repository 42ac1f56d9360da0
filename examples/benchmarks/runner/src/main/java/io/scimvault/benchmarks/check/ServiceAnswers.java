package io.scimvault.benchmarks.check;

import io.scimvault.benchmarks.contract.Engine;
import io.scimvault.benchmarks.contract.Service;
import io.scimvault.benchmarks.input.Crowd;
import io.scimvault.benchmarks.input.Inputs;
import io.scimvault.benchmarks.input.PatchCase;
import io.scimvault.benchmarks.input.Person;
import io.scimvault.benchmarks.input.UserBody;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks the answers of a whole service, status, headers and body, against what is to come of each request. */
final class ServiceAnswers {
    /** How many filters are checked: a slow service needs a good part of a second for each. */
    private static final int PAGES = 25;

    private final Service service;
    private final ServiceSession session;
    private final Inputs inputs;

    ServiceAnswers(Engine engine, Inputs inputs) {
        this.service = engine.newService();
        this.session = new ServiceSession(service);
        this.inputs = inputs;
    }

    Optional<String> created() throws Exception {
        for (Person person : inputs.people()) {
            byte[] body = UserBody.sent(person);
            Service.Answer answer = service.answer("POST", ServiceSession.USERS, "", body);
            Optional<String> fault = ShownUser.fault(answer, 201, person);
            if (fault.isPresent()) {
                return fault;
            }
            if (service.answer("POST", ServiceSession.USERS, "", body).status() != 409) {
                return Optional.of("wrong: creates two users of one name");
            }
        }
        return counted();
    }

    private Optional<String> counted() throws Exception {
        JsonNode all = ServiceSession.tree(session.get(ServiceSession.USERS, "count=200"));
        int total = all.path("totalResults").asInt(0);
        return total == Inputs.COUNT
                ? Optional.empty()
                : Optional.of("wrong: has " + total + " users after the creation of " + Inputs.COUNT);
    }

    Optional<String> userRead() throws Exception {
        List<String> paths = session.create(inputs.people());
        for (int i = 0; i < paths.size(); i++) {
            Optional<String> fault = ShownUser.fault(
                    session.get(paths.get(i), ""), 200, inputs.people().get(i));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    Optional<String> patched() throws Exception {
        List<String> paths = session.create(inputs.people());
        for (int i = 0; i < paths.size(); i++) {
            PatchCase patch = inputs.patches().get(i);
            String versionBefore = ShownUser.version(session.get(paths.get(i), ""));
            Service.Answer answer = service.answer("PATCH", paths.get(i), "", patch.request());
            Optional<String> fault = ShownUser.fault(answer, 200, patch.after())
                    .or(() -> ShownUser.version(answer).equals(versionBefore)
                            ? Optional.of("wrong: keeps the version of a user that changes")
                            : Optional.empty());
            if (fault.isEmpty()) {
                fault = ShownUser.fault(session.get(paths.get(i), ""), 200, patch.after());
            }
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    Optional<String> paged() throws Exception {
        Crowd crowd = Crowd.generate();
        session.create(crowd.people());
        for (Crowd.Page page : crowd.pages().subList(0, PAGES)) {
            Optional<String> fault = list(session.get(ServiceSession.USERS, page.query()), page, page.first());
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> list(Service.Answer answer, Crowd.Page page, List<Person> wanted) {
        JsonNode list = ServiceSession.tree(answer);
        JsonNode users = list.path("Resources");
        if (answer.status() != 200
                || list.path("totalResults").asInt(0) != page.matching().size()
                || users.size() != wanted.size()
                || list.path("itemsPerPage").asInt(0) != wanted.size()) {
            return Optional.of("wrong: answers " + page.filter() + " by " + answer.status() + " and "
                    + list.path("totalResults") + " users, " + users.size() + " on the page, instead of "
                    + page.matching().size() + " and " + wanted.size());
        }
        for (int i = 0; i < wanted.size(); i++) {
            Optional<String> fault = ShownUser.fault(users.get(i), wanted.get(i));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /** Every page up to the last: their order is the service's own, but each user must be met once. */
    Optional<String> walked() throws Exception {
        if (!service.hasCursors()) {
            throw new UnsupportedOperationException();
        }
        Crowd crowd = Crowd.generate();
        session.create(crowd.people());
        for (Crowd.Page page : crowd.pages().subList(0, PAGES)) {
            Set<String> met = new HashSet<>();
            String cursor = "";
            int pages = 0;
            do {
                JsonNode list =
                        ServiceSession.tree(session.get(ServiceSession.USERS, page.query() + "&cursor=" + cursor));
                list.path("Resources")
                        .forEach(user -> met.add(user.path("userName").asString("")));
                cursor = list.path("nextCursor").asString("");
                pages++;
            } while (!cursor.isEmpty() && pages <= Crowd.COUNT / Crowd.PAGE);
            Set<String> wanted = new HashSet<>();
            page.matching().forEach(person -> wanted.add(person.userName()));
            if (!met.equals(wanted) || pages != (wanted.size() + Crowd.PAGE - 1) / Crowd.PAGE) {
                return Optional.of("wrong: meets " + met.size() + " users on " + pages + " pages of " + wanted.size());
            }
        }
        return Optional.empty();
    }
}
