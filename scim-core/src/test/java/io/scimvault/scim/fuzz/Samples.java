package io.scimvault.scim.fuzz;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.testkit.VectorFile;
import io.scimvault.testkit.VectorTypes;
import java.util.List;

/** The resources that the targets work on: one full resource of each type. */
record Samples(ResourceType type, Resource resource) {
    static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    static final List<Samples> ALL = List.of(user(), group(), device());

    private static Samples user() {
        return new Samples(CoreSchemas.USER, resource("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "urn:example:badge:1.0:Badge"],
                 "id": "id-1", "externalId": "7", "userName": "bjensen@x.test", "active": true, "title": "Vice President",
                 "name": {"formatted": "Barbara Jensen", "familyName": "Jensen", "givenName": "Barbara"},
                 "profileUrl": "https://x.test/bjensen", "userType": "Employee", "timezone": "Europe/Berlin",
                 "emails": [{"value": "work@x.test", "type": "work", "primary": true},
                  {"value": "home@x.test", "type": "home", "display": "Home"}],
                 "phoneNumbers": [{"value": "555-1", "type": "work"}, {"value": "555-2", "type": "mobile"}],
                 "addresses": [{"type": "work", "locality": "Berlin", "country": "DE", "primary": true}],
                 "roles": [{"value": "admin", "display": "Administrator"}], "entitlements": [{"value": "e1"}],
                 "x509Certificates": [{"value": "QUJD"}],
                 "groups": [{"value": "g1", "display": "Staff", "type": "direct"}],
                 "meta": {"resourceType": "User", "created": "2024-03-31T01:30:00Z", "lastModified": "2024-04-01T00:00:00Z"},
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "701984",
                  "department": "Tours", "manager": {"value": "m1", "displayName": "John Smith"}},
                 "urn:example:badge:1.0:Badge": {"color": "red", "doors": ["a", "b"]}}
                """));
    }

    private static Samples group() {
        return new Samples(CoreSchemas.GROUP, resource("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "id": "id-2", "displayName": "Staff",
                 "members": [{"value": "u1", "type": "User", "display": "Ann"}, {"value": "u2", "type": "User"},
                  {"value": "u3", "type": "User"}, {"value": "u4"}, {"value": "u5"}]}
                """));
    }

    private static Samples device() {
        return new Samples(
                VectorTypes.DEVICE,
                VectorFile.all("patch").stream()
                        .filter(vector -> vector.string("type").orElse("").equals("Device"))
                        .map(vector -> new Resource(vector.object("resource").orElseThrow()))
                        .filter(resource -> resource.schemas().size() > 1)
                        .findFirst()
                        .orElseThrow());
    }

    private static Resource resource(String text) {
        return new Resource((JsonObject) JSON.parse(text));
    }
}
