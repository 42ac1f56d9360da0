package io.scimvault.benchmarks.check;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the contract's {@code walk} finds in a resource, counted on the bare tokens of its JSON. */
final class JsonLength {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonLength() {}

    static long of(byte[] json) {
        long sum = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    sum += parser.getString().length();
                } else if (token == JsonToken.VALUE_TRUE) {
                    sum++;
                }
            }
        }
        return sum;
    }
}
