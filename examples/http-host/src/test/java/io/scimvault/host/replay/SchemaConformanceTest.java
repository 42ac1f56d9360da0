package io.scimvault.host.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge by published schemas is judged itself, on a server that never was: it must see each kind of fault, and no other. */
final class SchemaConformanceTest {
    private static final JsonValue SCHEMAS = parse("""
            {"Resources": [
              {"id": "urn:x:Door", "attributes": [
                {"name": "label", "required": true},
                {"name": "open", "type": "boolean"},
                {"name": "panes", "type": "integer"},
                {"name": "width", "type": "decimal"},
                {"name": "built", "type": "dateTime"},
                {"name": "photo", "type": "binary"},
                {"name": "plan", "type": "reference"},
                {"name": "code", "returned": "never"},
                {"name": "serial", "required": true, "returned": "always"},
                {"name": "colours", "multiValued": true},
                {"name": "lock", "type": "complex", "subAttributes": [{"name": "maker", "required": true}, {"name": "pin",
                  "returned": "never"}]},
                {"name": "keys", "type": "complex", "multiValued": true, "required": true, "subAttributes": [
                  {"name": "value"}, {"name": "primary", "type": "boolean"}]}]},
              {"id": "urn:x:Fire", "attributes": [{"name": "minutes", "type": "integer"}]},
              {"id": "urn:x:Museum", "attributes": [{"name": "century", "type": "integer"}]}]}
            """);

    private static final JsonValue TYPES = parse("""
            {"Resources": [{"name": "Door", "endpoint": "/Doors", "schema": "urn:x:Door",
              "schemaExtensions": [{"schema": "urn:x:Fire", "required": true}]}]}
            """);

    private static final JsonObject DOOR = parse("""
            {"schemas": ["urn:x:Door", "urn:x:Fire"], "id": "d1", "externalId": "e1", "label": "Front", "open": true, "panes": 2,
             "width": 0.9, "built": "2020-02-29T10:00:00.123+01:00", "photo": "Zm9v", "plan": "../Plans/1", "serial": "s",
             "colours": ["red", "blue"], "lock": {"maker": "m"}, "keys": [{"value": "k", "primary": true}, {"value": "l"}],
             "urn:x:Fire": {"minutes": 30},
             "meta": {"resourceType": "Door", "created": "2020-01-01T00:00:00Z", "lastModified": "2020-01-01T00:00:00Z",
               "version": "W/\\"1\\"", "location": "http://h/scim/Doors/d1"}}
            """);

    private static final JsonObject SCHEMA = parse("""
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": "urn:x:Door", "name": "Door", "description": "A door",
             "attributes": [
               {"name": "label", "type": "string", "multiValued": false, "description": "d", "required": true, "caseExact": false,
                "mutability": "readWrite", "returned": "default", "uniqueness": "none", "canonicalValues": ["a"]}],
             "meta": {"resourceType": "Schema", "location": "http://h/scim/Schemas/urn:x:Door"}}
            """);

    private static final JsonObject TYPE = parse("""
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": "Door", "name": "Door", "endpoint": "/Doors",
             "schema": "urn:x:Door", "schemaExtensions": [{"schema": "urn:x:Fire", "required": true}],
             "meta": {"resourceType": "ResourceType", "location": "http://h/scim/ResourceTypes/Door"}}
            """);

    private static final JsonObject CONFIG = parse("""
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"], "patch": {"supported": true},
             "bulk": {"supported": false, "maxOperations": 0, "maxPayloadSize": 0}, "filter": {"supported": true, "maxResults": 9},
             "changePassword": {"supported": false}, "sort": {"supported": true}, "etag": {"supported": true},
             "authenticationSchemes": [{"type": "oauthbearertoken", "name": "n", "description": "d"}],
             "meta": {"resourceType": "ServiceProviderConfig", "location": "http://h/scim/ServiceProviderConfig"}}
            """);

    private static final JsonObject LIST = parse("""
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 7, "startIndex": 1, "itemsPerPage": 1,
             "Resources": [{"$from": "door"}]}
            """);

