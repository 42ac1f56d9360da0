package io.scimvault.benchmarks.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares two resources as JSON, generously: the order of members and of elements means nothing, null is the same as no member (RFC 7643
 * §2.5), {@code "primary": false} is the same as none (§2.4), a time in {@code meta} may lack its {@code Z}, and {@code meta.lastModified} may be any, since a library may
 * set it when it changes a resource.
 */
public final class SameJson {
    private SameJson() {}

    public static boolean areSame(byte[] left, byte[] right) {
        return canonical(left).equals(canonical(right));
    }

    /** One text for all resources that are the same. */
    static String canonical(byte[] json) {
        return canonical(JsonMapper.shared().readTree(json), "");
    }

    private static String canonical(JsonNode node, String path) {
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String below = path + "/" + member.getKey();
                if (!member.getValue().isNull()) {
                    members.put(member.getKey(), canonical(member.getValue(), below));
                }
            }
            members.remove("primary", "false");
            return members.toString();
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            for (JsonNode element : node) {
                elements.add(canonical(element, path));
            }
            Collections.sort(elements);
            return elements.toString();
        }
        return switch (path) {
            case "/meta/lastModified" -> "any";
            case "/meta/created" -> node.asString().replace("Z", "");
            default -> node.toString();
        };
    }
}
