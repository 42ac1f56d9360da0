package io.scimvault.benchmarks.engine;

import java.util.Arrays;
import java.util.Optional;

/** The engines that are compared. */
public enum EngineName {
    SCIM_VAULT("scim-vault"),
    UNBOUNDID_5("unboundid-5"),
    UNBOUNDID_6("unboundid-6"),
    SCIM_SDK("scim-sdk"),
    SCIMPLE("scimple"),
    /** Jackson 3 alone, for reading and writing: no SCIM library, but the least that any could need. */
    JACKSON("jackson");

    private final String id;

    EngineName(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Whether this is a SCIM library other than ours. */
    public boolean isPeer() {
        return this != SCIM_VAULT && this != JACKSON;
    }

    public static EngineName of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no engine is called " + id));
    }

    public static Optional<EngineName> find(String id) {
        return Arrays.stream(values()).filter(name -> name.id.equals(id)).findFirst();
    }
}