    private final Captured known = new Captured();

    SchemaConformanceTest() {
        known.set("door", DOOR);
        known.set("schema", SCHEMA);
        known.set("type", TYPE);
        known.set("config", CONFIG);
        known.set("list", known.fill(LIST));
        known.set("attribute", SCHEMA.array("attributes").get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"$from":"door"}
            {"$from":"door","$without":["externalId","open","lock","photo"]}
            {"$from":"door","$set":{"keys":[{"value":"k","primary":false},{}],"panes":-2,"width":3,"photo":"-_8="}}
            {"$from":"door","$set":{"plan":"https://x.test/a?b","colours":[]}}
            {"$from":"schema"}
            {"$from":"type"}
            {"$from":"type","$without":["schemaExtensions"]}
            {"$from":"config"}
            {"$from":"list"}
            {"$from":"list","$set":{"itemsPerPage":0,"Resources":[]}}
            """)
    void hasNothingAgainstWhatConforms(String answer) {
        assertThat(judge().faults(answer(answer), true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"$set":{"label":1}}                          | /label is 1; expected string
            {"$set":{"label":null}}                       | /label is null; expected string
            {"$set":{"label":["a"]}}                      | /label is ["a"]; expected string
            {"$set":{"open":"true"}}                      | /open is "true"; expected boolean
            {"$set":{"panes":"2"}}                        | /panes is "2"; expected integer
            {"$set":{"panes":2.0}}                        | /panes is 2.0; expected integer
            {"$set":{"width":"wide"}}                     | /width is "wide"; expected decimal
            {"$set":{"built":"2020-02-30T10:00:00Z"}}     | /built is "2020-02-30T10:00:00Z"; expected dateTime
            {"$set":{"built":"2020-02-20T10:00:00"}}      | /built is "2020-02-20T10:00:00"; expected dateTime
            {"$set":{"built":"2020-02-20T10:00Z"}}        | /built is "2020-02-20T10:00Z"; expected dateTime
            {"$set":{"built":1582192800}}                 | /built is 1582192800; expected dateTime
            {"$set":{"photo":"f%o"}}                      | /photo is "f%o"; expected binary
            {"$set":{"plan":"no uri"}}                    | /plan is "no uri"; expected reference
            {"$set":{"plan":""}}                          | /plan is ""; expected reference
            {"$set":{"code":"1234"}}                      | /code is never returned
            {"$set":{"code":null}}                        | /code is never returned
            {"$set":{"colours":"red"}}                    | /colours is a string; expected an array
            {"$set":{"colours":["red",1]}}                | /colours/1 is 1; expected string
            {"$set":{"colour":"red"}}                     | /colour is in no schema of the resource
            {"$set":{"Open":true}}                        | /Open is in no schema of the resource
            {"$set":{"lock":"m"}}                         | /lock is "m"; expected complex
            {"$set":{"lock":[{"maker":"m"}]}}             | /lock is [{"maker":"m"}]; expected complex
            {"$set":{"lock":{"maker":1}}}                 | /lock/maker is 1; expected string
            {"$set":{"lock":{"maker":"m","x":1}}}         | /lock/x is in no schema of the resource
            {"$set":{"lock":{"maker":"m","pin":"1"}}}     | /lock/pin is never returned
            {"$set":{"lock":{}}}                          | /lock/maker is required and missing
            {"$set":{"keys":{"value":"k"}}}               | /keys is an object; expected an array
            {"$set":{"keys":["k"]}}                       | /keys/0 is "k"; expected complex
            {"$set":{"keys":[]}}                          | /keys is required and empty
            {"$set":{"keys":[{"primary":"true"}]}}        | /keys/0/primary is "true"; expected boolean
            {"$set":{"keys":[{"primary":true},{"primary":true}]}} | /keys has 2 primary elements
            {"$without":["label"]}                        | /label is required and missing
            {"$without":["keys"]}                         | /keys is required and missing
            {"$without":["id"]}                           | /id is required and missing
            {"$without":["meta"]}                         | /meta is required and missing
            {"$set":{"externalId":7}}                     | /externalId is 7; expected string
            {"$set":{"meta":{"location":"/Doors/d1"}}}    | /meta/resourceType is required and missing
            {"$set":{"meta":{"resourceType":"Door"}}}     | /meta/location is required and missing
            {"$set":{"meta":{"resourceType":"Gate","location":"/Doors/d1"}}} | /meta/resourceType is "Gate"; expected Door
            {"$set":{"meta":{"resourceType":"Door","location":"/Doors/d2"}}} | /meta/location is "/Doors/d2"; expected …/Doors/d1
            {"$set":{"meta":{"resourceType":"Door","location":"/Doors/d1","created":"now"}}} | /meta/created is "now"; expected dateTime
            {"$set":{"meta":{"resourceType":"Door","location":"/Doors/d1","etag":"1"}}} | /meta/etag is in no schema of the resource
            {"$set":{"urn:x:Fire":{"minutes":"30"}}}      | /urn:x:Fire/minutes is "30"; expected integer
            {"$set":{"urn:x:Fire":{"hours":1}}}           | /urn:x:Fire/hours is in no schema of the resource
            {"$set":{"urn:x:Fire":[]}}                    | /urn:x:Fire is []; expected complex
            {"$set":{"urn:x:Museum":{"century":19}}}      | /urn:x:Museum is in no schema of the resource
            {"$set":{"schemas":["urn:x:Door","urn:x:Fire","urn:x:Museum"]}} | /schemas names urn:x:Museum, which is no extension of Door
            {"$set":{"schemas":["urn:x:Fire"]}}           | /schemas is ["urn:x:Fire"]; expected one resource's schemas
            {"$set":{"schemas":["urn:x:Door","urn:x:Fire","urn:x:Fire"]}} | /schemas is ["urn:x:Door","urn:x:Fire","urn:x:Fire"]; expected one resource's schemas
            {"$set":{"schemas":"urn:x:Door"}}             | /schemas is "urn:x:Door"; expected one resource's schemas
            {"$set":{"schemas":["urn:x:Door","urn:x:Fire",1]}} | /schemas/2 is 1; expected string
            {"$set":{"schemas":["urn:x:Door"]},"$without":["urn:x:Fire"]} | /schemas lacks the required extension urn:x:Fire
            """)
    void seesWhatIsWrongWithAResource(String change, String fault) {
        assertThat(judge().faults(changed("door", change), true)).containsExactly(fault);
    }

