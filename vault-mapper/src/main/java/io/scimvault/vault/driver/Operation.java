package io.scimvault.vault.driver;

import java.util.Locale;

/**
 * Something that is done for somebody, in as many plans and calls as it takes.
 *
 * @param verb what is done
 * @param what what it is done to: {@code User}, {@code Group}, a registered {@code client}, a {@code caller}, …
 * @param client the SCIM client that it is done for; empty where it is done for none
 */
public record Operation(Verb verb, String what, String client) {

    /** What is done. */
    public enum Verb {
        CREATE(true, 201, 404),
        READ(false, 200, 404),
        SEARCH(false, 200, 404),
        UPDATE(true, 200, 404),
        DELETE(true, 204, 404),
        /** To find out what would be written, without writing. */
        PLAN(false, 200, 404),
        /** To find out which client a caller speaks for. */
        AUTHENTICATE(false, 200, 401),
        /** To remove what was left half-made. */
        SWEEP(true, 200, 404);

        private final boolean changes;
        private final int done;
        private final int nothing;

        Verb(boolean changes, int done, int nothing) {
            this.changes = changes;
            this.done = done;
            this.nothing = nothing;
        }

        /** Whether it is meant to change something. */
        public boolean changes() {
            return changes;
        }

        int status(boolean found) {
            return found ? done : nothing;
        }
    }

    /** Verb and object, such as {@code create User}. */
    @Override
    public String toString() {
        return verb.name().toLowerCase(Locale.ROOT) + " " + what;
    }
}
