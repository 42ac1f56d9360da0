package io.scimvault.scim.protocol;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.SchemaReader;
import java.util.List;

/** A resource type that has every kind of {@code returned}, at every depth, and every type of attribute. */
final class TestTypes {
    private static final JsonText JSON = JsonText.within(JsonLimits.REQUEST);

    /** Core attributes: one of each {@code returned}, simple, complex and with sub-attributes of each. */
    static final ResourceType THING = new ResourceType(
            "Thing",
            "/Things",
            "Thing",
            SchemaReader.read(object("""
                    {"id":"urn:test:Thing","attributes":[
                      {"name":"plain"},
                      {"name":"always","returned":"always"},
                      {"name":"request","returned":"request"},
                      {"name":"never","returned":"never"},
                      {"name":"exact","caseExact":true},
                      {"name":"flag","type":"boolean"},
                      {"name":"amount","type":"decimal"},
                      {"name":"when","type":"dateTime"},
                      {"name":"box","type":"complex","subAttributes":[
                        {"name":"plain"},
                        {"name":"always","returned":"always"},
                        {"name":"request","returned":"request"},
                        {"name":"never","returned":"never"}]},
                      {"name":"boxes","type":"complex","multiValued":true,"subAttributes":[
                        {"name":"value"},
                        {"name":"type"},
                        {"name":"primary","type":"boolean"},
                        {"name":"never","returned":"never"}]},
                      {"name":"sure","type":"complex","returned":"always","subAttributes":[
                        {"name":"plain"},
                        {"name":"other"},
                        {"name":"never","returned":"never"}]}]}
                    """)),
            List.of(new ResourceType.Extension(SchemaReader.read(object("""
                            {"id":"urn:test:ext:2.0:Thing","attributes":[
                              {"name":"extra"},
                              {"name":"always","returned":"always"},
                              {"name":"request","returned":"request"},
                              {"name":"never","returned":"never"},
                              {"name":"crate","type":"complex","subAttributes":[
                                {"name":"plain"},
                                {"name":"never","returned":"never"}]}]}
                            """)), false)),
            CoreSchemas.COMMON);

    private TestTypes() {}

    static JsonObject object(String text) {
        return (JsonObject) JSON.parse(text);
    }

    static Resource resource(String text) {
        return new Resource(object(text));
    }
}
