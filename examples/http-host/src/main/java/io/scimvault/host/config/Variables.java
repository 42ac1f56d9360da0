package io.scimvault.host.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Environment variables; what is empty or blank counts as not set. */
record Variables(Map<String, String> environment) {

    Variables {
        environment = Map.copyOf(environment);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A text as a path of a file. */
    static Path path(String variable, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(variable + " is not the path of a file", e);
        }
    }

    /** The names only: a value may be a token. */
    @Override
    public String toString() {
        return "Variables" + environment.keySet();
    }
}
