package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the vectors of this package. */
final class Vectors {
    private static final Set<String> MEMBERS = Set.of("name", "rfc", "client", "rules", "input", "expect", "error");

    private Vectors() {}

    /** One of them: what goes in, and either what is expected or the error. */
    record Vector(String name, JsonObject input, JsonObject expect, JsonObject error) {
        /** The options that the input names; each vector without is run with both. */
        List<FilterOptions> options() {
            return input.string("options")
                    .map(mode -> List.of(mode.equals("strict") ? FilterOptions.strict() : FilterOptions.lenient()))
                    .orElse(List.of(FilterOptions.strict(), FilterOptions.lenient()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> read(String file) {
        return ((JsonObject) json(file))
                .array("vectors")
                .only(JsonObject.class)
                .peek(vector -> assertThat(MEMBERS).containsAll(vector.names()))
                .map(vector -> new Vector(
                        vector.string("name").orElseThrow(),
                        vector.object("input").orElseThrow(),
                        vector.object("expect").orElse(JsonObject.EMPTY),
                        vector.object("error").orElse(JsonObject.EMPTY)));
    }

    static JsonValue json(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/filter/" + file + ".json")) {
            return JsonText.within(JsonLimits.REQUEST).parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
