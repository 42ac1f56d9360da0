package io.scimvault.vault.driver;

/**
 * Reads Vault's refusals. The identity engine answers mistakes of the caller with 500 as often as with 400, so that the text
 * decides; a text is looked for, never compared, since Vault wraps some of them.
 */
public final class VaultErrors {

    /** What a refusal means. */
    public enum Kind {
        /** Another entity or group has the name, in whatever case. */
        NAME_TAKEN,
        /** Another alias of the mount has the name. */
        ALIAS_TAKEN,
        /** The entity has an alias on that mount already. */
        ALIAS_PRESENT,
        /** A member, or a member that the group had before, is no entity or no group. */
        UNKNOWN_MEMBER,
        /** A group would become a member of itself, directly or through others. */
        CYCLE,
        /** There is no such object. */
        NOT_FOUND,
        /** Metadata breaks Vault's rules: characters, lengths, number of pairs. */
        INVALID_METADATA,
        /** The object, or the request, is larger than Vault takes. */
        TOO_LARGE,
        /** The token is dead, its entity is disabled, or its policies do not allow the call: the refusal does not say which. */
        DENIED,
        /** The token is dead, or its entity disabled: Vault does not even let it look at itself. No single refusal says so. */
        TOKEN_DEAD,
        /** Too many requests: the same call may succeed later. */
        RATE_LIMITED,
        /** Sealed: until somebody unseals it, no call succeeds. */
        SEALED,
        /** A standby that knows of no active node: after the next election the same call may succeed. */
        NO_ACTIVE_NODE,
        /** Failing: the same call may succeed later. */
        UNAVAILABLE,
        /** The identity engine is not there, as it is in every namespace: the call went to a namespace that does not exist. */
        WRONG_NAMESPACE,
        /** The call went to a path, mount or method that this server does not have. */
        MISCONFIGURED,
        /** No connection: the call did not reach Vault. No refusal says so. */
        UNREACHABLE,
        /** The call was sent, and no answer, or none of Vault's, came back. No refusal says so. */
        NO_ANSWER,
        /** An answer that does not hold what was asked for, such as 200 without an object. No refusal says so. */
        UNUSABLE_ANSWER,
        /** A list that Vault cut short, with a warning. No refusal says so. */
        PARTIAL_LIST,
        /** The operation's time limit was over before the call. No refusal says so. */
        LATE,
        /** Anything else that Vault found wrong with the call. */
        OTHER
    }

    private VaultErrors() {}

    /**
     * What the refusal in this reply means.
     *
     * @throws IllegalArgumentException when the reply is no refusal
     */
    public static Kind classify(VaultReply reply) {
        if (reply.isSuccess()) {
            throw new IllegalArgumentException("no refusal: " + reply);
        }
        if (reply.isMissing()) {
            return Kind.NOT_FOUND;
        }
        return switch (reply.status()) {
            case 400 -> badRequest(reply);
            case 403 -> Kind.DENIED;
            case 404 ->
                refusesAny(reply, "namespace not found", "no handler for route")
                        ? Kind.WRONG_NAMESPACE
                        : Kind.MISCONFIGURED;
            case 405, 412, 415 -> Kind.MISCONFIGURED;
            case 413 -> Kind.TOO_LARGE;
            case 429 -> Kind.RATE_LIMITED;
            case 500 -> internal(reply);
            case 503 -> unavailable(reply);
            default -> reply.status() > 500 ? Kind.UNAVAILABLE : Kind.OTHER;
        };
    }

    private static Kind badRequest(VaultReply reply) {
        if (refusesAny(reply, "entity name is already in use", "group name is already in use")) {
            return Kind.NAME_TAKEN;
        }
        if (refusesAny(reply, "alias with combination of mount accessor and name already exists")) {
            return Kind.ALIAS_TAKEN;
        }
        if (refusesAny(reply, "Alias already exists for requested entity", "already has an alias for")) {
            return Kind.ALIAS_PRESENT;
        }
        if (refusesAny(
                reply,
                "entity not found from id",
                "invalid group ID",
                "invalid alias ID",
                "invalid canonical ID",
                "is not associated with an entity")) {
            return Kind.NOT_FOUND;
        }
        if (refusesAny(reply, "cyclic relationship detected")) {
            return Kind.CYCLE;
        }
        if (refusesAny(reply, "invalid key pair", "for field \"metadata\"", "for field \"custom_metadata\"")) {
            return Kind.INVALID_METADATA;
        }
        if (refusesAny(reply, "high complexity", "error parsing JSON")) {
            return Kind.TOO_LARGE;
        }
        if (refusesAny(reply, "invalid mount accessor")) {
            return Kind.MISCONFIGURED;
        }
        return reply.errors().contains("Forbidden") ? Kind.DENIED : Kind.OTHER;
    }

    private static Kind internal(VaultReply reply) {
        if (refusesAny(reply, "invalid entity ID", "invalid member group ID")) {
            return Kind.UNKNOWN_MEMBER;
        }
        if (refusesAny(reply, "is same as the ID of the group")) {
            return Kind.CYCLE;
        }
        if (refusesAny(
                reply, "invalid entity metadata", "invalid group metadata", "custom_metadata validation failed")) {
            return Kind.INVALID_METADATA;
        }
        return refusesAny(reply, "value being too large") ? Kind.TOO_LARGE : unavailable(reply);
    }

    private static Kind unavailable(VaultReply reply) {
        if (refusesAny(reply, "Vault is sealed", "OpenBao is sealed")) {
            return Kind.SEALED;
        }
        return refusesAny(
                        reply,
                        "no active Vault instance",
                        "no active OpenBao instance",
                        "active cluster node not found")
                ? Kind.NO_ACTIVE_NODE
                : Kind.UNAVAILABLE;
    }

    /** Whether the same call may succeed later. */
    static boolean isTemporary(Kind kind) {
        return switch (kind) {
            case RATE_LIMITED, SEALED, NO_ACTIVE_NODE, UNAVAILABLE -> true;
            default -> false;
        };
    }

    private static boolean refusesAny(VaultReply reply, String... texts) {
        for (String text : texts) {
            if (reply.refuses(text)) {
                return true;
            }
        }
        return false;
    }
}
