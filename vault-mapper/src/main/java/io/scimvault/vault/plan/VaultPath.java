package io.scimvault.vault.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path of Vault's HTTP API below {@code /v1/}: fixed text of ours, and at most one id behind it. No name that a client sent
 * ever stands in a path, and an id is checked to be exactly one harmless segment.
 *
 * @param fixed the part that this library wrote, such as {@code identity/entity/id}
 * @param id the last segment, where there is one
 */
public record VaultPath(String fixed, Optional<IdRef> id) {
    private static final Pattern FIXED = Pattern.compile("[a-z0-9_-]+(/[A-Za-z0-9_-]+)*");

    /** What OpenBao and Vault give out as ids: word characters, dashes and dots, no dot first or last. */
    private static final Pattern ID = Pattern.compile("\\w(([\\w.-]{0,126})\\w)?");

    public VaultPath {
        if (!FIXED.matcher(fixed).matches()) {
            throw new IllegalArgumentException("not a Vault path: " + fixed);
        }
        if (id.isPresent() && id.get() instanceof IdRef.Known known && !isId(known.id())) {
            throw new IllegalArgumentException("not a Vault id");
        }
    }

    /** A path without an id. */
    public static VaultPath of(String fixed) {
        return new VaultPath(fixed, Optional.empty());
    }

    /** A path that ends in an id. */
    public static VaultPath of(String fixed, IdRef id) {
        return new VaultPath(fixed, Optional.of(id));
    }

    /** Whether a text can be an id of Vault's; anything else names no object. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches() && !text.contains("..");
    }

    /** The path with the id's place held open, for logs and counters. */
    public String template() {
        return id.isPresent() ? fixed + "/{id}" : fixed;
    }

    /** The path to put on the wire. */
    public String onTheWire() {
        if (id.isEmpty()) {
            return fixed;
        }
        if (id.get() instanceof IdRef.Known known) {
            return fixed + "/" + known.id();
        }
        throw new IllegalStateException("the id of " + this + " is not known yet");
    }

    @Override
    public String toString() {
        return id.map(ref -> fixed + "/" + ref).orElse(fixed);
    }
}
