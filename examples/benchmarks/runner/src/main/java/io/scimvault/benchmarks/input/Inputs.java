package io.scimvault.benchmarks.input;

import java.util.List;
import java.util.SplittableRandom;

/**
 * All inputs but the groups: 1,000 of each, all different, always the same for one seed.
 *
 * @param people full users
 * @param shortFilters one comparison
 * @param longFilters five clauses
 * @param patches one for each user
 */
public record Inputs(
        List<Person> people, List<FilterCase> shortFilters, List<FilterCase> longFilters, List<PatchCase> patches) {
    /** How many inputs take turns. */
    public static final int COUNT = 1_000;

    private static final long SEED = 7643;

    public static Inputs generate() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Person> people = new People(random).list(COUNT);
        Filters filters = new Filters(random, people);
        return new Inputs(people, filters.shortOnes(), filters.longOnes(COUNT), PatchCase.all(random, people));
    }

    /** For each filter, how many of the users it holds for. */
    public long holding(FilterCase filter) {
        return people.stream().filter(filter.holds()).count();
    }
}
