package io.scimvault.host.vectors;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a Vault store answers otherwise than the store in memory that the vectors are written for, and why.
 *
 * @param scenario the beginning of its name
 * @param exchange its number, from 1
 * @param why the reason
 */
public record Deviation(String scenario, int exchange, String why) {
    private static final String MEMBERS = "members that are no users of the client's are refused";
    private static final String ACTIVE = "users are active where they are not said not to be";
    private static final String TIMES = "the time of the filter is that of the vectors' clock";
    private static final String IDS = "the id is foreseen or written otherwise, before the host gave it";
    private static final String ORDER = "ids do not follow the order of creation, but by chance";
    private static final String PATHS =
            "the host refuses what can stand in no path before SCIM sees it, in its own words";

    private static final List<Deviation> ALL = Stream.of(
                    of("RFC 7644, 3.7.1: groups that are members of each other", MEMBERS, 1, 4),
                    of("lenient: names in any letter case, a method in small letters", IDS, 1),
                    of("OneLogin: trailing ampersand", MEMBERS, 4, 5),
                    of("Ping: filter on a whole multi-valued attribute", MEMBERS, 3, 4),
                    of("JumpCloud adds a member twice", MEMBERS, 1, 2),
                    of("URLs that the service writes", MEMBERS, 2, 3, 4),
                    of("versions: whoever has the version reads nothing", MEMBERS, 23, 24, 25),
                    of("order: by sub-attributes", ORDER, 17),
                    of("Entra ID groups: unknown second schema", MEMBERS, 3, 4, 5, 6, 7, 8),
                    of("filters: by any letter case", TIMES, 8),
                    of("POST to .search", ACTIVE, 4),
                    of("Okta groups: create empty", MEMBERS, 2, 3, 5),
                    of("paths: empty segments do not count", IDS, 4),
                    of("paths: empty segments do not count", PATHS, 3, 14, 15, 18),
                    of("attributes: members that nobody asked for", MEMBERS, 7, 9),
                    of("filters: what stands in quotes is text", TIMES, 14, 15))
            .flatMap(List::stream)
            .toList();

    private static List<Deviation> of(String scenario, String why, int... exchanges) {
        return IntStream.of(exchanges)
                .mapToObj(exchange -> new Deviation(scenario, exchange, why))
                .toList();
    }

    /** Whether it is one every time. */
    public boolean isCertain() {
        return !why.equals(ORDER);
    }

    /** Why a scenario is not run. */
    public static Optional<String> ofWhole(Scenario scenario) {
        return scenario.needsOtherLimits()
                ? Optional.of("the host has no setting for the sizes of pages and bulk requests")
                : Optional.empty();
    }

    /** What an exchange of a scenario deviates in. */
    public static Optional<Deviation> of(Scenario scenario, int exchange) {
        return ALL.stream()
                .filter(one -> one.exchange() == exchange && scenario.name().startsWith(one.scenario()))
                .findFirst();
    }
}
