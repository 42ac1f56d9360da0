package io.scimvault.benchmarks.input;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Many users, and filters that each hold for some of them; always the same for one seed.
 *
 * @param people in the order of their creation
 * @param pages of the users for whom a filter holds, each filter another
 */
public record Crowd(List<Person> people, List<Page> pages) {
    /** How many users there are. */
    public static final int COUNT = 10_000;

    /** How many users a page has. */
    public static final int PAGE = 100;

    private static final long SEED = 7644;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SHORTEST = 3 * PAGE;

    /**
     * A filter and what is known of it beforehand.
     *
     * @param filter five comparisons with {@code and}, {@code or} and {@code not}, none on the elements of a list
     * @param matching those for whom it holds, three pages at least
     */
    public record Page(String filter, List<Person> matching) {
        /** The query that asks for the first page. */
        public String query() {
            return "count=" + PAGE + "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        }

        /** The users on the first page, in the order of their creation. */
        public List<Person> first() {
            return matching.subList(0, PAGE);
        }
    }

    public static Crowd generate() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Person> people = new People(random).list(COUNT);
        Set<String> seen = new HashSet<>();
        List<Page> pages = new ArrayList<>();
        while (pages.size() < Inputs.COUNT) {
            Page page = page(random, people);
            if (seen.add(page.filter()) && page.matching().size() >= SHORTEST) {
                pages.add(page);
            }
        }
        return new Crowd(people, pages);
    }

    private static Page page(SplittableRandom random, List<Person> people) {
        String type = people.get(random.nextInt(COUNT)).userType();
        String otherType = people.get(random.nextInt(COUNT)).userType();
        String title = people.get(random.nextInt(COUNT)).title();
        boolean active = random.nextBoolean();
        int letter = random.nextInt(LETTERS.length());
        String part = LETTERS.substring(letter, letter + 1);
        String filter =
                "(userType eq \"%s\" or userType eq \"%s\") and active eq %s and not (title eq \"%s\") and userName co \"%s\""
                        .formatted(type, otherType, active, title, part);
        Predicate<Person> holds =
                person -> (person.userType().equals(type) || person.userType().equals(otherType))
                        && person.active() == active
                        && !person.title().equals(title)
                        && person.userName().toLowerCase(Locale.ROOT).contains(part);
        return new Page(filter, people.stream().filter(holds).toList());
    }
}
