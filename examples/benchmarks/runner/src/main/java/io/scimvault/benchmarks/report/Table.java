package io.scimvault.benchmarks.report;

import io.scimvault.benchmarks.check.Workload;
import io.scimvault.benchmarks.engine.EngineName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All results as a table in Markdown, with one row for each piece of work, and what was wrong below it. */
final class Table {
    private record Row(Workload workload, int size) {
        String title() {
            return size == 0 ? workload.title() : String.format(Locale.ROOT, "%s of %,d", workload.title(), size);
        }
    }

    private final Map<Row, List<Measured>> rows = new LinkedHashMap<>();

    void add(Measured measured) {
        rows.computeIfAbsent(new Row(measured.workload(), measured.size()), row -> new ArrayList<>())
                .add(measured);
    }

    String markdown() {
        StringBuilder out = new StringBuilder("| CPU for each operation |");
        for (EngineName engine : EngineName.values()) {
            out.append(' ').append(engine.id()).append(" |");
        }
        out.append(" best right peer ÷ scim-vault | scim-vault ÷ jackson | B/op scim-vault | B/op best peer |\n|---|");
        out.append("--:|".repeat(EngineName.values().length + 4)).append('\n');
        rows.forEach((row, measured) -> out.append(line(row, measured)));
        out.append("\nOn the clock, nanoseconds for each operation:\n\n");
        rows.forEach((row, measured) -> out.append(clock(row, measured)));
        out.append("\nNot measured:\n\n");
        rows.values().stream().map(Table::faults).distinct().forEach(out::append);
        return out.toString();
    }

    private static String line(Row row, List<Measured> measured) {
        StringBuilder out = new StringBuilder("| " + row.title() + " |");
        for (EngineName engine : EngineName.values()) {
            out.append(' ')
                    .append(of(engine, measured).map(Table::cell).orElse(""))
                    .append(" |");
        }
        Optional<Measured> ours = right(EngineName.SCIM_VAULT, measured);
        Optional<Measured> best = measured.stream()
                .filter(one -> one.engine().isPeer() && one.isRight())
                .min(Comparator.comparingDouble(Measured::cpu));
        return out.append(ratio(best, ours))
                .append(ratio(ours, right(EngineName.JACKSON, measured)))
                .append(bytes(ours))
                .append(bytes(best))
                .append('\n')
                .toString();
    }

    private static String cell(Measured measured) {
        return measured.isRight() ? time(measured.cpu()) : measured.fault().startsWith("not offered") ? "" : "wrong";
    }

    private static String ratio(Optional<Measured> above, Optional<Measured> below) {
        return above.isPresent() && below.isPresent()
                ? String.format(
                        Locale.ROOT, " %.2f |", above.get().cpu() / below.get().cpu())
                : " |";
    }

    private static String bytes(Optional<Measured> measured) {
        return measured.map(one -> String.format(Locale.ROOT, " %,.0f |", one.bytes()))
                .orElse(" |");
    }

    private static String time(double nanos) {
        if (nanos < 10_000) {
            return String.format(Locale.ROOT, "%,.0f ns", nanos);
        }
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, "%,.1f µs", nanos / 1e3)
                : String.format(Locale.ROOT, "%,.1f ms", nanos / 1e6);
    }

    private static String clock(Row row, List<Measured> measured) {
        StringBuilder out = new StringBuilder("- " + row.title() + ":");
        measured.stream()
                .filter(Measured::isRight)
                .forEach(one -> out.append(String.format(
                        Locale.ROOT, " %s %.0f (%.0f B);", one.engine().id(), one.wall(), one.bytes())));
        return out.append('\n').toString();
    }

    private static String faults(List<Measured> measured) {
        StringBuilder out = new StringBuilder();
        measured.stream()
                .filter(one -> one.fault().startsWith("wrong") || one.fault().startsWith("fails"))
                .forEach(one -> out.append("- ")
                        .append(one.engine().id())
                        .append(", ")
                        .append(one.workload().title())
                        .append(": ")
                        .append(one.fault())
                        .append('\n'));
        return out.toString();
    }

    private static Optional<Measured> of(EngineName engine, List<Measured> measured) {
        return measured.stream().filter(one -> one.engine() == engine).findFirst();
    }

    private static Optional<Measured> right(EngineName engine, List<Measured> measured) {
        return of(engine, measured).filter(Measured::isRight);
    }
}
