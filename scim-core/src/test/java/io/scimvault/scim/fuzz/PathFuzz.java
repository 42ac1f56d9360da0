package io.scimvault.scim.fuzz;

import io.scimvault.scim.filter.FilterMatcher;
import io.scimvault.scim.filter.FilterOptions;
import io.scimvault.scim.filter.FilterParser;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.schema.ResolvedPath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Any text as the path of a PATCH operation: read, printed, read again, resolved, its filter run on elements. */
public final class PathFuzz {
    private PathFuzz() {}

    /** One input; throws only where a law is broken. */
    public static void fuzzerTestOneInput(byte[] data) {
        Law.inLinearTime(data, () -> run(new String(data, StandardCharsets.UTF_8)));
    }

    private static void run(String text) {
        Optional<PatchPath> strict = parsed(text, FilterOptions.strict());
        Optional<PatchPath> lenient = parsed(text, FilterOptions.lenient());
        Law.holds(
                strict.isEmpty() || strict.equals(lenient), "lenient reads what strict reads: %s, %s", strict, lenient);
        strict.ifPresent(path -> select(path, text.length(), FilterOptions.strict()));
        lenient.ifPresent(path -> select(path, text.length(), FilterOptions.lenient()));
    }

    private static Optional<PatchPath> parsed(String text, FilterOptions options) {
        Optional<PatchPath> path = Law.answer(text.length(), () -> FilterParser.parsePath(text, options));
        path.ifPresent(read -> {
            String printed = read.toString();
            Law.holds(printed.length() <= 8 * text.length() + 16, "%s prints as %d characters", text, printed.length());
            Law.holds(
                    FilterParser.parsePath(printed, FilterFuzz.PRINTED).equals(read),
                    "%s is read as another path",
                    printed);
        });
        return path;
    }

    private static void select(PatchPath path, int length, FilterOptions options) {
        for (Samples sample : Samples.ALL) {
            Optional<ResolvedPath> resolved = sample.type().resolve(path.attribute());
            JsonValue value = resolved.map(sample.resource()::value).orElse(null);
            if (path.valueFilter().isPresent()
                    && resolved.flatMap(ResolvedPath::leaf).isPresent()
                    && value instanceof JsonArray elements) {
                Law.answer(
                                length,
                                () -> FilterMatcher.ofElement(
                                        path.valueFilter().get(),
                                        resolved.flatMap(ResolvedPath::leaf).get(),
                                        options))
                        .ifPresent(matcher -> elements.forEach(matcher::matchesElement));
            }
        }
    }
}
