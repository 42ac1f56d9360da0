package io.scimvault.host;

import io.scimvault.host.IsolationKind.Endpoint;
import io.scimvault.host.IsolationRow.Expected;
import io.scimvault.host.IsolationRow.Which;
import io.scimvault.host.IsolationScim.Answer;
import io.scimvault.host.IsolationScim.Request;
import io.scimvault.host.IsolationWorld.Foreign;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Tries rows in a world: sends each, judges the answer, and looks whether anything foreign was shown or changed. */
final class IsolationTrial {
    private final IsolationWorld world;
    private final Map<Endpoint, Set<String>> own = new EnumMap<>(Endpoint.class);
    private final Map<Request, Answer> ofNever = new HashMap<>();
    private final String never = UUID.randomUUID().toString();
    private final Map<String, String> before;

    IsolationTrial(IsolationWorld world) {
        this.world = world;
        this.before = world.state();
        for (Endpoint type : Endpoint.values()) {
            own.put(type, world.ownIds(type));
        }
    }

    IsolationWorld world() {
        return world;
    }

    /** What went wrong with these rows, each under its name; empty when nothing did. */
    List<String> failures(List<IsolationRow> rows, IsolationKind kind) {
        List<String> failures = new ArrayList<>();
        for (IsolationRow row : rows) {
            failures.addAll(failures(row, world.foreign(kind)));
        }
        changes(world.state()).forEach(change -> failures.add("some row [" + kind + "]: " + change));
        return failures;
    }

    private List<String> failures(IsolationRow row, Foreign object) {
        List<String> faults = new ArrayList<>();
        Map<String, String> values = world.names(object);
        Map<Endpoint, String> temporary = temporary(row, values);
        values.put("fresh", "own-" + UUID.randomUUID());
        Request request = row.request(values);
        try {
            Answer answer = world.scim().send(request);
            judge(row, values, answer, faults);
            shown(row, values, answer).forEach(text -> faults.add("shows " + text + " in " + answer.text()));
            if (answer.status() == 201) {
                settleMade(row, answer, values, faults);
            }
            temporary.forEach((type, id) -> settleTemporary(type, id, faults));
        } catch (AssertionError | RuntimeException e) {
            faults.add(e.toString());
        }
        if (!row.isReading()) {
            faults.addAll(changes(world.state(object, row)));
        }
        String name = row + " [" + object.kind() + ", as " + world.client() + "]: ";
        return faults.stream()
                .map(fault -> name + fault + "\n  sent: " + request)
                .toList();
    }

    /** The objects that this row may change. */
    private Map<Endpoint, String> temporary(IsolationRow row, Map<String, String> values) {
        Map<Endpoint, String> temporary = new EnumMap<>(Endpoint.class);
        if (row.says("temporaryUser")) {
            temporary.put(Endpoint.USERS, world.temporary(Endpoint.USERS));
            values.put("temporaryUser", temporary.get(Endpoint.USERS));
        }
        if (row.says("temporaryGroup")) {
            temporary.put(Endpoint.GROUPS, world.temporary(Endpoint.GROUPS));
            values.put("temporaryGroup", temporary.get(Endpoint.GROUPS));
        }
        return temporary;
    }

    private void judge(IsolationRow row, Map<String, String> values, Answer answer, List<String> faults) {
        Expected expected = row.expected();
        if (expected instanceof Expected.AsNever same) {
            Answer other = ofNever(row, values);
            if (same.status() != 0 && answer.status() != same.status()) {
                faults.add("answered with " + answer.text() + " instead of " + same.status());
            } else if (!answer.equals(other)) {
                faults.add("answered with " + answer.text() + "\n  but for an id that never was: " + other.text());
            }
        } else if (expected instanceof Expected.Refused refused) {
            boolean right = answer.status() == refused.claim().status
                    && answer.json().string("scimType").orElse("").equals(refused.claim().scimType);
            if (!right) {
                faults.add("answered with " + answer.text() + " instead of " + refused.claim());
            }
        } else if (expected instanceof Expected.Listed listed) {
            judgeList(row, values, listed.which(), answer, faults);
        } else if (expected instanceof Expected.Made && answer.status() != 201) {
            faults.add("made nothing: " + answer.text());
        } else if (expected instanceof Expected.Changed && answer.status() != 200) {
            faults.add("changed nothing: " + answer.text());
        } else if (answer.status() >= 500) {
            faults.add("failed: " + answer.text());
        }
    }

