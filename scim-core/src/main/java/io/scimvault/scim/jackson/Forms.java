package io.scimvault.scim.jackson;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOptions;
import io.scimvault.scim.patch.PatchReader;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.protocol.AnswerReader;
import io.scimvault.scim.protocol.BulkRequest;
import io.scimvault.scim.protocol.BulkResponse;
import io.scimvault.scim.protocol.ErrorMessage;
import io.scimvault.scim.protocol.ListResponse;
import io.scimvault.scim.protocol.SearchRequest;
import io.scimvault.scim.protocol.ServiceProviderConfig;
import io.scimvault.scim.resource.Address;
import io.scimvault.scim.resource.EnterpriseUser;
import io.scimvault.scim.resource.Group;
import io.scimvault.scim.resource.Member;
import io.scimvault.scim.resource.Meta;
import io.scimvault.scim.resource.MultiValue;
import io.scimvault.scim.resource.Name;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.resource.User;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.List;
import java.util.function.Function;

/** The forms of all types that the module knows. */
final class Forms {
    private static final Attribute.Table USER = CoreSchemas.USER_SCHEMA.attributes();
    private static final Attribute.Table GROUP = CoreSchemas.GROUP_SCHEMA.attributes();

    static final List<Form<?>> ALL = List.of(
            new Form<>(JsonValue.class, value -> value, value -> value),
            json(JsonObject.class, "an object"),
            json(JsonArray.class, "an array"),
            json(JsonString.class, "a string"),
            json(JsonNumber.class, "a number"),
            json(JsonBoolean.class, "a boolean"),
            json(JsonNull.class, "null"),
            new Form<>(Resource.class, Resource::tree, value -> new Resource(object(value))),
            new Form<>(
                    User.class,
                    user -> user.resource().tree(),
                    value -> new User(AnswerReader.read(CoreSchemas.USER, value))),
            new Form<>(
                    Group.class,
                    group -> group.resource().tree(),
                    value -> new Group(AnswerReader.read(CoreSchemas.GROUP, value))),
            part(
                    EnterpriseUser.class,
                    EnterpriseUser::tree,
                    CoreSchemas.ENTERPRISE_USER_SCHEMA.attributes(),
                    EnterpriseUser::new),
            part(Meta.class, Meta::tree, subs(CoreSchemas.COMMON, "meta"), Meta::new),
            part(Name.class, Name::tree, subs(USER, "name"), Name::new),
            part(Address.class, Address::tree, subs(USER, "addresses"), Address::new),
            part(MultiValue.class, MultiValue::tree, subs(USER, "emails"), MultiValue::new),
            part(Member.class, Member::tree, subs(GROUP, "members"), Member::new),
            new Form<>(ListResponse.class, ListResponse::toJson, ListResponse::read),
            new Form<>(SearchRequest.class, SearchRequest::toJson, SearchRequest::read),
            new Form<>(
                    PatchRequest.class, PatchRequest::toJson, value -> PatchReader.read(value, PatchOptions.lenient())),
            new Form<>(BulkRequest.class, BulkRequest::toJson, BulkRequest::read),
            new Form<>(BulkResponse.class, BulkResponse::toJson, BulkResponse::read),
            new Form<>(ErrorMessage.class, ErrorMessage::toJson, ErrorMessage::read),
            new Form<>(
                    ScimError.class,
                    error -> ErrorMessage.of(error).toJson(),
                    value -> ErrorMessage.read(value).error()),
            new Form<>(ServiceProviderConfig.class, ServiceProviderConfig::toJson, ServiceProviderConfig::read));

    private Forms() {}

    private static <T extends JsonValue> Form<T> json(Class<T> kind, String name) {
        return new Form<>(kind, value -> value, value -> of(kind, name, value));
    }

    private static <T> Form<T> part(
            Class<T> type, Function<T, JsonObject> tree, Attribute.Table attributes, Function<JsonObject, T> view) {
        return new Form<>(type, tree::apply, value -> view.apply(AnswerReader.part(attributes, object(value))));
    }

    private static Attribute.Table subs(Attribute.Table attributes, String name) {
        return attributes.get(name).orElseThrow().subAttributes();
    }

    private static JsonObject object(JsonValue value) {
        return of(JsonObject.class, "an object", value);
    }

    private static <T extends JsonValue> T of(Class<T> kind, String name, JsonValue value) {
        if (kind.isInstance(value)) {
            return kind.cast(value);
        }
        throw new ScimException(
                ScimError.badRequest(ScimType.INVALID_SYNTAX, "It must be " + name + "; " + value.kind() + " came."));
    }
}
