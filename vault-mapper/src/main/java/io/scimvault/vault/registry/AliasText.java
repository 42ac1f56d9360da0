package io.scimvault.vault.registry;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.vault.client.AliasRule;

/** An alias rule as text: a JSON object. */
final class AliasText {
    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    private AliasText() {}

    static String print(AliasRule rule) {
        return JsonObject.builder()
                .put("mount_accessor", rule.mountAccessor())
                .put("from", rule.from().toString())
                .put("local_part", rule.localPart())
                .put("lower_case", rule.lowerCase())
                .build()
                .toString();
    }

    static AliasRule parse(String json) {
        if (!(JSON.parse(json) instanceof JsonObject rule)) {
            throw new IllegalArgumentException("not an alias rule");
        }
        return new AliasRule(
                rule.string("mount_accessor").orElse(""),
                AttributePath.parse(rule.string("from").orElse("userName")),
                rule.bool("local_part").orElse(false),
                rule.bool("lower_case").orElse(false));
    }
}
