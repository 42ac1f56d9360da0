package io.scimvault.scim.schema;

/**
 * A schema (RFC 7643 §7).
 *
 * @param id the URN
 * @param name for people
 * @param description for people
 * @param attributes its attributes
 */
public record Schema(String id, String name, String description, Attribute.Table attributes) {

    /** Whether a text is this schema's URN, in any letter case. */
    public boolean isCalled(String urn) {
        return AttributeName.same(id, urn);
    }
}
