package io.scimvault.scim.validation;

import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import org.jspecify.annotations.Nullable;

/** What the letter of RFC 7643 §3 asks of {@code schemas}: every schema that is used, and no other. */
final class SchemasRule {
    private SchemasRule() {}

    static void check(ResourceType type, @Nullable JsonValue sent, Resource read, ValueReader issues) {
        if (!(sent instanceof JsonArray array) || !array.stream().allMatch(JsonString.class::isInstance)) {
            issues.refuse("schemas", ScimType.INVALID_SYNTAX, "must be an array of schema URNs");
            return;
        }
        for (JsonValue urn : array) {
            String text = ((JsonString) urn).value();
            if (!type.schema().isCalled(text) && type.extension(text).isEmpty()) {
                issues.refuse(
                        "schemas", ScimType.INVALID_VALUE, "names a schema that " + type.name() + " does not have");
            }
        }
        for (String used : read.schemas()) {
            if (array.only(JsonString.class).noneMatch(urn -> urn.value().equalsIgnoreCase(used))) {
                issues.refuse("schemas", ScimType.INVALID_VALUE, "lacks " + used);
            }
        }
    }
}
