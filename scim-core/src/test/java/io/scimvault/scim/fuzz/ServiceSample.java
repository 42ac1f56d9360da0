package io.scimvault.scim.fuzz;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.protocol.RawRequest;
import io.scimvault.scim.protocol.RawResponse;
import io.scimvault.scim.quirks.ClientQuirks;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Member;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.service.InMemoryStore;
import io.scimvault.scim.service.ResourceKey;
import io.scimvault.scim.service.ScimService;
import io.scimvault.scim.service.ServiceConfig;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A service with a user and a group, new for every request; each answer is held against what any answer must be. */
record ServiceSample(ClientQuirks quirks) {
    static final List<ServiceSample> ALL =
            List.of(new ServiceSample(ClientQuirks.lenient()), new ServiceSample(ClientQuirks.strict()));

    private static final JsonText JSON = JsonText.within(JsonLimits.ANSWER);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    RawResponse answer(RawRequest request) {
        AtomicInteger failures = new AtomicInteger();
        AtomicInteger ids = new AtomicInteger();
        InMemoryStore store = new InMemoryStore(CLOCK, () -> "id-" + ids.incrementAndGet());
        store.create(
                CoreSchemas.USER, User.of("alice").email("a@x.test").build().resource());
        store.create(
                CoreSchemas.GROUP,
                Group.of("g").member(Member.user("id-1")).build().resource());
        ServiceConfig config = ServiceConfig.usual()
                .quirks(quirks)
                .me(caller -> Optional.of(new ResourceKey(CoreSchemas.USER, "id-1")));
        RawResponse answer = ScimService.over(store, config)
                .reporting((id, failure) -> failures.incrementAndGet())
                .handle(request);
        check(request, answer, failures.get());
        return answer;
    }

    private static void check(RawRequest request, RawResponse answer, int failures) {
        int status = answer.status();
        Law.holds(status < 500 || status == 501, "%s is answered %d", request, status);
        Law.holds(failures == 0, "%s failed: %s", request, answer.text());
        Law.holds(answer.header("X-Request-Id").isPresent(), "every answer has an id");
        if (answer.body().length == 0) {
            Law.holds(
                    status == 204 || status == 304 || request.method().equals("HEAD"),
                    "%s is answered %d without a body",
                    request,
                    status);
            return;
        }
        JsonValue body = JSON.parse(answer.body());
        boolean named =
                body instanceof JsonObject object && !object.array("schemas").isEmpty();
        Law.holds(named, "%s: a body says what it is: %s", request, body);
        boolean error = body.toString().contains("urn:ietf:params:scim:api:messages:2.0:Error");
        Law.holds(status < 400 || error, "%s: %d without a SCIM error", request, status);
        Law.holds(
                status < 400 || ((JsonObject) body).string("status").equals(Optional.of(Integer.toString(status))),
                "%s: another status within: %s",
                request,
                body);
    }
}
