package io.scimvault.vault.identity;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which names a client may give: not empty, at most 512 bytes, no control characters, none of the prefixes that this library keeps. */
public final class ReservedNames {
    /** What every object is called while it is being made. */
    public static final String PENDING = "scim-pending-";

    /** Groups that hold the configuration of SCIM clients. */
    public static final String CLIENT = "scim-client:";

    /** Users who were deleted and are locked out. */
    public static final String TOMBSTONE = "scim-tombstone-";

    private static final List<String> PREFIXES = List.of(PENDING, TOMBSTONE, "scim-client");

    private ReservedNames() {}

    /** Refuses a name with 400 {@code invalidValue}; {@code attribute} says which in the sentence. */
    public static void check(String attribute, String name) {
        if (name.isBlank()) {
            throw refusal(attribute, "must not be empty");
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > IdentityLimits.NAME_BYTES) {
            throw refusal(attribute, "has " + bytes + " bytes; at most " + IdentityLimits.NAME_BYTES + " are possible");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw refusal(attribute, "must not contain control characters");
        }
        String folded = EntityName.fold(name);
        if (PREFIXES.stream().anyMatch(folded::startsWith)) {
            throw refusal(attribute, "begins with a reserved prefix (" + String.join(", ", PREFIXES) + ")");
        }
    }

    /** Whether an object is called as one that is still being made. */
    public static boolean isPending(String name) {
        return EntityName.fold(name).startsWith(PENDING);
    }

    /** Whether a name is spelt as this library gives it to what it makes. */
    public static boolean isOwnPending(String name) {
        return name.startsWith(PENDING);
    }

    /** Whether a group is called as one in which a SCIM client is kept, readable or not. */
    public static boolean isClient(String groupName) {
        return EntityName.fold(groupName).startsWith(CLIENT);
    }

    /** Whether an object is called as one that was deleted and is kept. */
    public static boolean isTombstone(String name) {
        return EntityName.fold(name).startsWith(TOMBSTONE);
    }

    private static RuntimeException refusal(String attribute, String fault) {
        return new ScimException(ScimError.badRequest(ScimType.INVALID_VALUE, attribute + " " + fault + "."));
    }
}
