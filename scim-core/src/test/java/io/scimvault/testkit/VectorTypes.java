package io.scimvault.testkit;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.schema.SchemaReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The resource types that vectors speak of. */
public final class VectorTypes {
    private static final JsonObject FILE = read();

    /** A type with attributes of every type and mutability, one value and several, and an extension. */
    public static final ResourceType DEVICE = new ResourceType(
            "Device",
            "/Devices",
            "A device",
            schema("schema"),
            List.of(new ResourceType.Extension(schema("extension"), false)),
            CoreSchemas.COMMON);

    private VectorTypes() {}

    /** User, Group or Device. */
    public static ResourceType named(String name) {
        return switch (name) {
            case "User" -> CoreSchemas.USER;
            case "Group" -> CoreSchemas.GROUP;
            case "Device" -> DEVICE;
            default -> throw new IllegalArgumentException("no such type: " + name);
        };
    }

    private static Schema schema(String member) {
        return SchemaReader.read(FILE.object(member).orElseThrow());
    }

    private static JsonObject read() {
        try (InputStream in = VectorTypes.class.getResourceAsStream("device.json")) {
            return (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
