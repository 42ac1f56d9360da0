package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.CoreSchemas;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user (RFC 7643 §4.1): a view of its {@link Resource}, equal to another when the trees are.
 *
 * <p>The one attribute without an accessor is {@code password}: what is never returned is not read by accident.
 *
 * @param resource the tree that is viewed, in canonical form
 */
public record User(Resource resource) {

    /** Starts a user of this userName, which must not be empty. */
    public static Builder of(String userName) {
        return new Builder(new Resource(JsonObject.EMPTY)).userName(userName);
    }

    /** Starts from what this user has. */
    public Builder toBuilder() {
        return new Builder(resource);
    }

    /** The id that the service gave the user; absent before it is created. */
    public Optional<String> id() {
        return resource.id();
    }

    /** The id by which the provisioning system knows the user. */
    public Optional<String> externalId() {
        return resource.externalId();
    }

    public Meta meta() {
        return resource.meta();
    }

    /** The name by which the user logs in. */
    public String userName() {
        return string("userName").orElseThrow(() -> new IllegalStateException("this resource has no userName"));
    }

    public Optional<Name> name() {
        return resource.tree().object("name").map(Name::new);
    }

    public Optional<String> displayName() {
        return string("displayName");
    }

    public Optional<String> nickName() {
        return string("nickName");
    }

    public Optional<String> profileUrl() {
        return string("profileUrl");
    }

    public Optional<String> title() {
        return string("title");
    }

    public Optional<String> userType() {
        return string("userType");
    }

    public Optional<String> preferredLanguage() {
        return string("preferredLanguage");
    }

    public Optional<String> locale() {
        return string("locale");
    }

    public Optional<String> timezone() {
        return string("timezone");
    }

    /** Whether the user may use the service; true where the attribute is absent. */
    public boolean active() {
        return resource.tree().bool("active").orElse(true);
    }

    public List<MultiValue> emails() {
        return values("emails");
    }

    /** The e-mail address that is marked as primary; else the first one. */
    public Optional<String> primaryEmail() {
        List<MultiValue> emails = emails();
        return emails.stream()
                .filter(MultiValue::isPrimary)
                .findFirst()
                .or(() -> emails.stream().findFirst())
                .flatMap(MultiValue::value);
    }

    public List<MultiValue> phoneNumbers() {
        return values("phoneNumbers");
    }

    public List<MultiValue> ims() {
        return values("ims");
    }

    public List<MultiValue> photos() {
        return values("photos");
    }

    public List<Address> addresses() {
        return resource.tree()
                .array("addresses")
                .only(JsonObject.class)
                .map(Address::new)
                .toList();
    }

    /** The groups that the user is in, directly or indirectly, as the service knows them. */
    public List<MultiValue> groups() {
        return values("groups");
    }

    public List<MultiValue> entitlements() {
        return values("entitlements");
    }

    public List<MultiValue> roles() {
        return values("roles");
    }

    public List<MultiValue> x509Certificates() {
        return values("x509Certificates");
    }

    /** The enterprise extension. */
    public Optional<EnterpriseUser> enterprise() {
        return extension(CoreSchemas.ENTERPRISE_USER_URN).map(EnterpriseUser::new);
    }

    /** The extension of this URN, in its canonical spelling. */
    public Optional<JsonObject> extension(String urn) {
        return resource.tree().object(urn);
    }

    /** The resource as JSON, but for a {@code password}. */
    @Override
    public String toString() {
        return resource.toString();
    }

    private Optional<String> string(String name) {
        return resource.tree().string(name);
    }

    private List<MultiValue> values(String name) {
        return resource.tree()
                .array(name)
                .only(JsonObject.class)
                .map(MultiValue::new)
                .toList();
    }

    /**
     * Builds a user. Null takes an attribute away, so that a source's missing values need no {@code if}; of the multi-valued
     * attributes, the singular adds a value (null none) and the plural replaces all.
     *
     * <p>What cannot be canonical, such as two primary values, is refused with IllegalArgumentException.
     */
    public static final class Builder {
        private final TreeBuilder tree;

        private Builder(Resource resource) {
            this.tree = new TreeBuilder(CoreSchemas.USER, resource);
        }

        public Builder userName(String userName) {
            if (userName.isEmpty()) {
                throw new IllegalArgumentException("a userName must not be empty");
            }
            return set("userName", userName);
        }

        /** The id by which the provisioning system knows the user. */
        public Builder externalId(@Nullable String externalId) {
            return set("externalId", externalId);
        }

