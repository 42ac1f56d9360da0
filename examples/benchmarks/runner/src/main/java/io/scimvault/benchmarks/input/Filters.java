package io.scimvault.benchmarks.input;

import io.scimvault.benchmarks.contract.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Filters whose terms are drawn at random from the users on which they are matched, together with their meaning. */
final class Filters {
    private enum Operator {
        EQ(String::equals),
        SW(String::startsWith),
        CO(String::contains),
        EW(String::endsWith);

        private final BiPredicate<String, String> test;

        Operator(BiPredicate<String, String> test) {
            this.test = test;
        }

        String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** None of the attributes that are compared regards case. */
        boolean holds(String value, String wanted) {
            return test.test(value.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT));
        }
    }

    private record Field(String path, Function<Person, String> value) {
        String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    private record Element(String list, String type, String sub, Function<Person, String> value) {}

    private static final List<Field> FIRST = List.of(
            new Field("userName", Person::userName),
            new Field("displayName", Person::displayName),
            new Field("nickName", Person::nickName));
    private static final List<Field> NEGATED =
            List.of(new Field("title", Person::title), new Field("userType", Person::userType));
    private static final List<Field> NAMES =
            List.of(new Field("name.familyName", Person::familyName), new Field("name.givenName", Person::givenName));
    private static final List<Element> ELEMENTS = List.of(
            new Element("emails", "work", "value", Person::workEmail),
            new Element("emails", "home", "value", Person::homeEmail),
            new Element("phoneNumbers", "mobile", "value", Person::mobilePhone),
            new Element("addresses", "home", "locality", Person::homeLocality));

    private final SplittableRandom random;
    private final List<Person> people;

    Filters(SplittableRandom random, List<Person> people) {
        this.random = random;
        this.people = people;
    }

    /** {@code userName eq "…"}, each with another name. */
    List<FilterCase> shortOnes() {
        return people.stream()
                .map(person -> comparison(FIRST.get(0), Operator.EQ, person.userName()))
                .toList();
    }

    /** Five clauses with {@code and}, {@code or}, {@code not}, a group and a value path, in three arrangements. */
    List<FilterCase> longOnes(int count) {
        List<FilterCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FilterCase first = comparison(FIRST);
            FilterCase element = valuePath();
            FilterCase negated = not(comparison(NEGATED));
            FilterCase name = comparison(NAMES);
            FilterCase last = random.nextBoolean() ? isActive() : modifiedSince();
            cases.add(
                    switch (i % 3) {
                        case 0 -> or(and(first, element), and(negated, group(or(name, last))));
                        case 1 -> or(and(element, negated), and(first, group(or(name, last))));
                        default -> or(first, and(group(or(element, name)), and(negated, last)));
                    });
        }
        return cases;
    }

    private FilterCase comparison(List<Field> fields) {
        Field field = fields.get(random.nextInt(fields.size()));
        Operator operator = Operator.values()[random.nextInt(4)];
        return comparison(field, operator, drawn(field.value(), operator));
    }

    private static FilterCase comparison(Field field, Operator operator, String wanted) {
        return new FilterCase(
                field.path() + " " + operator.keyword() + " \"" + wanted + '"',
                field.name().length() + wanted.length(),
                field.name(),
                person -> operator.holds(field.value().apply(person), wanted));
    }

    private FilterCase valuePath() {
        Element element = ELEMENTS.get(random.nextInt(ELEMENTS.size()));
        Operator operator = Operator.values()[1 + random.nextInt(3)];
        String wanted = drawn(element.value(), operator);
        return new FilterCase(
                "%s[type eq \"%s\" and %s %s \"%s\"]"
                        .formatted(element.list(), element.type(), element.sub(), operator.keyword(), wanted),
                element.list().length()
                        + "type".length()
                        + element.type().length()
                        + element.sub().length()
                        + wanted.length(),
                Shape.valuePath(element.list(), Shape.joined("and", List.of("type", element.sub()))),
                person -> operator.holds(element.value().apply(person), wanted));
    }

    private FilterCase isActive() {
        boolean wanted = random.nextBoolean();
        return new FilterCase(
                "active eq " + wanted,
                "active".length() + Boolean.toString(wanted).length(),
                "active",
                person -> person.active() == wanted);
    }

    private FilterCase modifiedSince() {
        String wanted = new People(random).time();
        return new FilterCase(
                "meta.lastModified ge \"" + wanted + '"',
                "lastModified".length() + wanted.length(),
                "lastModified",
                person -> person.lastModified().compareTo(wanted) >= 0);
    }

    /** A value that some user has, or the part of one that the operator asks for, in ASCII, and half of the time in capitals. */
    private String drawn(Function<Person, String> field, Operator operator) {
        String value = field.apply(people.get(random.nextInt(people.size())));
        String ascii = value.replaceAll("[^\\x20-\\x7e]", "");
        int length = Math.min(ascii.length(), 1 + random.nextInt(4));
        String part = switch (operator) {
            case EQ -> ascii;
            case SW -> ascii.substring(0, length);
            case CO -> ascii.substring(1, Math.min(ascii.length(), 1 + length));
            case EW -> ascii.substring(ascii.length() - length);
        };
        return random.nextBoolean() ? part.toUpperCase(Locale.ROOT) : part;
    }

    private static FilterCase not(FilterCase term) {
        return new FilterCase(
                "not (" + term.text() + ")",
                term.length(),
                Shape.not(term.shape()),
                person -> !term.holds().test(person));
    }

    private static FilterCase group(FilterCase term) {
        return new FilterCase("(" + term.text() + ")", term.length(), term.shape(), term.holds());
    }

    private static FilterCase and(FilterCase left, FilterCase right) {
        return joined(
                "and",
                left,
                right,
                person -> left.holds().test(person) && right.holds().test(person));
    }

    private static FilterCase or(FilterCase left, FilterCase right) {
        return joined(
                "or",
                left,
                right,
                person -> left.holds().test(person) || right.holds().test(person));
    }

    private static FilterCase joined(String word, FilterCase left, FilterCase right, Predicate<Person> holds) {
        return new FilterCase(
                left.text() + " " + word + " " + right.text(),
                left.length() + right.length(),
                Shape.joined(word, List.of(left.shape(), right.shape())),
                holds);
    }
}
