package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import io.scimvault.scim.resource.Resource;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shapes of text that no peer survives whole, each under the limits by default and under the widest that a host may set, in a thread
 * of its own with the stack that threads have by default: read, printed and matched, or refused, within a second of the processor, and in time that
 * grows no faster than the text.
 */
class HostileFilterTextTest {
    private static final int MIB = 1 << 20;
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final int TRIES = 4;
    private static final Resource ALICE = TestTypes.people().get("alice");
    private static final int LONGER = 8;

    private static final Map<String, FilterOptions> OPTIONS = Map.of(
            "strict", FilterOptions.strict(),
            "lenient", FilterOptions.lenient(),
            "long", new FilterOptions(16 * MIB, 32, 500, false),
            "wide, strict", new FilterOptions(Integer.MAX_VALUE, 200, Integer.MAX_VALUE, false),
            "wide, lenient", new FilterOptions(Integer.MAX_VALUE, 200, Integer.MAX_VALUE, true));

    /** What becomes of a text where the limits are wide. */
    private enum Outcome {
        READ,
        TOO_DEEP,
        REFUSED
    }

    /** A kind of text, of any size. */
    private record Shape(String name, int size, Outcome outcome, IntFunction<String> text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("( and no more", 10_000, Outcome.TOO_DEEP, "("::repeat),
                new Shape("( )", 10_000, Outcome.TOO_DEEP, n -> "(".repeat(n) + "id pr" + ")".repeat(n)),
                new Shape("1 MB of (", MIB, Outcome.TOO_DEEP, "("::repeat),
                new Shape("not ( and no more", 10_000, Outcome.TOO_DEEP, "not ("::repeat),
                new Shape("not ( )", 10_000, Outcome.TOO_DEEP, n -> "not (".repeat(n) + "id pr" + ")".repeat(n)),
                new Shape("flat and", 10_000, Outcome.READ, n -> "id pr and ".repeat(n - 1) + "id pr"),
                new Shape(
                        "right-nested and",
                        10_000,
                        Outcome.TOO_DEEP,
                        n -> "id pr and (".repeat(n - 1) + "id pr" + ")".repeat(n - 1)),
                new Shape(
                        "left-nested and",
                        10_000,
                        Outcome.TOO_DEEP,
                        n -> "(".repeat(n - 1) + "id pr" + " and id pr)".repeat(n - 1)),
                new Shape("1 MB of or", MIB, Outcome.READ, n -> "id pr or ".repeat(n / 9) + "id pr"),
                new Shape("and before or", 10_000, Outcome.READ, n -> "id pr and ".repeat(n) + "id pr or id pr"),
                new Shape(
                        "or under and",
                        10_000,
                        Outcome.READ,
                        n -> "(id pr or title pr) and ".repeat(n) + "(id pr or title pr)"),
                new Shape(
                        "parentheses side by side",
                        1_000,
                        Outcome.READ,
                        n -> ("(".repeat(32) + "id pr" + ")".repeat(32) + " or ").repeat(n) + "id pr"),
                new Shape(
                        "value paths",
                        10_000,
                        Outcome.READ,
                        n -> "emails[type eq \"work\" and not (value pr)] or ".repeat(n) + "id pr"),
                new Shape(
                        "one long value path",
                        10_000,
                        Outcome.READ,
                        n -> "emails[" + "type pr or ".repeat(n) + "type eq \"work\"] or id pr"),
                new Shape("[ and no more", 10_000, Outcome.REFUSED, "emails["::repeat),
                new Shape("a long string", MIB, Outcome.READ, n -> "id ne \"" + "x".repeat(n) + "\""),
                new Shape("a string of escapes", MIB, Outcome.READ, n -> "id ne \"" + "\\u00e9".repeat(n / 6) + "\""),
                new Shape(
                        "strings with an escape at their end",
                        10_000,
                        Outcome.READ,
                        n -> "id ne \"xxxxxxxxxxxxxxxx\\n\" and ".repeat(n) + "id pr"),
                new Shape("an endless string", MIB, Outcome.REFUSED, n -> "id eq \"" + "\\\\".repeat(n / 2)),
                new Shape("a long name", MIB, Outcome.REFUSED, n -> "a".repeat(n)),
                new Shape("a name of dots", MIB, Outcome.REFUSED, n -> "a.".repeat(n / 2) + " pr"),
                new Shape("blanks", MIB, Outcome.READ, n -> "id pr" + " ".repeat(n) + "and id pr" + " ".repeat(n)),
                new Shape(
                        "blanks before each parenthesis",
                        20_000,
                        Outcome.READ,
                        n -> "(".repeat(32) + "id pr" + (" ".repeat(n / 32) + ")").repeat(32)),
                new Shape(
                        "blanks behind each value path",
                        10_000,
                        Outcome.READ,
                        n -> ("emails[type pr]" + " ".repeat(20) + "or ").repeat(n) + "id pr"));
    }

    static Stream<Arguments> shapesAndOptions() {
        return shapes().flatMap(
                        shape -> OPTIONS.keySet().stream().sorted().map(options -> Arguments.of(shape, options)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("shapesAndOptions")
    void isReadOrRefusedWithinASecond(Shape shape, String name) {
        FilterOptions options = OPTIONS.get(name);
        String text = shape.text().apply(shape.size());

        assertThat(best(() -> use(text, options), A_SECOND)).isLessThan(A_SECOND);
        if (text.length() > options.maxLength()) {
            assertThat(refusal(text, options).error().detail())
                    .isEqualTo("The filter has " + text.length() + " characters; at most " + options.maxLength()
                            + " are accepted.");
        } else if (name.startsWith("wide")) {
            assertOutcome(shape, text, options);
        }
    }

    private static void assertOutcome(Shape shape, String text, FilterOptions options) {
        if (shape.outcome() == Outcome.READ) {
            assertThat(FilterParser.parse(text, options)).isEqualTo(FilterParser.parse(text, options));
            return;
        }
        ScimException refusal = refusal(text, options);
        assertThat(refusal.error().scimType()).contains(ScimType.INVALID_FILTER);
        assertThat(refusal.error().detail().length()).isLessThan(400);
        assertThat(refusal.error().detail().startsWith("Parentheses and brackets are nested more than 200 deep at "))
                .isEqualTo(shape.outcome() == Outcome.TOO_DEEP);
    }

    static Stream<Shape> readShapes() {
        return shapes().filter(shape -> shape.outcome() != Outcome.TOO_DEEP);
    }

    @ParameterizedTest
    @MethodSource("readShapes")
    void takesTimeByTheLengthOfTheText(Shape shape) {
        FilterOptions options = OPTIONS.get("wide, lenient");
        String little = shape.text().apply(shape.size());
        String much = shape.text().apply(shape.size() * LONGER);

        Duration some = best(() -> use(little, options), Duration.ZERO);
        Duration limit = some.multipliedBy(LONGER * 4L).plus(A_SECOND);

        assertThat(best(() -> use(much, options), limit)).isLessThan(limit);
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                Arguments.of("a[" + "(".repeat(MIB), "Parentheses and brackets are nested more than 200 deep at 201"),
                Arguments.of(
                        "a[" + "not (".repeat(10_000), "Parentheses and brackets are nested more than 200 deep at "),
                Arguments.of("[".repeat(MIB), "Expected an attribute name at 0 in the path, found '['."),
                Arguments.of("a[b pr]".repeat(MIB / 7), "Expected the end at 7 in the path, found 'a'."),
                Arguments.of("a[b pr]" + ".c".repeat(MIB / 2), "Expected the name of a sub-attribute at 8 in the path"),
                Arguments.of(
                        "a[" + "b pr or ".repeat(MIB / 8) + "b pr",
                        "Expected 'and', 'or' or ']' at 1048582 in the path, found the end."));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void refusesAPathWithinASecond(String text, String sentence) {
        FilterOptions options = OPTIONS.get("wide, lenient");

        Runnable work = () -> {
            ScimException refusal =
                    catchThrowableOfType(ScimException.class, () -> FilterParser.parsePath(text, options));
            assertThat(refusal.error().scimType()).contains(ScimType.INVALID_PATH);
            assertThat(refusal.error().detail()).startsWith(sentence);
        };

        assertThat(best(work, A_SECOND)).isLessThan(A_SECOND);
    }

    private static ScimException refusal(String text, FilterOptions options) {
        ScimException refusal = catchThrowableOfType(ScimException.class, () -> FilterParser.parse(text, options));
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }

    private static void use(String text, FilterOptions options) {
        try {
            Filter filter = FilterParser.parse(text, options);
            assertThat(filter.toString().length()).isLessThanOrEqualTo(text.length());
            FilterMatcher matcher = FilterMatcher.of(filter, TestTypes.USER, options);
            assertThat(matcher.matches(ALICE)).isTrue();
        } catch (ScimException e) {
            assertThat(e.error().scimType()).contains(ScimType.INVALID_FILTER);
        }
    }

    /** The processor's time for the work: the least of some runs until one is short enough, since the JVM's own work only adds to it. */
    private static Duration best(Runnable work, Duration enough) {
        Duration best = ChronoUnit.FOREVER.getDuration();
        for (int i = 0; i < TRIES && best.compareTo(enough) >= 0; i++) {
            Duration start = used();
            onDefaultStack(work);
            Duration time = used().minus(start);
            best = time.compareTo(best) < 0 ? time : best;
        }
        return best;
    }

    /** What this JVM had of the processor: unlike the clock, it does not run on while others have it. */
    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static void onDefaultStack(Runnable work) {
        FutureTask<Boolean> task = new FutureTask<>(work, true);
        new Thread(task, "hostile").start();
        try {
            assertThat(task.get()).isTrue();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
