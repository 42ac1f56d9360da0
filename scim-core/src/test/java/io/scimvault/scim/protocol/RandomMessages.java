package io.scimvault.scim.protocol;

import io.scimvault.scim.filter.CompareOperator;
import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.filter.PatchPath;
import io.scimvault.scim.json.JsonGenerator;
import io.scimvault.scim.json.JsonNull;
import io.scimvault.scim.json.JsonNumber;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.patch.PatchOperation;
import io.scimvault.scim.patch.PatchRequest;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;

/** Makes messages of the protocol from a seed, and writes them as somebody else's software might. */
public final class RandomMessages {
    private static final List<String> NAMES = List.of(
            "userName",
            "name.familyName",
            "$ref",
            "urn:ietf:params:scim:schemas:core:2.0:User:userName",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
            "urn:x:2.0:y");
    private static final List<String> TEXTS = List.of(
            "", " ", "a", "a b", "x\"y", "\\", "a&b=c", "1+1", "100%", "#?/;,:", "é", "😀", "\n\t", "~*'()!", "\u0000");

    private final Random random;
    private final JsonGenerator json;

    public RandomMessages(long seed) {
        random = new Random(seed);
        json = new JsonGenerator(seed);
    }

    public ListResponse list() {
        List<Resource> resources = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            resources.add(new Resource(json.object(3)));
        }
        return new ListResponse(
                number(0), number(Integer.MIN_VALUE), number(0), maybe(this::cursor), maybe(this::cursor), resources);
    }

    public SearchRequest search() {
        return new SearchRequest(
                names(),
                names(),
                maybe(() -> filter(3)),
                maybe(() -> one(NAMES)),
                maybe(() -> one(List.of(SearchRequest.Order.values()))),
                number(Integer.MIN_VALUE),
                number(Integer.MIN_VALUE),
                maybe(this::text));
    }

    public ErrorMessage error() {
        Optional<String> keyword = maybe(() -> "x" + text());
        return new ErrorMessage(400 + random.nextInt(200), keyword, maybe(() -> text() + "."));
    }

    public PatchRequest patch() {
        PatchRequest.Builder request = PatchRequest.builder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            PatchPath path = path();
            Optional<PatchPath> target = maybe(() -> path);
            request.with(
                    switch (random.nextInt(3)) {
                        case 0 -> new PatchOperation.Add(target, json.value(3));
                        case 1 -> new PatchOperation.Replace(target, json.value(3));
                        default ->
                            new PatchOperation.Remove(
                                    path, maybe(() -> json.value(2)).filter(listed -> listed != JsonNull.NULL));
                    });
        }
        return request.build();
    }

    private PatchPath path() {
        return switch (random.nextInt(3)) {
            case 0 -> PatchPath.of(AttributePath.parse(one(NAMES)));
            case 1 -> PatchRequest.elements("emails", filter(2));
            default -> PatchRequest.elements("urn:x:2.0:y", filter(2), "value");
        };
    }

    private Filter filter(int depth) {
        Filters.Term term = Filters.attribute(one(NAMES));
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> term.pr();
            case 1 -> term.compare(CompareOperator.GE, new JsonNumber("1.50e3"));
            case 2 -> term.compare(one(List.of(CompareOperator.values())), new JsonString(text()));
            case 3 -> Filters.and(filter(depth - 1), filter(depth - 1));
            case 4 -> Filters.or(filter(depth - 1), filter(depth - 1));
            default -> Filters.not(filter(depth - 1));
        };
    }

    /** The message as it might come from elsewhere: names in any letter case, numbers as strings, other members, no schemas. */
    public JsonObject respelled(JsonObject message) {
        JsonObject.Builder other = JsonObject.builder().put("x-" + text(), json.value(2));
        message.forEach((name, value) -> {
            if (!name.equals("schemas")) {
                other.put(anyCase(name), value instanceof JsonNumber && random.nextBoolean() ? asText(value) : value);
            }
        });
        return other.put("SCHEMAS", json.value(1)).put("unknown", JsonNull.NULL).build();
    }

    private static JsonValue asText(JsonValue number) {
        return new JsonString(number.toString());
    }

    private String anyCase(String name) {
        return switch (random.nextInt(3)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            names.add(one(NAMES));
        }
        return names;
    }

    private OptionalInt number(int least) {
        int any = random.nextBoolean() ? random.nextInt(1_000) : random.nextInt();
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(Math.max(any, least));
    }

    private String cursor() {
        return "c" + text();
    }

    private String text() {
        return one(TEXTS) + one(TEXTS);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
