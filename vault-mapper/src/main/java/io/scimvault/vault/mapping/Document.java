package io.scimvault.vault.mapping;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Meta;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Returned;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.vault.identity.IdentityLimits;
import io.scimvault.vault.identity.Marks;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What users and groups have in common: the attributes that have no place of their own in Vault, as one document in metadata. */
final class Document {
    private static final Set<String> NEVER_STORED = Set.of("schemas", "id", "meta");

    private Document() {}

    /** The metadata of a resource that has no plain pairs of its own: those that others set stay. */
    static Map<String, String> metadata(
            ResourceType type,
            String client,
            Resource resource,
            Set<String> elsewhere,
            ResourceTimes times,
            Map<String, String> present) {
        return metadata(type, client, resource, elsewhere, times, present, Marks.others(present));
    }

    /**
     * The metadata of a resource: our marks and times, its externalId, and the document of all attributes but those {@code elsewhere}, beside
     * the {@code plain} pairs.
     */
    static Map<String, String> metadata(
            ResourceType type,
            String client,
            Resource resource,
            Set<String> elsewhere,
            ResourceTimes times,
            Map<String, String> present,
            Map<String, String> plain) {
        requireUnicode(resource.tree(), StandardCharsets.UTF_8.newEncoder());
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put(Marks.CLIENT, client);
        ours.put(Marks.FORMAT, Marks.FORMAT_1);
        times.putInto(ours);
        Optional<String> externalId = resource.externalId().filter(Document::fitsInOnePair);
        externalId.ifPresent(id -> ours.put(AliasMark.EXTERNAL_ID, id));
        JsonObject.Builder document = JsonObject.builder();
        resource.tree().members().forEach((name, value) -> {
            boolean stored = !NEVER_STORED.contains(name)
                    && !elsewhere.contains(name)
                    && !(name.equals("externalId") && externalId.isPresent())
                    && type.attribute(name)
                            .map(Attribute::returned)
                            .filter(Returned.NEVER::equals)
                            .isEmpty();
            if (stored) {
                document.put(name, value);
            }
        });
        int room = IdentityLimits.METADATA_PAIRS - ours.size() - plain.size();
        ours.putAll(pairs(document.build(), room, present));
        Map<String, String> all = new LinkedHashMap<>(plain);
        all.putAll(ours);
        return all;
    }

    /** The pairs of a document: as they are where they hold the same already, in whatever order. */
    private static Map<String, String> pairs(JsonObject document, int room, Map<String, String> present) {
        boolean same = !document.isEmpty()
                && MetadataCodec.decode(present).filter(document::equals).isPresent();
        return same ? MetadataCodec.pairs(present) : MetadataCodec.encode(document, room);
    }

    /** Half a surrogate pair: no request can hold one, but what code builds can. Vault would store another text. */
    private static void requireUnicode(JsonValue value, CharsetEncoder encoder) {
        if (value instanceof JsonString string && !encoder.canEncode(string.value())) {
            throw new ScimException(ScimError.badRequest(
                    ScimType.INVALID_VALUE, "A string holds half of a surrogate pair; it is not valid Unicode."));
        }
        if (value instanceof JsonArray array) {
            array.forEach(element -> requireUnicode(element, encoder));
        }
        if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> {
                requireUnicode(new JsonString(name), encoder);
                requireUnicode(member, encoder);
            });
        }
    }

    /** The stored attributes, {@code externalId} among them; of a damaged document only that. */
    static JsonObject attributes(Map<String, String> metadata) {
        JsonObject document = MetadataCodec.decode(metadata).orElse(JsonObject.EMPTY);
        for (String name : NEVER_STORED) {
            document = document.without(name);
        }
        String externalId = metadata.get(AliasMark.EXTERNAL_ID);
        if (externalId == null) {
            return document;
        }
        JsonObject.Builder all = JsonObject.builder().put("externalId", externalId);
        document.members().forEach(all::put);
        return all.build();
    }

    /** A whole resource of its attributes: {@code schemas} and {@code id} first, {@code meta} last. */
    static Resource resource(ResourceType type, String id, Map<String, JsonValue> attributes, ResourceTimes times) {
        JsonObject.Builder tree = JsonObject.builder();
        List<String> schemas = new ArrayList<>();
        schemas.add(type.schema().id());
        attributes.keySet().stream().filter(name -> name.startsWith("urn:")).forEach(schemas::add);
        tree.put("schemas", JsonArray.ofStrings(schemas));
        tree.put("id", id);
        attributes.forEach((name, value) -> {
            if (!value.isUnassigned()) {
                tree.put(name, value);
            }
        });
        Resource bare = new Resource(tree.build());
        Meta meta = Meta.of(type.name(), times.created(), times.lastModified(), version(bare));
        return bare.with("meta", meta.tree());
    }

    /** A resource of whatever attributes the host's function left: what is ours to say is said anew. */
    static Resource again(ResourceType type, String id, Resource resource, ResourceTimes times) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>(resource.tree().members());
        attributes.keySet().removeAll(NEVER_STORED);
        return resource(type, id, attributes, times);
    }

    /** The weak entity tag of a resource: a digest of all it holds but {@code meta} and what is derived from other resources. */
    static String version(Resource resource) {
        Resource content = resource.without("meta").without("groups");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 15)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean fitsInOnePair(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length <= IdentityLimits.VALUE_BYTES;
    }
}
