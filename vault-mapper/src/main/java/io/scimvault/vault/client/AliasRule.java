package io.scimvault.vault.client;

import io.scimvault.scim.schema.AttributePath;

/**
 * How a user's alias on one auth mount is named, so that the person who logs in there is the provisioned entity.
 *
 * @param mountAccessor the mount, by its accessor; not local, never the token mount, never the mount of the library's own login
 * @param from the attribute whose value is the alias name; a user without it has no alias on this mount
 * @param localPart whether only what stands before the last {@code @} counts
 * @param lowerCase whether the name is put in lower case, code point by code point
 */
public record AliasRule(String mountAccessor, AttributePath from, boolean localPart, boolean lowerCase) {
    private static final AttributePath USER_NAME = AttributePath.parse("userName");

    public AliasRule {
        if (mountAccessor.isBlank()) {
            throw new IllegalArgumentException("an alias rule needs a mount accessor");
        }
    }

    /** The alias is called as the user is. */
    public static AliasRule userName(String mountAccessor) {
        return new AliasRule(mountAccessor, USER_NAME, false, false);
    }

    /** The alias name for an attribute's value; empty text means that there shall be no alias. */
    public String aliasName(String value) {
        int at = localPart ? value.lastIndexOf('@') : -1;
        String name = at < 0 ? value : value.substring(0, at);
        return lowerCase
                ? name.codePoints()
                        .map(Character::toLowerCase)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : name;
    }
}
