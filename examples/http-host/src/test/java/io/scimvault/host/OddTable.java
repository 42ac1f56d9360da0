package io.scimvault.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects odd requests; what they need to get as far as their fault is added here. */
abstract class OddTable {
    static final String PATCH = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]";

    final String authorized;
    final String json;
    private final List<OddRequest> requests = new ArrayList<>();

    OddTable(String token) {
        authorized = "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n";
        json = authorized + "Content-Type: application/scim+json\r\n";
    }

    final List<OddRequest> requests() {
        return List.copyOf(requests);
    }

    final void add(String name, int status, String bytes) {
        requests.add(new OddRequest(name, status, bytes));
    }

    final void get(String name, int status, String target) {
        add(name, status, "GET /scim/v2" + target + " HTTP/1.1\r\n" + authorized + "\r\n");
    }

    final void send(String name, int status, String method, String target, String body) {
        String octets = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        add(
                name,
                status,
                method + " /scim/v2" + target + " HTTP/1.1\r\n" + json + "Content-Length: " + octets.length()
                        + "\r\n\r\n" + octets);
    }

    final void post(String name, int status, String body) {
        send(name, status, "POST", "/Users", body);
    }
}
