package io.scimvault.benchmarks.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

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
    SERVICE_USER_READ("serviceUserRead", "service: user read by id"),
    SERVICE_USER_CREATED("serviceUserCreated", "service: user created"),
    SERVICE_USER_PATCHED("serviceUserPatched", "service: five-operation PATCH of a user"),
    SERVICE_PAGE("servicePage", "service: page of 100 of 10,000 users, filtered"),
    SERVICE_PAGE_BY_CURSOR("servicePageByCursor", "service: the second page, by cursor"),
    MEMBER_ADDED("memberAdded", "member added to a group"),
    MEMBER_REMOVED("memberRemoved", "member removed from a group"),
    GROUP_READ("groupRead", "group read from bytes"),
    FIRST_MEMBER_ADDED("firstMemberAdded", "first member added to a group just read"),
    FIRST_MEMBER_REMOVED("firstMemberRemoved", "first member removed from a group just read");

    private static final String SERVICE = "service";

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

    /** Whether it is done by a whole service. */
    public boolean ofService() {
        return id.startsWith(SERVICE);
    }

    /** Whether each call changes what the next one finds, so that so many are measured at a time. */
    public boolean inBatches() {
        return this == MEMBER_ADDED
                || this == MEMBER_REMOVED
                || this == SERVICE_USER_CREATED
                || this == SERVICE_USER_PATCHED;
    }

    public static Workload of(String id) {
        return Arrays.stream(values())
                .filter(workload -> workload.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing measured is called " + id));
    }

    /** The workload of an id, or all those of a service for the word {@code service}. */
    public static Set<Workload> named(String word) {
        if (!word.equals(SERVICE)) {
            return EnumSet.of(of(word));
        }
        Set<Workload> set = EnumSet.allOf(Workload.class);
        set.removeIf(workload -> !workload.ofService());
        return set;
    }
}
