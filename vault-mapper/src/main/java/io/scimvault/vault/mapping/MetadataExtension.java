package io.scimvault.vault.mapping;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import io.scimvault.scim.schema.SchemaReader;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.IdentityLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The extension by which a client reads and writes plain metadata pairs of its users, named as Vault Enterprise has it:
 * {@code {"items":[{"key":"team","value":"core"}]}}. Only {@link ScimClient#metadataKeys} are shown and taken.
 */
public final class MetadataExtension {
    /** The extension's URN. */
    public static final String URN = "urn:ietf:params:scim:schemas:extension:vault:2.0:Metadata";

    /** The extension's schema (RFC 7643 §7). */
    public static final Schema SCHEMA = schema();

    private static final String ITEMS = "items";

    private MetadataExtension() {}

    /** The type of a client's users: with the extension where the client may use it. */
    public static ResourceType published(ResourceType users, ScimClient client) {
        if (client.metadataKeys().isEmpty()) {
            return users;
        }
        List<ResourceType.Extension> extensions = new ArrayList<>(users.extensions());
        extensions.add(new ResourceType.Extension(SCHEMA, false));
        return new ResourceType(
                users.name(), users.endpoint(), users.description(), users.schema(), extensions, users.common());
    }

    /**
     * The pairs that a user's extension asks for, by their keys.
     *
     * @param present all pairs that are there: one that stands already may be said again, whatever it is
     * @throws ScimException 400 {@code invalidValue} for a key that is not the client's to write, one twice, or one without a value that fits
     */
    static Map<String, String> wanted(Resource user, ScimClient client, Map<String, String> present) {
        Map<String, String> pairs = new TreeMap<>();
        JsonArray items = user.tree().object(URN).orElse(JsonObject.EMPTY).array(ITEMS);
        items.only(JsonObject.class).forEach(item -> {
            String key = item.string("key").orElse("");
            if (!client.metadataKeys().contains(key)) {
                throw refused("holds a key that this client may not write");
            }
            String value = item.string("value").orElseThrow(() -> refused("holds a key without a value"));
            if (value.getBytes(StandardCharsets.UTF_8).length > IdentityLimits.VALUE_BYTES) {
                throw refused("holds a value of more than " + IdentityLimits.VALUE_BYTES + " bytes");
            }
            if (!EntityName.isOneSegment(value) && !value.equals(present.get(key))) {
                throw refused("holds a value that would widen a policy: *, +, /, .. or what is not printable");
            }
            if (pairs.putIfAbsent(key, value) != null) {
                throw refused("holds a key twice");
            }
        });
        return pairs;
    }

    /** The extension as it shows these pairs: the client's keys alone, in the order of the keys; empty where there is none. */
    static Optional<JsonObject> shown(Map<String, String> metadata, ScimClient client) {
        List<JsonObject> items = new TreeMap<>(metadata)
                .entrySet().stream()
                        .filter(pair -> client.metadataKeys().contains(pair.getKey()))
                        .filter(pair -> !pair.getValue().isEmpty()) // SCIM has no value that is empty
                        .map(pair -> JsonObject.builder()
                                .put("key", pair.getKey())
                                .put("value", pair.getValue())
                                .build())
                        .toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(JsonObject.of(ITEMS, JsonArray.of(items)));
    }

    private static ScimException refused(String fault) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_VALUE, URN + ":" + ITEMS + " " + fault + "."));
    }

    private static Schema schema() {
        try (InputStream in = MetadataExtension.class.getResourceAsStream("metadata-extension.json")) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: metadata-extension.json");
            }
            return SchemaReader.read(
                    (JsonObject) JsonText.within(JsonLimits.REQUEST).parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
