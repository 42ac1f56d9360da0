package io.scimvault.benchmarks.input;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Users with random values. */
public final class People {
    private static final String[] GIVEN = {
        "Barbara", "Mandy", "James", "Olivia", "Chen", "Aisha", "Pedro", "Ingrid", "Noah", "Yuki", "Fatima", "Luca"
    };
    private static final String[] FAMILY = {
        "Jensen",
        "Pepperidge",
        "Smith",
        "Okafor",
        "Wong",
        "Garcia",
        "Larsen",
        "Novak",
        "Rossi",
        "Tanaka",
        "Khan",
        "Silva"
    };
    private static final String[] TITLES = {
        "Tour Guide", "Engineer", "Vice President", "Accountant", "Stage Manager", "Nurse", "Night Porter", "Architect"
    };
    private static final String[] TYPES = {"Employee", "Contractor", "Intern", "Temp", "External"};
    private static final String[] CITIES = {
        "Hollywood", "Köln", "Burbank", "San José", "Oslo", "Nairobi", "Lima", "Kyoto", "Perth", "Quebec"
    };
    private static final String[] DEPARTMENTS = {"Tour Operations", "Finance", "Stage", "Health", "Security"};

    private final SplittableRandom random;

    People(SplittableRandom random) {
        this.random = random;
    }

    List<Person> list(int count) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(person(i));
        }
        return people;
    }

    private Person person(int number) {
        String given = pick(GIVEN);
        String family = pick(FAMILY) + Integer.toString(random.nextInt(36 * 36), 36);
        String name = given.substring(0, 1).toLowerCase(Locale.ROOT) + family + number;
        return new Person(
                id(random),
                name + "@example.com",
                given,
                family,
                given + " " + family,
                given.substring(0, 3) + random.nextInt(100),
                pick(TITLES),
                pick(TYPES),
                random.nextInt(3) > 0,
                name + "@" + pick(FAMILY) + ".example.com",
                given + random.nextInt(1000) + "@" + pick(FAMILY) + ".example.org",
                phone(),
                phone(),
                pick(CITIES),
                pick(CITIES),
                pick(DEPARTMENTS),
                time(),
                certificate(),
                Optional.empty(),
                true);
    }

    private String phone() {
        return "tel:+1-555-555-" + (1000 + random.nextInt(9000));
    }

    String time() {
        return "20%02d-%02d-%02dT%02d:42:34Z"
                .formatted(10 + random.nextInt(10), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24));
    }

    private String certificate() {
        byte[] bytes = new byte[700];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    static String id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