        /** The name, of these two parts alone. */
        public Builder name(@Nullable String givenName, @Nullable String familyName) {
            return name(Name.of(givenName, familyName));
        }

        public Builder name(Name name) {
            return attribute("name", name.tree());
        }

        public Builder displayName(@Nullable String displayName) {
            return set("displayName", displayName);
        }

        public Builder nickName(@Nullable String nickName) {
            return set("nickName", nickName);
        }

        public Builder profileUrl(@Nullable String profileUrl) {
            return set("profileUrl", profileUrl);
        }

        public Builder title(@Nullable String title) {
            return set("title", title);
        }

        public Builder userType(@Nullable String userType) {
            return set("userType", userType);
        }

        public Builder preferredLanguage(@Nullable String preferredLanguage) {
            return set("preferredLanguage", preferredLanguage);
        }

        public Builder locale(@Nullable String locale) {
            return set("locale", locale);
        }

        public Builder timezone(@Nullable String timezone) {
            return set("timezone", timezone);
        }

        public Builder active(boolean active) {
            return attribute("active", JsonBoolean.of(active));
        }

        /** Kept out of every toString. */
        public Builder password(@Nullable String password) {
            return set("password", password);
        }

        public Builder email(@Nullable String value) {
            return value == null ? this : email(MultiValue.of(value));
        }

        public Builder email(MultiValue value) {
            return add("emails", value.tree());
        }

        public Builder emails(List<MultiValue> values) {
            return replace("emails", values);
        }

        public Builder phoneNumber(@Nullable String value) {
            return value == null ? this : phoneNumber(MultiValue.of(value));
        }

        public Builder phoneNumber(MultiValue value) {
            return add("phoneNumbers", value.tree());
        }

        public Builder phoneNumbers(List<MultiValue> values) {
            return replace("phoneNumbers", values);
        }

        public Builder im(@Nullable String value) {
            return value == null ? this : im(MultiValue.of(value));
        }

        public Builder im(MultiValue value) {
            return add("ims", value.tree());
        }

        public Builder ims(List<MultiValue> values) {
            return replace("ims", values);
        }

        public Builder photo(@Nullable String value) {
            return value == null ? this : photo(MultiValue.of(value));
        }

        public Builder photo(MultiValue value) {
            return add("photos", value.tree());
        }

        public Builder photos(List<MultiValue> values) {
            return replace("photos", values);
        }

        public Builder entitlement(@Nullable String value) {
            return value == null ? this : entitlement(MultiValue.of(value));
        }

        public Builder entitlement(MultiValue value) {
            return add("entitlements", value.tree());
        }

        public Builder entitlements(List<MultiValue> values) {
            return replace("entitlements", values);
        }

        public Builder role(@Nullable String value) {
            return value == null ? this : role(MultiValue.of(value));
        }

        public Builder role(MultiValue value) {
            return add("roles", value.tree());
        }

        public Builder roles(List<MultiValue> values) {
            return replace("roles", values);
        }

        public Builder x509Certificate(@Nullable String value) {
            return value == null ? this : x509Certificate(MultiValue.of(value));
        }

        public Builder x509Certificate(MultiValue value) {
            return add("x509Certificates", value.tree());
        }

        public Builder x509Certificates(List<MultiValue> values) {
            return replace("x509Certificates", values);
        }

        public Builder address(Address address) {
            return add("addresses", address.tree());
        }

        public Builder addresses(List<Address> addresses) {
            return attribute(
                    "addresses",
                    JsonArray.of(addresses.stream().map(Address::tree).toList()));
        }

        public Builder enterprise(EnterpriseUser enterprise) {
            return extension(CoreSchemas.ENTERPRISE_USER_URN, enterprise.tree());
        }

        /** The whole extension of a URN; the empty object takes it away. */
        public Builder extension(String urn, JsonObject value) {
            tree.extension(urn, value);
            return this;
        }

        /** Any attribute, known to the schema or not; an unassigned value takes it away. */
        public Builder attribute(String name, JsonValue value) {
            tree.set(name, value);
            return this;
        }

        public User build() {
            return new User(tree.build());
        }

        private Builder set(String name, @Nullable String value) {
            tree.set(name, value);
            return this;
        }

        private Builder add(String name, JsonObject value) {
            tree.add(name, value);
            return this;
        }

        private Builder replace(String name, List<MultiValue> values) {
            return attribute(
                    name, JsonArray.of(values.stream().map(MultiValue::tree).toList()));
        }
    }
}
