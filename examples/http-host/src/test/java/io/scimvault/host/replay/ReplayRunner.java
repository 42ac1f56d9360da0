package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.plan.IdRef;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultPath;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays a {@link Replay} against a {@link Target}; the first step that is answered otherwise ends it with an AssertionError. */
public final class ReplayRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Captured captured = new Captured();
    private final Replay replay;
    private final Target target;
    private @Nullable SchemaConformance conformance;
    private int played;

    private ReplayRunner(Replay replay, Target target) {
        this.replay = replay;
        this.target = target;
        target.variables().forEach((name, value) -> captured.set(name, new JsonString(value)));
    }

    /** How many steps were played, each repetition counted. */
    public static int play(Replay replay, Target target) {
        ReplayRunner runner = new ReplayRunner(replay, target);
        replay.steps().forEach(runner::step);
        return runner.played;
    }

    private void step(JsonObject step) {
        if (step.has("vault") && target.vault().isEmpty()) {
            return;
        }
        Optional<JsonValue> repeat = step.get("repeat").map(captured::fill);
        if (repeat.isEmpty()) {
            once(step);
        } else if (repeat.get() instanceof JsonArray each) {
            each.forEach(value -> once(step, "each", value));
        } else {
            int times = ((JsonNumber) repeat.get()).decimal().intValueExact();
            IntStream.rangeClosed(1, times).forEach(i -> once(step, "i", JsonNumber.of(i)));
        }
    }

    private void once(JsonObject step, String variable, JsonValue value) {
        captured.set(variable, value);
        once(step);
    }

    private void once(JsonObject step) {
        String name = replay.name() + ": " + captured.fill(step.string("name").orElseThrow());
        Answer answer = answer(step);
        JsonObject expected = step.object("expect").orElse(JsonObject.EMPTY);
        List<String> differences = differences(expected, answer);
        if (expected.bool("conforms").orElse(false)) {
            differences.addAll(conformance().faults(answer.body(), isWhole(step)));
        }
        if (!differences.isEmpty()) {
            throw new AssertionError(
                    name + "\n  " + String.join("\n  ", differences) + "\n" + answer.status() + " " + answer.text());
        }
        step.object("capture")
                .ifPresent(wanted -> wanted.members().forEach((variable, pointer) -> {
                    List<JsonValue> found = Pointer.find(answer.body(), ((JsonString) pointer).value());
                    if (found.size() != 1) {
                        throw new AssertionError(name + "\n  nothing to capture at " + pointer + "\n" + answer.text());
                    }
                    captured.set(variable, found.get(0));
                }));
        step.object("collect")
                .ifPresent(wanted -> wanted.members().forEach((variable, pointer) -> {
                    captured.add(variable, Pointer.find(answer.body(), ((JsonString) pointer).value()));
                }));
        played++;
    }

    private Answer answer(JsonObject step) {
        if (step.object("request").isPresent()) {
            return request(step.object("request").get());
        }
        return step.object("vault")
                .map(this::vault)
                .orElseGet(() -> new Answer(
                        0,
                        Map.of(),
                        captured.fill(step.get("value").orElseThrow()).toString()));
    }

    private List<String> differences(JsonObject expected, Answer answer) {
        List<String> differences = new ArrayList<>();
        expected.get("status")
                .filter(status -> !status.equals(JsonNumber.of(answer.status())))
                .ifPresent(status -> differences.add("the status is " + answer.status() + "; expected " + status));
        expected.object("headers").orElse(JsonObject.EMPTY).members().forEach((name, pattern) -> {
            String regex = captured.fill(((JsonString) pattern).value());
            String value = answer.headers().getOrDefault(name, "");
            if (!value.matches(regex)) {
                differences.add("the header " + name + " is '" + value + "'; expected " + regex);
            }
        });
        if (expected.bool("empty").orElse(false) && !answer.text().isEmpty()) {
            differences.add("there is a body");
        }
        expected.get("body")
                .map(captured::fill)
                .ifPresent(body -> differences.addAll(JsonSubset.differences(body, answer.body())));
        return differences;
    }

    private SchemaConformance conformance() {
        SchemaConformance judge = conformance;
        if (judge == null) {
            judge = SchemaConformance.of(published("/Schemas"), published("/ResourceTypes"));
            conformance = judge;
        }
        return judge;
    }

    private JsonValue published(String path) {
        Answer answer = request(
                JsonObject.builder().put("method", "GET").put("path", path).build());
        if (answer.status() != 200) {
            throw new AssertionError(path + " is answered with " + answer.status() + " " + answer.text());
        }
        return answer.body();
    }

    /** Whether the request asks for no choice of attributes (RFC 7644 §3.9). */
    private static boolean isWhole(JsonObject step) {
        JsonObject request = step.object("request").orElse(JsonObject.EMPTY);
        JsonObject query = request.object("query").orElse(JsonObject.EMPTY);
        String raw = request.string("rawQuery").orElse("");
        return Stream.of("attributes", "excludedAttributes")
                .noneMatch(name -> query.has(name) || ("&" + raw).contains("&" + name + "="));
    }

    private Answer request(JsonObject request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(uri(request)).timeout(PATIENCE);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + target.token());
        texts(replay.headers()).forEach(headers::put);
        texts(request.object("headers").orElse(JsonObject.EMPTY)).forEach(headers::put);
        headers.values().removeIf(String::isEmpty);
        headers.forEach(http::header);
        http.method(
                request.string("method").orElseThrow(),
                request.get("body")
                        .map(body -> BodyPublishers.ofString(captured.fill(body).toString()))
                        .orElse(BodyPublishers.noBody()));
        try {
            return Answer.of(this.http.send(http.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer from the host", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private URI uri(JsonObject request) {
        String query = Stream.of(
                        replay.suffix(),
                        captured.fill(request.string("rawQuery").orElse("")),
                        texts(request.object("query").orElse(JsonObject.EMPTY)).entrySet().stream()
                                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                                .collect(Collectors.joining("&")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return URI.create(target.base()
                + captured.fill(request.string("path").orElseThrow())
                + (query.isEmpty() ? "" : "?" + query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.members().forEach((name, value) -> texts.put(name, captured.fill(((JsonString) value).value())));
        return texts;
    }

    private Answer vault(JsonObject call) {
        VaultPath path = path(captured.fill(call.string("path").orElseThrow()));
        String method = call.string("method").orElseThrow();
        Target.Vault vault = target.vault().orElseThrow();
        VaultReply reply = vault.transport()
                .send(
                        new VaultCall(
                                VaultCall.Method.valueOf(method),
                                path,
                                call.get("body").map(body -> (JsonObject) captured.fill(body)),
                                Map.of()),
                        vault.root());
        return Answer.of(reply.status(), reply.body());
    }

    private static VaultPath path(String text) {
        int id = text.indexOf("/id/");
        return id < 0
                ? VaultPath.of(text)
                : VaultPath.of(text.substring(0, id + 3), IdRef.known(text.substring(id + 4)));
    }
}