    private Answer ofNever(IsolationRow row, Map<String, String> values) {
        Map<String, String> others = new TreeMap<>(values);
        others.put("id", never);
        others.put("ID", never.toUpperCase(Locale.ROOT));
        others.put("name", "never");
        others.put("fresh", "never");
        return ofNever.computeIfAbsent(row.request(others), world.scim()::send);
    }

    private void judgeList(
            IsolationRow row, Map<String, String> values, Which which, Answer answer, List<String> faults) {
        if (answer.status() != 200) {
            faults.add("answered with " + answer.text());
            return;
        }
        Endpoint type = row.path().startsWith(Endpoint.USERS.endpoint) ? Endpoint.USERS : Endpoint.GROUPS;
        Set<String> wanted = switch (which) {
            case NONE -> Set.of();
            case ONE -> Set.of(Objects.requireNonNull(values.get(type == Endpoint.USERS ? "mine" : "team")));
            case ALL -> Objects.requireNonNull(own.get(type));
        };
        Set<String> listed = new TreeSet<>();
        answer.json()
                .array("Resources")
                .only(JsonObject.class)
                .forEach(found -> listed.add(found.string("id").orElse("")));
        boolean whole = (row.query().contains("count=200") || row.method().equals("POST"))
                && wanted.size() < 200
                && !row.query().contains("startIndex=");
        boolean right = whole ? listed.equals(wanted) : wanted.containsAll(listed);
        if (!right || !JsonNumber.of(wanted.size()).equals(answer.json().member("totalResults"))) {
            faults.add("lists " + answer.text() + " instead of " + wanted);
        }
    }

    /** What in an answer belongs to somebody else and was not in the question. */
    private List<String> shown(IsolationRow row, Map<String, String> values, Answer answer) {
        String text = answer.text();
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (row.says(value.getKey()) && !value.getValue().isEmpty()) {
                text = text.replace(value.getValue(), "");
            }
        }
        String rest = text.toLowerCase(Locale.ROOT);
        List<String> shown = new ArrayList<>();
        if (rest.contains(world.mark())) {
            shown.add(world.mark());
        }
        for (String id : world.foreignIds()) {
            if (rest.contains(id)) {
                shown.add(id);
            }
        }
        return shown;
    }

    /** What was made must be the client's own, hold nothing foreign, and be nobody else's to see; then it goes again. */
    private void settleMade(IsolationRow row, Answer answer, Map<String, String> values, List<String> faults) {
        Endpoint type = row.path().startsWith(Endpoint.USERS.endpoint) ? Endpoint.USERS : Endpoint.GROUPS;
        String id = answer.json().string("id").orElse("");
        if (world.foreignIds().contains(id) || id.equals(values.get("id"))) {
            faults.add("made " + id);
            return;
        }
        isOwn(type, id, faults);
        String location = answer.location().orElse("none");
        if (!location.equals(values.get("base") + type.endpoint + "/" + id)) {
            faults.add("is made at " + location);
        }
        Answer seen = world.theirScim().send("GET", type.endpoint + "/" + id, "");
        if (seen.status() != 404 || seen.body().contains(id)) {
            faults.add("shows what was made to the other client: " + seen.text());
        }
        world.scim().delete(type.endpoint, id);
    }

    private void settleTemporary(Endpoint type, String id, List<String> faults) {
        isOwn(type, id, faults);
        Answer seen = world.scim().send("GET", type.endpoint + "/" + id, "");
        if (!seen.when(200).string("id").equals(Optional.of(id))) {
            faults.add("has become " + seen.text());
        }
        world.scim().delete(type.endpoint, id);
    }

    private void isOwn(Endpoint type, String id, List<String> faults) {
        JsonObject object = world.vault().read(type == Endpoint.USERS ? "entity" : "group", id);
        String owner = object.object("metadata")
                .flatMap(pairs -> pairs.string("scim_client"))
                .orElse("nobody");
        if (!owner.equals(world.client())) {
            faults.add("is the resource of " + owner);
        }
        Set<String> related = new LinkedHashSet<>();
        for (String list :
                List.of("group_ids", "member_entity_ids", "member_group_ids", "parent_group_ids", "policies")) {
            object.array(list).only(JsonString.class).forEach(other -> related.add(other.value()));
        }
        own.values().forEach(related::removeAll);
        if (!related.isEmpty()) {
            faults.add("is related to " + related);
        }
    }

    /** What differs from before, and is reported once. */
    private List<String> changes(Map<String, String> after) {
        List<String> changes = new ArrayList<>();
        after.forEach((what, text) -> {
            String old = before.put(what, text);
            if (!text.equals(old)) {
                changes.add("changed " + what + "\n  from " + old + "\n    to " + text);
            }
        });
        return changes;
    }
}
