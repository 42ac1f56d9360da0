package io.scimvault.scim.protocol;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.schema.AttributeName;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.schema.Schema;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the server says about itself (RFC 7644 §4, RFC 7643 §5 to §7): exactly what is there. */
public final class Discovery {
    private static final String URN = "urn:ietf:params:scim:schemas:core:2.0:";

    private final SchemaDocument published;
    private final Map<String, Document> config;
    private final Map<String, Document> resourceTypes = new LinkedHashMap<>();
    private final Map<String, Document> schemas = new LinkedHashMap<>();
    private final Map<String, Document> messages = new LinkedHashMap<>();

    /** One document before it has its {@code meta}. */
    private record Document(String kind, String path, String id, JsonObject body) {}

    /**
     * What a service says.
     *
     * @param unfilled attributes, in full, that its resources never have
     */
    public Discovery(List<ResourceType> types, Set<String> unfilled, Capabilities capabilities) {
        published = new SchemaDocument(types.stream().map(ResourceType::name).collect(Collectors.toSet()), unfilled);
        config = Map.of("", new Document("ServiceProviderConfig", "ServiceProviderConfig", "", config(capabilities)));
        for (ResourceType type : types) {
            add(resourceTypes, new Document("ResourceType", "ResourceTypes", type.name(), resourceType(type)));
            addSchema(type.schema());
            type.extensions().forEach(extension -> addSchema(extension.schema()));
        }
        addSchema(CoreSchemas.SERVICE_PROVIDER_CONFIG_SCHEMA);
        addSchema(CoreSchemas.RESOURCE_TYPE_SCHEMA);
        addSchema(CoreSchemas.SCHEMA_SCHEMA);
        CoreSchemas.MESSAGES.forEach(schema -> add(messages, document(schema)));
    }

    private void addSchema(Schema schema) {
        add(schemas, document(schema));
    }

    private Document document(Schema schema) {
        return new Document("Schema", "Schemas", schema.id(), published.of(schema));
    }

    private static void add(Map<String, Document> documents, Document document) {
        documents.putIfAbsent(AttributeName.fold(document.id()), document);
    }

    /** The answer to a discovery request; an id is found in any letter case. */
    public ScimResponse answer(ScimRequest.Discover request, ResponseRenderer renderer) {
        Map<String, Document> documents = switch (request.endpoint()) {
            case SERVICE_PROVIDER_CONFIG -> config;
            case RESOURCE_TYPES -> resourceTypes;
            case SCHEMAS -> schemas;
        };
        if (request.endpoint() == ScimRequest.Discover.Endpoint.SERVICE_PROVIDER_CONFIG) {
            return ScimResponse.of(200, located(config.values().iterator().next(), renderer));
        }
        return request.id().map(id -> one(documents, id, renderer)).orElseGet(() -> all(documents.values(), renderer));
    }

    private ScimResponse one(Map<String, Document> documents, String id, ResponseRenderer renderer) {
        Document document = documents.get(AttributeName.fold(id));
        if (document == null && documents.equals(schemas)) {
            document = messages.get(AttributeName.fold(id));
        }
        if (document == null) {
            throw new ScimException(ScimError.notFound("There is no such document."));
        }
        return ScimResponse.of(200, located(document, renderer));
    }

    private static ScimResponse all(Collection<Document> documents, ResponseRenderer renderer) {
        List<JsonObject> all =
                documents.stream().map(document -> located(document, renderer)).toList();
        return ResponseRenderer.list(all, all.size(), 1, Optional.empty());
    }

    private static JsonObject located(Document document, ResponseRenderer renderer) {
        String location = document.id().isEmpty()
                ? renderer.location(document.path())
                : renderer.location(document.path(), document.id());
        JsonObject meta = JsonObject.builder()
                .put("resourceType", document.kind())
                .put("location", location)
                .build();
        return document.body().with("meta", meta);
    }

    private static JsonObject resourceType(ResourceType type) {
        List<JsonObject> extensions = type.extensions().stream()
                .map(extension -> JsonObject.builder()
                        .put("schema", extension.schema().id())
                        .put("required", extension.required())
                        .build())
                .toList();
        JsonObject.Builder json = document("ResourceType")
                .put("id", type.name())
                .put("name", type.name())
                .put("endpoint", type.endpoint())
                .put("description", type.description())
                .put("schema", type.schema().id());
        return extensions.isEmpty()
                ? json.build()
                : json.put("schemaExtensions", JsonArray.of(extensions)).build();
    }

    private static JsonObject config(Capabilities capabilities) {
        JsonObject supported = supported(true);
        BulkLimits limits = capabilities.bulk();
        JsonObject bulk = JsonObject.builder()
                .put("supported", limits.areServed())
                .put("maxOperations", limits.maxOperations())
                .put("maxPayloadSize", limits.maxPayloadSize())
                .build();
        Paging.Limits pages = capabilities.pages();
        JsonObject pagination = JsonObject.builder()
                .put("cursor", true)
                .put("index", true)
                .put("defaultPaginationMethod", "index")
                .put("defaultPageSize", pages.byDefault())
                .put("maxPageSize", pages.atMost())
                .put("cursorTimeout", JsonNumber.of(capabilities.cursorTimeout().toSeconds()))
                .build();
        List<JsonObject> schemes = capabilities.authentication().stream()
                .map(AuthenticationScheme::toJson)
                .toList();
        return document("ServiceProviderConfig")
                .put("documentationUri", capabilities.documentation().map(URI::toString))
                .put("patch", supported)
                .put("bulk", bulk)
                .put("filter", supported.with("maxResults", JsonNumber.of(pages.atMost())))
                .put("changePassword", supported(capabilities.changePassword()))
                .put("sort", supported)
                .put("etag", supported)
                .put("pagination", pagination)
                .put("authenticationSchemes", JsonArray.of(schemes))
                .build();
    }

    private static JsonObject supported(boolean isSupported) {
        return JsonObject.builder().put("supported", isSupported).build();
    }

    private static JsonObject.Builder document(String kind) {
        return JsonObject.builder().put("schemas", JsonArray.ofStrings(List.of(URN + kind)));
    }
}
