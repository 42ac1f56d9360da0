package io.scimvault.scim.schema;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schemas and resource types of RFC 7643 §4, read from this module's JSON resources. */
public final class CoreSchemas {
    /** URN of the User schema. */
    public static final String USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";

    /** URN of the Group schema. */
    public static final String GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";

    /** URN of the enterprise extension of User. */
    public static final String ENTERPRISE_USER_URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** {@code schemas}, {@code id}, {@code externalId} and {@code meta} (RFC 7643 §3.1). */
    public static final Attribute.Table COMMON = load("common").attributes();

    public static final Schema USER_SCHEMA = load("user");
    public static final Schema GROUP_SCHEMA = load("group");
    public static final Schema ENTERPRISE_USER_SCHEMA = load("enterprise-user");

    /** What a service says about itself (RFC 7643 §5, with the {@code pagination} of RFC 9865 §4). */
    public static final Schema SERVICE_PROVIDER_CONFIG_SCHEMA = load("service-provider-config");

    /** What a service says about a kind of resource (RFC 7643 §6). */
    public static final Schema RESOURCE_TYPE_SCHEMA = load("resource-type");

    /** What a service says about a schema (RFC 7643 §7). */
    public static final Schema SCHEMA_SCHEMA = load("schema");

    /** What is answered that is no resource: a refusal, a page of a list, the results of a bulk request (RFC 7644 §3.12, §3.4.2, §3.7). */
    public static final List<Schema> MESSAGES = List.of(load("error"), load("list-response"), load("bulk-response"));

    /** User, with the enterprise extension. */
    public static final ResourceType USER = new ResourceType(
            "User",
            "/Users",
            "User Account",
            USER_SCHEMA,
            List.of(new ResourceType.Extension(ENTERPRISE_USER_SCHEMA, false)),
            COMMON);

    /** Group. */
    public static final ResourceType GROUP =
            new ResourceType("Group", "/Groups", "Group", GROUP_SCHEMA, List.of(), COMMON);

    private CoreSchemas() {}

    private static Schema load(String name) {
        String file = "/io/scimvault/scim/schemas/" + name + ".json";
        try (InputStream in = CoreSchemas.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + file);
            }
            return SchemaReader.read(
                    (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