    @Test
    void missesOnlyWhatIsAlwaysReturnedWhereNotAllWasAskedFor() {
        assertThat(judge().faults(answer("{\"schemas\":[\"urn:x:Door\",\"urn:x:Fire\"],\"open\":1}"), false))
                .containsExactly(
                        "/open is 1; expected boolean",
                        "/id is required and missing",
                        "/serial is required and missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"$set":{"totalResults":"7"}}                 | /totalResults is "7"; expected integer
            {"$without":["startIndex"]}                   | /startIndex is null; expected integer
            {"$set":{"itemsPerPage":7}}                   | /itemsPerPage is not the number of the resources, 1
            {"$set":{"itemsPerPage":0},"$without":["Resources"]} | /Resources is not an array
            {"$set":{"next":"x"}}                         | /next does not belong to a list
            {"$set":{"Resources":["d1"]}}                 | /Resources/0 is a string; expected an object
            {"$set":{"Resources":[{"$from":"door","$set":{"open":1}}]}} | /Resources/0/open is 1; expected boolean
            {"$set":{"itemsPerPage":2,"Resources":[{"$from":"door"},{"$from":"door"}]}} | /Resources/1 is listed twice
            """)
    void seesWhatIsWrongWithAList(String change, String fault) {
        assertThat(judge().faults(changed("list", change), true)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"$set":{"type":"text"}}            | /attributes/0/type is "text"; expected one of [string, boolean, decimal, integer, dateTime, binary, reference, complex]
            {"$set":{"mutability":"write"}}     | /attributes/0/mutability is "write"; expected one of [readOnly, readWrite, immutable, writeOnly]
            {"$set":{"returned":"no"}}          | /attributes/0/returned is "no"; expected one of [always, never, default, request]
            {"$set":{"uniqueness":"yes"}}       | /attributes/0/uniqueness is "yes"; expected one of [none, server, global]
            {"$set":{"multiValued":"false"}}    | /attributes/0/multiValued is "false"; expected boolean
            {"$set":{"canonicalValues":"a"}}    | /attributes/0/canonicalValues is a string; expected an array
            {"$set":{"referenceTypes":["uri"]}} | /attributes/label is string and has reference types
            {"$set":{"type":"reference"}}       | /attributes/label is reference and has no reference types
            {"$set":{"type":"reference","referenceTypes":["Gate"]}} | /attributes/label refers to Gate, which is no resource type
            {"$set":{"type":"complex"}}         | /attributes/label is complex and has no sub-attributes
            {"$set":{"subAttributes":[{"$from":"attribute"}]}} | /attributes/label is string and has sub-attributes
            {"$set":{"type":"complex","subAttributes":[{"$from":"attribute"},{"$from":"attribute","$set":{"name":"LABEL"}}]}} | /attributes/label has two attributes LABEL
            {"$set":{"name":"1st"}}             | /attributes has an attribute with the name '1st'
            {"$without":["returned"]}           | /attributes/0/returned is required and missing
            {"$set":{"hidden":true}}            | /attributes/0/hidden is in no schema of the resource
            """)
    void seesWhatIsWrongWithAnAttributeOfASchema(String change, String fault) {
        JsonValue attribute = changed("attribute", change);
        JsonValue schema = SCHEMA.with("attributes", JsonArray.of(attribute));

        assertThat(judge().faults(schema, true)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            schema | {"$set":{"attributes":[]}}         | /attributes is required and empty
            schema | {"$set":{"id":"Door","meta":{"resourceType":"Schema","location":"/Schemas/Door"}}} | /id is no URN
            type   | {"$set":{"endpoint":"Doors"}}      | /endpoint does not begin with a slash
            type   | {"$set":{"schema":"urn:x:Gate"}}   | /schema names the schema urn:x:Gate, which is not published
            type   | {"$set":{"schemaExtensions":[{"schema":"urn:x:No","required":true}]}} | /schemaExtensions names the schema urn:x:No, which is not published
            type   | {"$set":{"schemaExtensions":[{"schema":"urn:x:Door","required":true}]}} | /schemaExtensions names the schema urn:x:Door twice
            type   | {"$set":{"schemaExtensions":[{"schema":"urn:x:Fire"}]}} | /schemaExtensions/0/required is required and missing
            config | {"$set":{"patch":{"supported":"true"}}} | /patch/supported is "true"; expected boolean
            config | {"$set":{"filter":{"supported":true}}}  | /filter/maxResults is required and missing
            config | {"$without":["etag"]}              | /etag is required and missing
            config | {"$set":{"authenticationSchemes":[{"type":"bearer","name":"n","description":"d"}]}} | /authenticationSchemes/0/type is "bearer"; expected one of [oauth, oauth2, oauthbearertoken, httpbasic, httpdigest]
            """)
    void seesWhatIsWrongWithADiscoveryDocument(String document, String change, String fault) {
        assertThat(judge().faults(changed(document, change), true)).containsExactly(fault);
    }

    @Test
    void seesAnAnswerThatIsNoObject() {
        assertThat(judge().faults(JsonArray.EMPTY, true)).containsExactly("the answer is an array; expected an object");
    }

    private static SchemaConformance judge() {
        return SchemaConformance.of(SCHEMAS, TYPES);
    }

    private JsonValue changed(String from, String change) {
        return known.fill(parse(change).with("$from", new JsonString(from)));
    }

    private JsonValue answer(String template) {
        return known.fill(parse(template));
    }

    private static JsonObject parse(String text) {
        return (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(text);
    }
}
