package io.scimvault.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of usual times against java.time. */
class XsdDateTimeTest {
    private static final DateTimeFormatter LIBRARY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final String ALPHABET = "0123456789-+:.TZtz ";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void readsTheInstantThatTheLibraryReads(long seed) {
        Random random = new Random(seed);
        int times = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = mutated(text(random), random);
            Optional<Instant> expected = instant(text);
            XsdDateTime actual = XsdDateTime.of(text);
            times += expected.isPresent() ? 1 : 0;

            assertThat(Optional.ofNullable(actual)
                            .map(time -> Instant.ofEpochSecond(time.second()).plusNanos(time.nano())))
                    .as(text)
                    .isEqualTo(expected);
        }
        assertThat(times).isBetween(15_000, 45_000);
    }

    @Test
    void ordersByTheInstantAlone() {
        XsdDateTime noon = XsdDateTime.of("2024-02-29T12:00:00Z");

        assertThat(XsdDateTime.of("2024-02-29T13:30:00+01:30")).isEqualTo(noon);
        assertThat(XsdDateTime.of("2024-02-29T12:00:00")).isEqualTo(noon);
        assertThat(XsdDateTime.of("2024-02-29T12:00:00.000000001Z")).isGreaterThan(noon);
        assertThat(XsdDateTime.of("2024-02-29T11:59:59.999999999Z")).isLessThan(noon);
        assertThat(XsdDateTime.of("2024-02-30T12:00:00Z")).isNull();
        assertThat(XsdDateTime.of("2024-02-29")).isNull();
    }

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

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        digits(text, 4, random.nextInt(3000)).append('-');
        digits(text, 2, random.nextInt(14)).append('-');
        digits(text, 2, random.nextInt(33)).append('T');
        digits(text, 2, random.nextInt(25)).append(':');
        digits(text, 2, random.nextInt(61)).append(':');
        digits(text, 2, random.nextInt(61));
        int fraction = random.nextInt(11);
        if (fraction > 0) {
            text.append('.');
            for (int i = 1; i < fraction; i++) {
                text.append(random.nextInt(10));
            }
        }
        int zone = random.nextInt(4);
        if (zone > 1) {
            text.append(zone == 2 ? '+' : '-');
            digits(text, 2, random.nextInt(20)).append(':');
            digits(text, 2, random.nextInt(61));
        }
        return text + (zone == 1 ? "Z" : "");
    }

    private static StringBuilder digits(StringBuilder text, int count, int number) {
        return text.append(String.format("%0" + count + "d", number));
    }

    private static String mutated(String text, Random random) {
        if (random.nextInt(3) > 0) {
            return text;
        }
        StringBuilder mutated = new StringBuilder(text);
        int at = random.nextInt(text.length());
        char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        switch (random.nextInt(3)) {
            case 0 -> mutated.setCharAt(at, c);
            case 1 -> mutated.deleteCharAt(at);
            default -> mutated.insert(at, c);
        }
        return mutated.toString();
    }
}
