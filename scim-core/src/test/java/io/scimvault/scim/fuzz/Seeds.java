package io.scimvault.scim.fuzz;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What fuzzing begins with: the inputs of the test vectors, and the lines of a target's file, which are what earlier runs found.
 *
 * <p>A line is one input in ASCII; a backslash, a line's leading {@code #} and every other byte are written {@code \xHH}.
 */
final class Seeds {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String REQUEST = "request";
    private static final String BULK = "a bulk request";
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "FilterFuzz", List.of("filter"),
            "PathFuzz", List.of("path"),
            "PatchFuzz", List.of("patch"),
            "JsonFuzz", List.of("resource", "body"),
            "BodyFuzz", List.of("resource", "body"),
            "RequestFuzz", List.of(REQUEST),
            "BulkFuzz", List.of(BULK));

    private Seeds() {}

    /** Writes a target's seeds into a directory, or prints the inputs in a directory as lines: {@code write TARGET DIR}, {@code print DIR}. */
    public static void main(String... args) throws IOException {
        if (args.length == 3 && args[0].equals("write")) {
            Path directory = Files.createDirectories(Path.of(args[2]));
            int number = 0;
            for (byte[] seed : of(args[1])) {
                Files.write(directory.resolve("seed-" + number++), seed);
            }
        } else if (args.length == 2 && args[0].equals("print")) {
            try (Stream<Path> files = Files.list(Path.of(args[1]))) {
                for (Path file : files.sorted().toList()) {
                    System.out.println(line(Files.readAllBytes(file)));
                }
            }
        } else {
            throw new IllegalArgumentException("write TARGET DIRECTORY, or print DIRECTORY");
        }
    }

    /** All seeds of a target. */
    static List<byte[]> of(String target) throws IOException {
        List<String> members = MEMBERS.get(target);
        if (members == null) {
            throw new IllegalArgumentException(target + " is none of " + MEMBERS.keySet());
        }
        Set<String> texts = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("vectors"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                collect(JsonText.within(JsonLimits.ANSWER).parse(Files.readAllBytes(file)), members, texts);
            }
        }
        Stream<byte[]> fromVectors = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(fromVectors, found(target).stream()).toList();
    }

    /** The inputs that earlier runs found. */
    static List<byte[]> found(String target) throws IOException {
        return Files.readAllLines(RESOURCES.resolve("fuzz/" + target + ".txt"), StandardCharsets.US_ASCII).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Seeds::bytes)
                .toList();
    }

    private static void collect(JsonValue value, List<String> members, Set<String> texts) {
        if (value instanceof JsonArray array) {
            array.forEach(element -> collect(element, members, texts));
        } else if (value instanceof JsonObject object) {
            object.string(REQUEST).ifPresent(line -> {
                if (members.contains(REQUEST)) {
                    texts.add(exchange(line, object));
                } else if (members.contains(BULK) && line.equals("POST /Bulk")) {
                    object.get("body").ifPresent(body -> texts.add(body.toString()));
                }
            });
            object.members().forEach((name, member) -> {
                if (members.contains(name) && !name.equals(REQUEST)) {
                    texts.add(text(name, member));
                }
                collect(member, members, texts);
            });
        }
    }

    private static String exchange(String line, JsonObject exchange) {
        StringBuilder text = new StringBuilder(line).append('\n');
        exchange.object("headers")
                .ifPresent(headers -> headers.members()
                        .forEach((name, value) -> text.append(name)
                                .append(": ")
                                .append(text(name, value))
                                .append('\n')));
        String body = exchange.get("body")
                .map(JsonValue::toString)
                .or(() -> exchange.string("text"))
                .orElse("");
        return text.append('\n').append(body).toString();
    }

    private static String text(String name, JsonValue member) {
        if (name.equals("patch") && member instanceof JsonArray) {
            return JsonObject.builder()
                    .put("schemas", JsonArray.of(new JsonString(PatchRequest.SCHEMA)))
                    .put("Operations", member)
                    .build()
                    .toString();
        }
        return member instanceof JsonString string ? string.value() : member.toString();
    }

    static String line(byte[] seed) {
        StringBuilder line = new StringBuilder();
        for (byte b : seed) {
            boolean plain = b >= ' ' && b < 0x7F && b != '\\' && (b != '#' || !line.isEmpty());
            line.append(plain ? String.valueOf((char) b) : String.format("\\x%02X", b));
        }
        return line.toString();
    }

    static byte[] bytes(String line) {
        ByteArrayOutputStream seed = new ByteArrayOutputStream(line.length());
        for (int i = 0; i < line.length(); i++) {
            boolean escaped = line.charAt(i) == '\\';
            seed.write(escaped ? Integer.parseInt(line, i + 2, i + 4, 16) : line.charAt(i));
            i += escaped ? 3 : 0;
        }
        return seed.toByteArray();
    }
}
