package io.scimvault.scim.service;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.protocol.BulkOperation;
import io.scimvault.scim.protocol.BulkRequest;
import io.scimvault.scim.protocol.BulkResponse;
import io.scimvault.scim.protocol.BulkResult;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service on a store in memory, for tests of bulk requests, and what it reported. */
record BulkWorld(ScimService service, List<Throwable> failures) {
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);

    static BulkWorld of(ServiceConfig config) {
        TickingClock clock = new TickingClock();
        return of(new InMemoryStore(clock, clock.ids()), config);
    }

    static BulkWorld of(ResourceStore store, ServiceConfig config) {
        List<Throwable> failures = new ArrayList<>();
        return new BulkWorld(
                ScimService.over(store, config).reporting((id, failure) -> failures.add(failure)), failures);
    }

    static BulkWorld usual() {
        return of(ServiceConfig.usual());
    }

    static JsonObject json(String text) {
        return (JsonObject) JSON.parse(text);
    }

    static JsonObject user(String name) {
        return JsonObject.of("userName", new JsonString(name));
    }

    /** A user whose manager is that one. */
    static JsonObject user(String name, String manager) {
        JsonObject reference = JsonObject.of("value", new JsonString(manager));
        return user(name).with(ENTERPRISE, JsonObject.of("manager", reference));
    }

    static JsonObject group(String name, List<String> members) {
        List<JsonObject> elements = members.stream()
                .map(member -> JsonObject.of("value", new JsonString(member)))
                .toList();
        return JsonObject.of("displayName", new JsonString(name)).with("members", JsonArray.of(elements));
    }

    RawResponse send(String method, String path, Optional<JsonValue> body) {
        byte[] bytes = body.map(JsonText::printBytes).orElse(new byte[0]);
        return service.handle(RawRequest.of(method, path, null, Map.of(), new ByteArrayInputStream(bytes)));
    }

    RawResponse send(BulkRequest request) {
        return send("POST", "/Bulk", Optional.of(request.toJson()));
    }

    List<BulkResult> bulk(BulkOperation... operations) {
        return bulk(new BulkRequest(Optional.empty(), List.of(operations)));
    }

    List<BulkResult> bulk(BulkRequest request) {
        return BulkResponse.read(JSON.parse(send(request).body())).operations();
    }

    /** Creates a resource, and tells its id. */
    String create(String endpoint, JsonObject body) {
        return json(send("POST", endpoint, Optional.of(body)).text())
                .string("id")
                .orElseThrow();
    }

    JsonObject get(String path) {
        return json(send("GET", path, Optional.empty()).text());
    }

    int total(String endpoint) {
        return ((JsonNumber) get(endpoint).get("totalResults").orElseThrow())
                .decimal()
                .intValueExact();
    }

    static String detail(BulkResult result) {
        return result.response()
                .map(JsonObject.class::cast)
                .flatMap(error -> error.string("detail"))
                .orElseThrow();
    }
}
