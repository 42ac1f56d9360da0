package io.scimvault.scim.testkit;

import static io.scimvault.scim.testkit.StoreUnderTest.id;
import static io.scimvault.scim.testkit.StoreUnderTest.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimvault.scim.filter.Filter;
import io.scimvault.scim.filter.Filters;
import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.scim.protocol.Projection;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.Attribute;
import io.scimvault.scim.schema.AttributePath;
import io.scimvault.scim.schema.ResolvedPath;
import io.scimvault.scim.schema.ResourceType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By a key at least those resources are found that have its value, in any letter case where the attribute ignores case. */
interface KeysContract extends ContractPart {

    private static ResolvedPath resolved(ResourceType type, String key) {
        return type.resolve(AttributePath.parse(key))
                .orElseThrow(() -> new AssertionError("the key " + key + " is no attribute of a " + type.name()));
    }

    /** The texts that a resource has at a path, each as others might write it. */
    private static Set<String> writings(ResourceType type, Resource resource, String key) {
        ResolvedPath path = resolved(type, key);
        Attribute leaf = path.leaf().orElseThrow();
        Set<String> writings = new LinkedHashSet<>();
        texts(resource, path).forEach(text -> {
            writings.add(text);
            if (!leaf.caseExact()) {
                writings.add(text.toUpperCase(Locale.ROOT));
                writings.add(text.toLowerCase(Locale.ROOT));
            }
        });
        return writings;
    }

    private static Stream<String> texts(Resource resource, ResolvedPath path) {
        JsonValue value = resource.value(new ResolvedPath(path.extension(), path.attribute(), Optional.empty()));
        Stream<JsonValue> values = value instanceof JsonArray array ? array.stream() : Stream.ofNullable(value);
        String sub = path.sub().map(Attribute::name).orElse("value");
        return values.map(one -> one instanceof JsonObject object ? object.member(sub) : one)
                .filter(JsonString.class::isInstance)
                .map(one -> ((JsonString) one).value());
    }

    private List<Resource> found(ResourceType type, String key, String value) {
        return tried().store().find(type, key, value, Projection.complete(type));
    }

    @Test
    default void keysAreTextsOfTheType() {
        for (ResourceType type : types()) {
            for (String key : tried().store().keys(type)) {
                Attribute leaf = resolved(type, key).leaf().orElseThrow();
                assertTrue(leaf.type().isText() || leaf.isComplex(), () -> "the key " + key + " is no text");
            }
        }
    }

    @Test
    default void allThatHaveAKeysValueAreFound() {
        for (ResourceType type : types()) {
            List<Resource> created =
                    List.of(tried().createFull(type, "Text"), tried().createFull(type, "text"), tried().create(type));
            for (String key : tried().store().keys(type)) {
                for (Resource one : created) {
                    writings(type, one, key).forEach(writing -> assertFound(type, created, key, writing));
                }
            }
        }
    }

    private void assertFound(ResourceType type, List<Resource> all, String key, String writing) {
        Listing wanted = tried().list(type, Filters.attribute(key).eq(writing));
        List<Resource> found = found(type, key, writing);
        for (Resource one : all.stream().filter(wanted.matches()).toList()) {
            Resource same = found.stream()
                    .filter(other -> other.id().equals(one.id()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not found by " + wanted.filter()));
            StoreUnderTest.assertSameState(type, one, same, "what is found by " + key);
        }
        assertEquals(found.size(), new HashSet<>(ids(found)).size(), () -> "found twice by " + wanted.filter());
    }

    @Test
    default void whatIsChangedOrGoneIsFoundAsItIs() {
        for (ResourceType type : types()) {
            for (String key : tried().store().keys(type)) {
                Resource created = tried().createFull(type, StoreUnderTest.name());
                Set<String> before = writings(type, created, key);
                if (before.isEmpty()) {
                    continue;
                }
                tried().update(type, id(created), one -> one.with(StoreUnderTest.text(type), "other"));
                for (String writing : before) {
                    found(type, key, writing).stream()
                            .filter(one -> one.id().equals(created.id()))
                            .forEach(one -> StoreUnderTest.assertSameState(
                                    type, tried().read(type, id(created)), one, "what is found by " + key));
                }
                tried().delete(type, id(created));
                for (String writing : before) {
                    assertFalse(ids(found(type, key, writing)).contains(id(created)), "what is gone is found");
                }
            }
        }
    }

    @Test
    default void whatNobodyHasIsNotFound() {
        for (ResourceType type : types()) {
            tried().createFull(type, "text");
            for (String key : tried().store().keys(type)) {
                Filter filter = Filters.attribute(key).eq("nobody's");
                assertEquals(
                        List.of(),
                        found(type, key, "nobody's").stream()
                                .filter(tried().list(type, filter).matches())
                                .toList(),
                        "what is found by " + key);
            }
        }
    }

    /** For a store that looks up by itself as well. */
    @Test
    default void aQueryForAUniqueValueFindsItsOwner() {
        for (ResourceType type : types()) {
            Resource created = tried().create(type);
            tried().create(type);
            Set<String> attributes = new LinkedHashSet<>(unique(type));
            attributes.add("id");
            for (String attribute : attributes) {
                for (String writing : writings(type, created, attribute)) {
                    Listing listing =
                            tried().list(type, Filters.attribute(attribute).eq(writing));
                    assertEquals(List.of(id(created)), ids(listing.all()), () -> "found by " + listing.filter());
                    assertEquals(1, listing.total(), () -> "how many match " + listing.filter());
                }
            }
        }
    }
}
