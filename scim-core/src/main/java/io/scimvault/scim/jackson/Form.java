package io.scimvault.scim.jackson;

import io.scimvault.scim.json.JsonValue;
import java.util.function.Function;

/**
 * How a type stands in JSON.
 *
 * @param print the JSON of a value
 * @param read the value of a JSON; refuses with a ScimException or an IllegalArgumentException what has none
 */
record Form<T>(Class<T> type, Function<T, JsonValue> print, Function<JsonValue, T> read) {}
