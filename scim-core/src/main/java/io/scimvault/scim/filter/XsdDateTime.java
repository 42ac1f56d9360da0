package io.scimvault.scim.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The instant that an xsd:dateTime (RFC 7643 §2.3.5) writes; without an offset it is UTC.
 *
 * @param second since 1970-01-01T00:00:00Z
 * @param nano within that second
 */
public record XsdDateTime(long second, int nano) implements Comparable<XsdDateTime> {
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);
    private static final String USUAL = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;

    /** What a text writes; null where it is no such time. */
    public static @Nullable XsdDateTime of(String text) {
        XsdDateTime usual = usual(text);
        return usual != null ? usual : any(text);
    }

    @Override
    public int compareTo(XsdDateTime other) {
        int order = Long.compare(second, other.second);
        return order != 0 ? order : Integer.compare(nano, other.nano);
    }

    /** A time as nearly all are written, at a fraction of the library's cost; null where the library has to look at it. */
    private static @Nullable XsdDateTime usual(String text) {
        if (!looksUsual(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int fraction = fractionEnd(text);
        int offset = offset(text, fraction);
        boolean possible = month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year))
                && hour < 24
                && minute < 60
                && second < 60;
        if (!possible || offset == Integer.MIN_VALUE) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return new XsdDateTime(((days * 24 + hour) * 60 + minute) * 60 + second - offset, nano(text, fraction));
    }

    private static boolean looksUsual(String text) {
        if (text.length() < USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char wanted = USUAL.charAt(i);
            if (wanted == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int fractionEnd(String text) {
        int at = USUAL.length();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private static int nano(String text, int end) {
        int nano = 0;
        for (int digit = 0; digit < NANO_DIGITS; digit++) {
            int at = USUAL.length() + 1 + digit;
            nano = nano * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return nano;
    }

    /** Seconds east of UTC; the least integer where the rest of the text is no usual fraction and offset. */
    private static int offset(String text, int at) {
        int fraction = at - USUAL.length();
        int rest = text.length() - at;
        if (fraction == 1 || fraction > NANO_DIGITS + 1) {
            return Integer.MIN_VALUE;
        }
        if (rest == 0 || (rest == 1 && text.charAt(at) == 'Z')) {
            return 0;
        }
        char sign = text.charAt(at);
        boolean usual = rest == 6
                && (sign == '+' || sign == '-')
                && text.charAt(at + 3) == ':'
                && isDigit(text.charAt(at + 1))
                && isDigit(text.charAt(at + 2))
                && isDigit(text.charAt(at + 4))
                && isDigit(text.charAt(at + 5));
        int hours = usual ? number(text, at + 1, at + 3) : 0;
        int minutes = usual ? number(text, at + 4, at + 6) : 0;
        if (!usual || hours > 17 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static @Nullable XsdDateTime any(String text) {
        try {
            TemporalAccessor parsed = ANY.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            return new XsdDateTime(instant.getEpochSecond(), instant.getNano());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
