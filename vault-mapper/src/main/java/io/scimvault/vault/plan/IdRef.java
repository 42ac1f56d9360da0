package io.scimvault.vault.plan;

/** The id of an entity, alias or group in a call: known already, or made by an earlier step of the same plan. */
public sealed interface IdRef {

    /** An id that Vault gave before. */
    record Known(String id) implements IdRef {
        @Override
        public String toString() {
            return id;
        }
    }

    /** The id that the step which binds this name will be given. */
    record Made(String name) implements IdRef {
        @Override
        public String toString() {
            return "<" + name + ">";
        }
    }

    static IdRef known(String id) {
        return new Known(id);
    }

    static IdRef made(String name) {
        return new Made(name);
    }
}
