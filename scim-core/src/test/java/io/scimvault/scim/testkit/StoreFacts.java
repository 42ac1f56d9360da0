package io.scimvault.scim.testkit;

import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.CoreSchemas;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.service.ResourceStore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a host says of its store, beside the store itself; all but the store has a default. */
public interface StoreFacts {

    /** What becomes of a group's members that are no resources of the store. */
    enum UnknownMembers {
        /** They are stored like any other. */
        KEPT,
        /** The group is stored without them. */
        LEFT_OUT,
        /** The request is refused with 400, and nothing is stored. */
        REFUSED
    }

    /** A store that holds nothing; asked for before each test. */
    ResourceStore newStore();

    /** The types that the store serves. */
    default List<ResourceType> types() {
        return List.of(CoreSchemas.USER, CoreSchemas.GROUP);
    }

    /**
     * The smallest resource that the store accepts: with the required attributes and nothing else, unless told otherwise.
     *
     * @param name what the required texts, such as {@code userName}, are to be; another one for each resource
     */
    default Resource smallest(ResourceType type, String name) {
        return Samples.smallest(type, name);
    }

    /** The single-valued core attributes whose texts only one resource of the type may have: as the schema says. */
    default Set<String> unique(ResourceType type) {
        return type.schema().attributes().all().stream()
                .filter(attribute -> attribute.uniqueness() != Attribute.Uniqueness.NONE)
                .filter(attribute -> attribute.type() == Attribute.Type.STRING && !attribute.multiValued())
                .map(Attribute::name)
                .collect(Collectors.toSet());
    }

    /** The attributes to which the store gives a value where the client gave none, such as {@code active}: none. */
    default Set<String> filled(ResourceType type) {
        return Set.of();
    }

    /** What becomes of members that are no resources of the store. */
    default UnknownMembers unknownMembers() {
        return UnknownMembers.KEPT;
    }

    /** Whether callers may use the store at the same time, as an HTTP server makes them; if not, no test does. */
    default boolean servesParallelCallers() {
        return true;
    }

    /** How many callers write at the same time. */
    default int parallelCallers() {
        return 8;
    }

    /** How often each of them writes. */
    default int parallelRounds() {
        return 25;
    }
}
