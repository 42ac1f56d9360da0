package io.scimvault.host.vectors;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs scenarios against a host, as one of its clients, which is left with nothing. */
public final class VectorRun {
    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);

    private static final Pattern CREATION = Pattern.compile("(?i)^POST /+(Users?|Groups?)/?(\\?|$)");

    private final URI base;
    private final String token;

    /** A run against a base URL, with a client's token. */
    public VectorRun(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** How the answers to a scenario differ from what is expected: a list for each exchange, empty where it does not. */
    public List<List<String>> differences(Scenario scenario) {
        clear();
        Bindings bindings = new Bindings(base.toString());
        List<List<String>> all = new ArrayList<>();
        for (JsonObject exchange : scenario.exchanges()) {
            all.add(differences(exchange, bindings));
        }
        clear();
        return all;
    }

    private List<String> differences(JsonObject exchange, Bindings bindings) {
        String line = bindings.sent(exchange.string("request").orElseThrow());
        Answer answer = send(line, exchange, bindings);
        Comparison comparison = new Comparison(bindings);
        comparison.compare(line, exchange.get("status").orElseThrow(), JsonNumber.of(answer.status()));
        headers(exchange, answer, comparison, line);
        if (exchange.has("answer") && !answer.body().isEmpty()) {
            comparison.compare("body", exchange.get("answer").orElseThrow(), JSON.parse(answer.body()));
        } else if (exchange.has("answer") || !answer.body().isEmpty()) {
            comparison.compare(line + " has a body", JsonNull.NULL, new JsonString(answer.body()));
        }
        creation(line, answer, bindings);
        return comparison.differences();
    }

    private static void creation(String line, Answer answer, Bindings bindings) {
        if (CREATION.matcher(line).find()) {
            if (answer.status() == 201) {
                String location = answer.header("Location").orElseThrow();
                bindings.created(location.substring(location.lastIndexOf('/') + 1));
            } else if (answer.status() == 409) {
                bindings.refused();
            }
        }
    }

    private Answer send(String line, JsonObject exchange, Bindings bindings) {
        int blank = line.indexOf(' ');
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.object("headers")
                .ifPresent(object -> object.members()
                        .forEach((name, value) -> headers.put(name, bindings.sent(((JsonString) value).value()))));
        String body = exchange.get("body")
                .map(value -> bindings.sent(value).toString())
                .or(() -> exchange.string("text"))
                .orElse("");
        return Answer.to(base, token, line.substring(0, blank), line.substring(blank + 1), headers, body);
    }

    private static void headers(JsonObject exchange, Answer answer, Comparison comparison, String line) {
        Map<String, JsonValue> expected = new LinkedHashMap<>();
        expected.put("Content-Type", exchange.has("answer") ? new JsonString("application/scim+json") : JsonNull.NULL);
        exchange.object("answerHeaders").ifPresent(headers -> expected.putAll(headers.members()));
        expected.forEach((name, pattern) -> comparison.compare(
                line + " " + name,
                pattern,
                answer.header(name).<JsonValue>map(JsonString::new).orElse(JsonNull.NULL)));
    }

    /** Deletes all that the client has. */
    private void clear() {
        for (String endpoint : List.of("/Groups", "/Users")) {
            List<String> ids;
            do {
                Answer list = Answer.to(base, token, "GET", endpoint + "?attributes=id&count=200", Map.of(), "");
                ids = ((JsonObject) JSON.parse(list.body()))
                        .array("Resources")
                        .only(JsonObject.class)
                        .map(one -> one.string("id").orElseThrow())
                        .toList();
                ids.forEach(id -> Answer.to(base, token, "DELETE", endpoint + "/" + id, Map.of(), ""));
            } while (!ids.isEmpty());
        }
    }
}
