package io.scimvault.vault.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the doctor found, the worst first.
 *
 * @param findings nothing where all is well
 */
public record Diagnosis(List<Finding> findings) {
    public Diagnosis {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** Whether nothing stands in the way of requests: there are no errors, though there may be warnings. */
    public boolean isFit() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Whether something of this kind was found. */
    public boolean has(Finding.Code code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }

    /** For people: one line for each finding. */
    @Override
    public String toString() {
        return findings.isEmpty()
                ? "Nothing is wrong.\n"
                : findings.stream().map(finding -> finding + "\n").collect(Collectors.joining());
    }
}
