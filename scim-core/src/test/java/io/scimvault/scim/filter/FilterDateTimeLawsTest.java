package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.AttributePath;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in filters and resources against java.time: the same are times, and they stand in the same order. */
class FilterDateTimeLawsTest {
    private static final String CREATED = "meta.created";
    private static final String ALPHABET = "0123456789-+:.TZtz, ";
    /** As strict as java.time can be: a colon in the offset, and no day that the month does not have. */
    private static final DateTimeFormatter LIBRARY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private static final List<CompareOperator> ORDERINGS = List.of(
            CompareOperator.EQ,
            CompareOperator.NE,
            CompareOperator.GT,
            CompareOperator.GE,
            CompareOperator.LT,
            CompareOperator.LE);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3_339, 7_643})
    void comparesTheInstants(long seed) {
        Times times = new Times(new Random(seed));
        int[] kinds = new int[4];
        for (int i = 0; i < 60_000; i++) {
            Instant near = times.instant();
            String literal = times.text(near);
            String value = times.text(times.near(near));
            Optional<Instant> wanted = instant(literal);
            Optional<Instant> actual = instant(value);
            CompareOperator operator = ORDERINGS.get(i % ORDERINGS.size());
            kinds[(wanted.isPresent() ? 2 : 0) + (actual.isPresent() ? 1 : 0)]++;

            if (wanted.isEmpty()) {
                assertRefused(operator, literal);
            } else {
                boolean expected = actual.isPresent()
                        ? accepts(operator, actual.get().compareTo(wanted.get()))
                        : operator == CompareOperator.NE;
                assertThat(matcher(operator, literal).matches(createdAt(value)))
                        .as("%s %s %s", value, operator, literal)
                        .isEqualTo(expected);
            }
        }
        assertThat(kinds).doesNotContain(0);
        assertThat(kinds[3]).isGreaterThan(35_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2_029})
    void aTimeEqualsItselfHoweverItIsWritten(long seed) {
        Times times = new Times(new Random(seed));
        for (int i = 0; i < 20_000; i++) {
            Instant instant = times.instant();
            Resource resource = createdAt(times.written(instant));
            String literal = times.written(instant);

            assertThat(matcher(CompareOperator.EQ, literal).matches(resource))
                    .as("%s on %s", literal, resource)
                    .isTrue();
            assertThat(matcher(CompareOperator.GT, literal).matches(resource)).isFalse();
            assertThat(matcher(CompareOperator.LE, literal).matches(resource)).isTrue();
        }
    }

    private static FilterMatcher matcher(CompareOperator operator, String literal) {
        Filter filter = new Filter.Comparison(AttributePath.parse(CREATED), operator, new JsonString(literal));
        return FilterMatcher.of(filter, TestTypes.USER, FilterOptions.strict());
    }

    private static Resource createdAt(String time) {
        return new Resource(JsonObject.of("meta", JsonObject.of("created", new JsonString(time))));
    }

    private static void assertRefused(CompareOperator operator, String literal) {
        assertThatThrownBy(() -> matcher(operator, literal))
                .as(literal)
                .isInstanceOf(ScimException.class)
                .hasMessageStartingWith(
                        "The attribute meta.created is of type dateTime and cannot be compared with \"");
    }

    private static boolean accepts(CompareOperator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case CO, SW, EW -> throw new AssertionError(operator);
        };
    }

    /** What java.time reads; without an offset it is UTC. */
    private static Optional<Instant> instant(String text) {
        try {
            TemporalAccessor parsed = LIBRARY.parse(text);
            ZoneOffset offset =
                    parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
            return Optional.of(LocalDateTime.from(parsed).toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private record Times(Random random) {
        private static final long FIRST = Instant.parse("0001-01-03T00:00:00Z").getEpochSecond();
        private static final long LAST = Instant.parse("9999-12-28T00:00:00Z").getEpochSecond();
        private static final long RECENT = Instant.parse("2011-05-13T04:42:34Z").getEpochSecond();

        /** Any instant of four-digit years, and often one of late, with nought to nine digits behind the second. */
        Instant instant() {
            long second = random.nextBoolean()
                    ? FIRST + (long) (random.nextDouble() * (LAST - FIRST))
                    : RECENT + random.nextInt(400_000_000);
            int unit = (int) Math.pow(10, random.nextInt(10));
            return Instant.ofEpochSecond(second, (long) random.nextInt(1_000_000_000 / unit) * unit);
        }

        /** The same or one a little earlier or later. */
        Instant near(Instant instant) {
            int step = random.nextInt(5) - 2;
            ChronoUnit unit = List.of(ChronoUnit.NANOS, ChronoUnit.MILLIS, ChronoUnit.SECONDS, ChronoUnit.HOURS)
                    .get(random.nextInt(4));
            return instant.plus(step, unit);
        }

        /** The instant with some offset and as many digits as it needs at least, or what is nearly so written. */
        String text(Instant instant) {
            String written = written(instant);
            return random.nextInt(5) > 0 ? written : damaged(written);
        }

        String written(Instant instant) {
            int zone = random.nextInt(4);
            ZoneOffset offset =
                    zone < 2 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds((random.nextInt(36 * 60) - 18 * 60) * 60);
            LocalDateTime local = LocalDateTime.ofInstant(instant, offset);
            String fraction = String.format("%09d", local.get(ChronoField.NANO_OF_SECOND));
            int digits = fraction.length();
            while (digits > 0 && fraction.charAt(digits - 1) == '0' && random.nextInt(8) > 0) {
                digits--;
            }
            return local.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
                    + (digits > 0 ? "." + fraction.substring(0, digits) : "")
                    + (zone == 0 ? "" : zone == 1 ? "Z" : offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId());
        }

        private String damaged(String text) {
            StringBuilder damaged = new StringBuilder(text);
            int at = random.nextInt(text.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> damaged.setCharAt(at, c);
                case 1 -> damaged.deleteCharAt(at);
                case 2 -> damaged.insert(at, c);
                default -> damaged.setLength(at);
            }
            return damaged.toString();
        }
    }
}
