/** SCIM 2.0 (RFC 7643, RFC 7644) without a framework: resources, schemas, filters, PATCH and the protocol, over a store port. */
module io.scimvault.scim {
    requires static org.jspecify;
    requires static tools.jackson.databind;
    requires tools.jackson.core;

    exports io.scimvault.scim.error;
    exports io.scimvault.scim.filter;
    exports io.scimvault.scim.jackson;
    exports io.scimvault.scim.json;
    exports io.scimvault.scim.patch;
    exports io.scimvault.scim.protocol;
    exports io.scimvault.scim.quirks;
    exports io.scimvault.scim.resource;
    exports io.scimvault.scim.schema;
    exports io.scimvault.scim.service;
    exports io.scimvault.scim.validation;
}
