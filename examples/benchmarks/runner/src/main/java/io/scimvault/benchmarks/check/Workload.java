package io.scimvault.benchmarks.check;

import java.util.Arrays;

/** A piece of work that is measured; its id is the name of the measuring method. */
public enum Workload {
    SHORT_FILTER_PARSED("shortFilterParsed", "short filter parsed"),
    LONG_FILTER_PARSED("longFilterParsed", "long filter parsed"),
    ONE_USER_MATCHED("oneUserMatched", "long filter on one user, filter ready"),
    ONE_USER_MATCHED_ONCE("oneUserMatchedOnce", "long filter on one user, filter as parsed"),
    THOUSAND_USERS_MATCHED("thousandUsersMatched", "long filter on 1,000 users, filter as parsed"),
    USER_READ("userRead", "full user read from bytes"),
    USER_WRITTEN("userWritten", "full user written to bytes"),
    USER_PATCHED("userPatched", "five-operation PATCH of a user, in memory"),
    USER_PATCHED_AS_BYTES("userPatchedAsBytes", "five-operation PATCH of a user, bytes to bytes"),
    MEMBER_ADDED("memberAdded", "member added to a group"),
    MEMBER_REMOVED("memberRemoved", "member removed from a group"),
    GROUP_READ("groupRead", "group read from bytes"),
    FIRST_MEMBER_ADDED("firstMemberAdded", "first member added to a group just read"),
    FIRST_MEMBER_REMOVED("firstMemberRemoved", "first member removed from a group just read");

    private final String id;
    private final String title;

    Workload(String id, String title) {
        this.id = id;
        this.title = title;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Whether it is done on groups of several sizes. */
    public boolean onGroups() {
        return compareTo(MEMBER_ADDED) >= 0;
    }

    /** Whether one change after the other is made to the same group. */
    public boolean inBatches() {
        return this == MEMBER_ADDED || this == MEMBER_REMOVED;
    }

    public static Workload of(String id) {
        return Arrays.stream(values())
                .filter(workload -> workload.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing measured is called " + id));
    }
}
