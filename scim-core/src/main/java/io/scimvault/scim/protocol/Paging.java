package io.scimvault.scim.protocol;

import java.util.List;

/**
 * Which part of a list is wanted (RFC 7644 §3.4.2.4).
 *
 * @param startIndex position of the first resource, from 1
 * @param count how many at most; 0 asks for the total alone
 */
public record Paging(int startIndex, int count) {

    /** How many resources a page has when the client does not say, and at most. */
    public record Limits(int byDefault, int atMost) {
        /** 100 and 200: Okta and others step by 100, and take a shorter page for the last one. */
        public static final Limits USUAL = new Limits(100, 200);

        public Limits {
            if (byDefault < 1 || atMost < byDefault) {
                throw new IllegalArgumentException("page sizes must be positive, and the default within the maximum");
            }
        }
    }

    /** Values out of range are moved to the nearest allowed one, as the RFC wants it. */
    public Paging {
        startIndex = Math.max(startIndex, 1);
        count = Math.max(count, 0);
    }

    /** What a client that names neither gets. */
    public static Paging first(Limits limits) {
        return new Paging(1, limits.byDefault());
    }

    /** This paging with at most so many resources as the server gives. */
    public Paging within(Limits limits) {
        return new Paging(startIndex, Math.min(count, limits.atMost()));
    }

    /** The part of a whole list. */
    public <T> List<T> slice(List<T> all) {
        int from = Math.min(startIndex - 1, all.size());
        int to = (int) Math.min((long) from + count, all.size());
        return List.copyOf(all.subList(from, to));
    }
}
