package io.scimvault.host;

/**
 * What is not a client's own: the objects that it must neither see nor change, each with what a client is told that wants the name for
 * itself. In every row, "own" is of the client that asks, and "their" of the other one.
 */
enum IsolationKind {
    // First, since a POST may remove them once they are old.
    OWN_HALF_MADE_NAMED("an own half-made user that has its name already", Endpoint.USERS, Claim.BUSY, Claim.NONE),
    OWN_HALF_MADE("an own half-made user", Endpoint.USERS, Claim.RESERVED, Claim.NONE),
    THEIR_HALF_MADE_NAMED("their half-made user that has its name already", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    THEIR_HALF_MADE("their half-made user", Endpoint.USERS, Claim.RESERVED, Claim.NONE),
    OWN_HALF_MADE_GROUP("an own half-made group", Endpoint.GROUPS, Claim.RESERVED, Claim.NONE),
    THEIR_HALF_MADE_GROUP("their half-made group", Endpoint.GROUPS, Claim.RESERVED, Claim.NONE),

    THEIR_USER("their user", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    THEIR_INACTIVE_USER("their inactive user", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    THEIR_ENCODED_USER("their user whose name is encoded in Vault", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    THEIR_USER_WITH_OWN_LOGIN(
            "their user, whom an admin gave a login on the own mount", Endpoint.USERS, Claim.TAKEN, Claim.TAKEN),
    THEIR_ALIAS("the alias of their user", Endpoint.USERS, Claim.NONE, Claim.NONE),
    OWN_ALIAS("the alias of an own user", Endpoint.USERS, Claim.NONE, Claim.NONE),
    LONGER_NAMED_CLIENTS_USER("the user of a client whose name begins alike", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    ADMINS_ENTITY("an admin's entity", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    ADMINS_ENTITY_ENCODED(
            "an admin's entity whose name reads as an encoded one", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    ADMINS_ENTITY_WITH_POLICIES("an admin's entity with policies", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    ADMINS_ENTITY_WITH_OWN_LOGIN(
            "an admin's entity with an alias on the own mount", Endpoint.USERS, Claim.TAKEN, Claim.TAKEN),
    ADMINS_ENTITY_WITH_STRANGE_LOGIN(
            "an admin's entity with an alias on a strange mount", Endpoint.USERS, Claim.TAKEN, Claim.FREE),
    ADMINS_ENTITY_WITH_MOVED_ALIAS(
            "an admin's entity that got an own user's alias", Endpoint.USERS, Claim.TAKEN, Claim.TAKEN),
    ADMINS_DISABLED_ENTITY("an admin's disabled entity", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    PERSON_ON_OWN_MOUNT("a person who logged in on the own mount", Endpoint.USERS, Claim.TAKEN, Claim.TAKEN),
    PERSON_ON_THEIR_MOUNT("a person who logged in on their mount", Endpoint.USERS, Claim.TAKEN, Claim.FREE),
    OWN_PRINCIPAL("the own principal", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    THEIR_PRINCIPAL("their principal", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    THE_HOSTS_ENTITY("the entity of the host's token", Endpoint.USERS, Claim.TAKEN, Claim.NONE),
    OWN_DELETED_USER("an own user that was deleted", Endpoint.USERS, Claim.FREE, Claim.FREE),
    THEIR_DELETED_USER("their user that was deleted", Endpoint.USERS, Claim.FREE, Claim.FREE),

    THEIR_GROUP("their group with a member", Endpoint.GROUPS, Claim.TAKEN, Claim.NONE),
    THEIR_EMPTY_GROUP("their group without members", Endpoint.GROUPS, Claim.TAKEN, Claim.NONE),
    ADMINS_GROUP_WITH_OWN_USER("an admin's group with an own user in it", Endpoint.GROUPS, Claim.TAKEN, Claim.NONE),
    ADMINS_GROUP_WITH_OWN_GROUP("an admin's group with an own group in it", Endpoint.GROUPS, Claim.TAKEN, Claim.NONE),
    ADMINS_EMPTY_GROUP("an admin's group without members", Endpoint.GROUPS, Claim.TAKEN, Claim.NONE),
    ADMINS_GROUP_WITH_POLICIES("an admin's group with policies", Endpoint.GROUPS, Claim.TAKEN, Claim.NONE),
    EXTERNAL_GROUP("an external group", Endpoint.GROUPS, Claim.TAKEN, Claim.NONE),
    OWN_REGISTRATION("the registration of the own client", Endpoint.GROUPS, Claim.RESERVED, Claim.NONE),
    THEIR_REGISTRATION("the registration of the other client", Endpoint.GROUPS, Claim.RESERVED, Claim.NONE),
    OWN_DELETED_GROUP("an own group that was deleted", Endpoint.GROUPS, Claim.FREE, Claim.NONE),
    THEIR_DELETED_GROUP("their group that was deleted", Endpoint.GROUPS, Claim.FREE, Claim.NONE);

    /** What the object would be, if it were the client's own. */
    enum Endpoint {
        USERS("/Users", "userName"),
        GROUPS("/Groups", "displayName");

        final String endpoint;
        final String nameAttribute;

        Endpoint(String endpoint, String nameAttribute) {
            this.endpoint = endpoint;
            this.nameAttribute = nameAttribute;
        }
    }

    /** What happens to a client that wants the object's name or login for one of its own. */
    enum Claim {
        /** There is no such name. */
        NONE(0, ""),
        FREE(201, ""),
        TAKEN(409, "uniqueness"),
        RESERVED(400, "invalidValue"),
        /** Another request seems to be at it. */
        BUSY(503, "");

        final int status;
        final String scimType;

        Claim(int status, String scimType) {
            this.status = status;
            this.scimType = scimType;
        }
    }

    private final String label;
    final Endpoint type;
    final Claim name;
    final Claim login;

    IsolationKind(String label, Endpoint type, Claim name, Claim login) {
        this.label = label;
        this.type = type;
        this.name = name;
        this.login = login;
    }

    @Override
    public String toString() {
        return label;
    }
}
