package io.scimvault.scim.resource;

import io.scimvault.scim.json.JsonBoolean;
import io.scimvault.scim.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A postal address (RFC 7643 §4.1.2): a view of one object under {@code addresses}. */
public record Address(JsonObject tree) {
    /** The address without any part, to start from. */
    public static final Address EMPTY = new Address(JsonObject.EMPTY);

    /** An address of one type, such as {@code work}, to start from. */
    public static Address of(String type) {
        return EMPTY.withType(type);
    }

    /** The whole address as it is printed on an envelope. */
    public Optional<String> formatted() {
        return tree.string("formatted");
    }

    public Optional<String> streetAddress() {
        return tree.string("streetAddress");
    }

    /** The city or place. */
    public Optional<String> locality() {
        return tree.string("locality");
    }

    /** The state or region. */
    public Optional<String> region() {
        return tree.string("region");
    }

    public Optional<String> postalCode() {
        return tree.string("postalCode");
    }

    /** The two-letter code of ISO 3166-1. */
    public Optional<String> country() {
        return tree.string("country");
    }

    /** What the address is for, such as {@code work}. */
    public Optional<String> type() {
        return tree.string("type");
    }

    /** Whether this is marked as the preferred address. */
    public boolean isPrimary() {
        return tree.bool("primary").orElse(false);
    }

    public Address withFormatted(@Nullable String formatted) {
        return with("formatted", formatted);
    }

    public Address withStreetAddress(@Nullable String streetAddress) {
        return with("streetAddress", streetAddress);
    }

    public Address withLocality(@Nullable String locality) {
        return with("locality", locality);
    }

    public Address withRegion(@Nullable String region) {
        return with("region", region);
    }

    public Address withPostalCode(@Nullable String postalCode) {
        return with("postalCode", postalCode);
    }

    public Address withCountry(@Nullable String country) {
        return with("country", country);
    }

    public Address withType(@Nullable String type) {
        return with("type", type);
    }

    /** This address marked as the preferred one. */
    public Address asPrimary() {
        return new Address(tree.with("primary", JsonBoolean.TRUE));
    }

    private Address with(String part, @Nullable String value) {
        return new Address(Canonical.with(tree, part, value));
    }
}
