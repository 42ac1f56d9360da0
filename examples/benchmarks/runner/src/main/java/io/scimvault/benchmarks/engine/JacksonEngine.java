package io.scimvault.benchmarks.engine;

import io.scimvault.benchmarks.contract.Engine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jackson's own tree: reading and writing only. */
final class JacksonEngine implements Engine {
    private final JsonMapper mapper = JsonMapper.shared();

    @Override
    public Object readUser(byte[] json) {
        return mapper.readTree(json);
    }

    @Override
    public Object readGroup(byte[] json) {
        return mapper.readTree(json);
    }

    @Override
    public long walk(Object resource) {
        return length((JsonNode) resource);
    }

    private static long length(JsonNode node) {
        if (node.isString()) {
            return node.stringValue().length();
        }
        long sum = node.isBoolean() && node.booleanValue() ? 1 : 0;
        if (node.isContainer()) {
            for (JsonNode child : node) {
                sum += length(child);
            }
        }
        return sum;
    }

    @Override
    public byte[] write(Object resource) {
        return mapper.writeValueAsBytes(resource);
    }
}
