package io.scimvault.host.replay;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;

/**
 * The schemas that no server has to publish: of the discovery documents themselves (RFC 7643 §5 to §7, RFC 9865 §3 for the pagination)
 * and of what all resources have in common (§3.1).
 */
final class DiscoverySchemas {
    private DiscoverySchemas() {}

    /** Attributes of every resource. */
    static final JsonObject COMMON = parse("""
            {"attributes": [
              {"name": "schemas", "multiValued": true, "required": true, "returned": "always"},
              {"name": "id", "required": true, "returned": "always"},
              {"name": "externalId"},
              {"name": "meta", "type": "complex", "required": true, "subAttributes": [
                {"name": "resourceType", "required": true},
                {"name": "created", "type": "dateTime"},
                {"name": "lastModified", "type": "dateTime"},
                {"name": "location", "type": "reference", "required": true},
                {"name": "version"}]}]}
            """);

    /** The document's schemas, each with its resource type's name and endpoint. */
    static final JsonObject DOCUMENTS = parse("""
            {"Resources": [
              {"id": "urn:ietf:params:scim:schemas:core:2.0:Schema", "name": "Schema", "endpoint": "/Schemas", "attributes": [
                {"name": "name"},
                {"name": "description"},
                {"name": "attributes", "type": "complex", "multiValued": true, "required": true, "subAttributes": [
                  {"name": "name", "required": true},
                  {"name": "type", "required": true,
                    "only": ["string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex"]},
                  {"name": "multiValued", "type": "boolean", "required": true},
                  {"name": "description", "required": true},
                  {"name": "required", "type": "boolean", "required": true},
                  {"name": "canonicalValues", "multiValued": true},
                  {"name": "caseExact", "type": "boolean"},
                  {"name": "mutability", "required": true, "only": ["readOnly", "readWrite", "immutable", "writeOnly"]},
                  {"name": "returned", "required": true, "only": ["always", "never", "default", "request"]},
                  {"name": "uniqueness", "required": true, "only": ["none", "server", "global"]},
                  {"name": "referenceTypes", "multiValued": true},
                  {"name": "subAttributes", "type": "complex", "multiValued": true, "subAttributes": [
                    {"name": "name", "required": true},
                    {"name": "type", "required": true,
                      "only": ["string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex"]},
                    {"name": "multiValued", "type": "boolean", "required": true},
                    {"name": "description", "required": true},
                    {"name": "required", "type": "boolean", "required": true},
                    {"name": "canonicalValues", "multiValued": true},
                    {"name": "caseExact", "type": "boolean"},
                    {"name": "mutability", "required": true, "only": ["readOnly", "readWrite", "immutable", "writeOnly"]},
                    {"name": "returned", "required": true, "only": ["always", "never", "default", "request"]},
                    {"name": "uniqueness", "required": true, "only": ["none", "server", "global"]},
                    {"name": "referenceTypes", "multiValued": true},
                    {"name": "subAttributes", "type": "complex", "multiValued": true, "subAttributes": [
                      {"name": "name", "required": true},
                      {"name": "type", "required": true,
                        "only": ["string", "boolean", "decimal", "integer", "dateTime", "binary", "reference"]},
                      {"name": "multiValued", "type": "boolean", "required": true},
                      {"name": "description", "required": true},
                      {"name": "required", "type": "boolean", "required": true},
                      {"name": "canonicalValues", "multiValued": true},
                      {"name": "caseExact", "type": "boolean"},
                      {"name": "mutability", "required": true, "only": ["readOnly", "readWrite", "immutable", "writeOnly"]},
                      {"name": "returned", "required": true, "only": ["always", "never", "default", "request"]},
                      {"name": "uniqueness", "required": true, "only": ["none", "server", "global"]},
                      {"name": "referenceTypes", "multiValued": true}]}]}]}]},
              {"id": "urn:ietf:params:scim:schemas:core:2.0:ResourceType", "name": "ResourceType", "endpoint": "/ResourceTypes",
               "attributes": [
                {"name": "name", "required": true},
                {"name": "description"},
                {"name": "endpoint", "type": "reference", "required": true},
                {"name": "schema", "type": "reference", "required": true},
                {"name": "schemaExtensions", "type": "complex", "multiValued": true, "subAttributes": [
                  {"name": "schema", "type": "reference", "required": true},
                  {"name": "required", "type": "boolean", "required": true}]}]},
              {"id": "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig", "name": "ServiceProviderConfig",
               "endpoint": "/ServiceProviderConfig", "attributes": [
                {"name": "id"},
                {"name": "documentationUri", "type": "reference"},
                {"name": "patch", "type": "complex", "required": true, "subAttributes": [
                  {"name": "supported", "type": "boolean", "required": true}]},
                {"name": "bulk", "type": "complex", "required": true, "subAttributes": [
                  {"name": "supported", "type": "boolean", "required": true},
                  {"name": "maxOperations", "type": "integer", "required": true},
                  {"name": "maxPayloadSize", "type": "integer", "required": true}]},
                {"name": "filter", "type": "complex", "required": true, "subAttributes": [
                  {"name": "supported", "type": "boolean", "required": true},
                  {"name": "maxResults", "type": "integer", "required": true}]},
                {"name": "changePassword", "type": "complex", "required": true, "subAttributes": [
                  {"name": "supported", "type": "boolean", "required": true}]},
                {"name": "sort", "type": "complex", "required": true, "subAttributes": [
                  {"name": "supported", "type": "boolean", "required": true}]},
                {"name": "etag", "type": "complex", "required": true, "subAttributes": [
                  {"name": "supported", "type": "boolean", "required": true}]},
                {"name": "pagination", "type": "complex", "subAttributes": [
                  {"name": "cursor", "type": "boolean", "required": true},
                  {"name": "index", "type": "boolean", "required": true},
                  {"name": "defaultPaginationMethod", "only": ["cursor", "index"]},
                  {"name": "defaultPageSize", "type": "integer"},
                  {"name": "maxPageSize", "type": "integer"},
                  {"name": "cursorTimeout", "type": "integer"}]},
                {"name": "authenticationSchemes", "type": "complex", "multiValued": true, "required": true, "subAttributes": [
                  {"name": "type", "required": true,
                    "only": ["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"]},
                  {"name": "name", "required": true},
                  {"name": "description", "required": true},
                  {"name": "specUri", "type": "reference"},
                  {"name": "documentationUri", "type": "reference"},
                  {"name": "primary", "type": "boolean"}]}]}]}
            """);

    private static JsonObject parse(String text) {
        return (JsonObject) JsonText.within(JsonLimits.ANSWER).parse(text);
    }
}
