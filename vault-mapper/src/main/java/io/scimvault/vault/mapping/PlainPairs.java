package io.scimvault.vault.mapping;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.vault.client.ScimClient;
import io.scimvault.vault.identity.EntityName;
import io.scimvault.vault.identity.IdentityLimits;
import io.scimvault.vault.identity.Marks;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plain metadata pairs of a user that are ours: those that the host wants readable, and those that the client wrote by the metadata
 * extension. {@code scim_keys} remembers which they are, so that no pair of an admin's is ever taken away.
 */
final class PlainPairs {
    private final ResourceType type;
    private final ScimClient client;
    private final Map<String, AttributePath> readable;

    PlainPairs(ResourceType type, ScimClient client, Map<String, AttributePath> readable) {
        this.type = type;
        this.client = client;
        this.readable = readable;
        if (!Collections.disjoint(client.metadataKeys(), readable.keySet())) {
            throw new IllegalArgumentException("a metadata key of the client's is written by the host's mapping");
        }
        Set<String> keys = new HashSet<>(client.metadataKeys());
        keys.addAll(readable.keySet());
        requireKeys(keys);
    }

    /** Refuses keys that Vault would refuse, that are reserved, or that are too many to be remembered. */
    static void requireKeys(Collection<String> keys) {
        ScimClient.named("any").metadataKeys(keys);
        if (String.join(",", keys).length() > IdentityLimits.VALUE_BYTES) {
            throw new IllegalArgumentException("the names of all plain metadata keys have more than 512 characters");
        }
    }

    /**
     * Puts the wanted pairs, and what remembers them, in place of those that were ours before.
     *
     * @param present all pairs that are there
     * @return the pairs that are there but for ours, with the wanted ones, and {@code scim_keys} where one of them is ours
     */
    Map<String, String> beside(Resource user, Map<String, String> present) {
        Map<String, String> wanted = new LinkedHashMap<>(MetadataExtension.wanted(user, client, present));
        Map<String, String> all = new LinkedHashMap<>(Marks.others(present));
        Set<String> before = Marks.plainKeys(present);
        all.keySet().removeAll(before);
        Set<String> ours = new TreeSet<>();
        wanted.forEach((key, value) -> {
            if (!value.equals(all.get(key))) { // what only says again what an admin set stays the admin's
                ours.add(key);
            }
        });
        Resource stored = new Resource(Document.attributes(present));
        readable.forEach((key, path) -> AttributeSource.value(type, user, path)
                .map(value -> isAsStored(value, path, stored) ? textIfPossible(path, value) : text(path, value))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> {
                    wanted.put(key, text);
                    ours.add(key);
                }));
        all.putAll(wanted);
        if (!ours.isEmpty()) {
            all.put(Marks.KEYS, String.join(",", ours));
        }
        return all;
    }

    /** What is stored already stays, though it could be no pair: another host, or an earlier configuration, let it in. */
    private boolean isAsStored(JsonValue value, AttributePath path, Resource stored) {
        return AttributeSource.value(type, stored, path).filter(value::equals).isPresent();
    }

    private static String textIfPossible(AttributePath path, JsonValue value) {
        try {
            return text(path, value);
        } catch (ScimException e) {
            return "";
        }
    }

    private static String text(AttributePath path, JsonValue value) {
        String text;
        if (value instanceof JsonString string) {
            text = string.value();
        } else if (value instanceof JsonBoolean || value instanceof JsonNumber) {
            text = value.toString().toLowerCase(Locale.ROOT);
        } else {
            text = "";
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > IdentityLimits.VALUE_BYTES) {
            throw refused(
                    path + " has more than " + IdentityLimits.VALUE_BYTES + " bytes; it is used in policies here.");
        }
        if (!EntityName.isOneSegment(text)) {
            throw refused(path + " is used in policies here: it must not hold *, +, /, .. or what is not printable.");
        }
        return text;
    }

    private static ScimException refused(String detail) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_VALUE, detail));
    }
}
