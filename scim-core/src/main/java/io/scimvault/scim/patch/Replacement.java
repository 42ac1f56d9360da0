package io.scimvault.scim.patch;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.Attribute.Mutability;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.CanonicalForm;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole resource put in another one's place (RFC 7644 §3.5.1). */
final class Replacement {
    private Replacement() {}

    /** The resource wanted, with what only the server writes as it was, and what cannot change where it is left out. */
    static Resource of(ResourceType type, Resource before, Resource wanted) {
        Map<String, JsonValue> members = new LinkedHashMap<>(wanted.tree().members());
        carry(type.common(), before.tree(), members);
        carry(type.schema().attributes(), before.tree(), members);
        for (ResourceType.Extension extension : type.extensions()) {
            String urn = extension.schema().id();
            Map<String, JsonValue> tree = new LinkedHashMap<>(
                    wanted.tree().object(urn).orElse(JsonObject.EMPTY).members());
            carry(extension.schema().attributes(), before.tree().object(urn).orElse(JsonObject.EMPTY), tree);
            put(members, urn, JsonObject.of(tree));
        }
        return CanonicalForm.assemble(type, JsonObject.of(members));
    }

    /** Sets a member, or removes it where the value is unassigned. */
    static void put(Map<String, JsonValue> members, String name, JsonValue value) {
        if (value.isUnassigned()) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
    }

    private static void carry(Attribute.Table attributes, JsonObject before, Map<String, JsonValue> wanted) {
        for (Attribute attribute : attributes.all()) {
            String name = attribute.name();
            JsonValue old = before.member(name);
            JsonValue now = wanted.get(name);
            if (attribute.mutability() == Mutability.READ_ONLY) {
                wanted.remove(name);
                now = null;
            }
            if (old != null && now != null) {
                wanted.put(name, KeptParts.carry(attribute, old, now));
            } else if (old != null && KeptParts.isKept(attribute)) {
                wanted.put(name, old);
            }
        }
    }
}
