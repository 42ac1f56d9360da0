package io.scimvault.benchmarks.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The members of a group as nothing but their ids in order, which writes the group and the requests that change it. The members that
 * it starts with are written as in RFC 7643 §8.4; those that come later have a {@code value} alone, as clients send them.
 */
public final class MemberList {
    private static final String HEAD = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"%s","displayName":"Tour Guides",\
            "meta":{"resourceType":"Group","created":"2010-01-23T04:56:22Z","lastModified":"2011-05-13T04:42:34Z",\
            "version":"W/\\"3694e05e9dff592\\"",\
            "location":"https://example.com/v2/Groups/e9e30dba-f08f-4109-8486-d5c6a331660a"},"members":[""";

    private enum Form {
        WHOLE,
        VALUE
    }

    private final SplittableRandom random;
    private final String groupId;
    private final Map<String, Form> ids = new LinkedHashMap<>();

    /** A group of so many members, always the same for one seed. */
    public MemberList(int size, long seed) {
        random = new SplittableRandom(seed);
        groupId = People.id(random);
        for (int i = 0; i < size; i++) {
            ids.put(People.id(random), Form.WHOLE);
        }
    }

    /** Members that were not there, in the order in which they are added. */
    public List<String> addMore(int count) {
        List<String> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add(People.id(random));
        }
        add(added);
        return added;
    }

    /** Members that were there, at random, in the order in which they are removed. */
    public List<String> removeSome(int count) {
        List<String> left = new ArrayList<>(ids.keySet());
        List<String> removed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(left.size());
            removed.add(left.get(at));
            left.set(at, left.get(left.size() - 1));
            left.remove(left.size() - 1);
        }
        remove(removed);
        return removed;
    }

    /** Takes out members by id. */
    public void remove(List<String> members) {
        members.forEach(ids::remove);
    }

    /** Puts members at the end. */
    public void add(List<String> members) {
        members.forEach(id -> ids.put(id, Form.VALUE));
    }

    public int size() {
        return ids.size();
    }

    /** The group as JSON. */
    public byte[] json() {
        StringBuilder text = new StringBuilder(HEAD.formatted(groupId));
        String separator = "";
        for (Map.Entry<String, Form> member : ids.entrySet()) {
            text.append(separator);
            write(text, member.getKey(), member.getValue());
            separator = ",";
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A request that adds these members. */
    public static byte[] addition(List<String> members) {
        StringBuilder text = request().append("{\"op\":\"add\",\"path\":\"members\",\"value\":[");
        for (int i = 0; i < members.size(); i++) {
            text.append(i > 0 ? "," : "");
            write(text, members.get(i), Form.VALUE);
        }
        return text.append("]}]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A request that removes these members, each by an operation. */
    public static byte[] removal(List<String> members) {
        StringBuilder text = request();
        for (int i = 0; i < members.size(); i++) {
            text.append(i > 0 ? "," : "")
                    .append("{\"op\":\"remove\",\"path\":\"members[value eq \\\"")
                    .append(members.get(i))
                    .append("\\\"]\"}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder request() {
        return new StringBuilder("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[");
    }

    private static void write(StringBuilder text, String id, Form form) {
        text.append("{\"value\":\"").append(id);
        if (form == Form.WHOLE) {
            text.append("\",\"$ref\":\"https://example.com/v2/Users/")
                    .append(id)
                    .append("\",\"display\":\"User ")
                    .append(id, 0, 8);
        }
        text.append("\"}");
    }
}
