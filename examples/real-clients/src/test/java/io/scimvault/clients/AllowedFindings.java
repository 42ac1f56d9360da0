package io.scimvault.clients;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What scim2-tester objects to and the RFCs do not: each entry names the check and quotes the sentence that makes it theirs. */
record AllowedFindings(List<Entry> entries) {
    AllowedFindings {
        entries = List.copyOf(entries);
    }

    /** A check, the resource type, how its reason begins, and the sentence with its section. */
    record Entry(String check, String type, String reason, String rfc) {
        Entry {
            if (!rfc.matches("(?s)RFC 76(43|44) §\\S+: .{20,}")) {
                throw new IllegalArgumentException("an entry needs a sentence of an RFC, not: " + rfc);
            }
        }

        private static Entry of(JsonObject json) {
            return new Entry(
                    json.string("check").orElseThrow(),
                    json.string("type").orElseThrow(),
                    json.string("reason").orElseThrow(),
                    json.string("rfc").orElseThrow());
        }

        private boolean covers(Finding finding) {
            return finding.check().equals(check)
                    && finding.type().equals(type)
                    && finding.reason().startsWith(reason);
        }
    }

    /** The list in {@code allowed-findings.json}. */
    static AllowedFindings read() {
        try (InputStream in = AllowedFindings.class.getResourceAsStream("/allowed-findings.json")) {
            return of((JsonArray) JsonText.within(JsonLimits.ANSWER).parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AllowedFindings of(JsonArray json) {
        return new AllowedFindings(json.only(JsonObject.class).map(Entry::of).toList());
    }

    /** The findings that are ours: no success, and on no entry. A check that was skipped is one, too. */
    List<Finding> ours(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.isSuccess())
                .filter(finding -> entries.stream().noneMatch(entry -> entry.covers(finding)))
                .toList();
    }

    /** The entries that speak of nothing any more. */
    List<Entry> stale(List<Finding> findings) {
        return entries.stream()
                .filter(entry -> findings.stream()
                        .filter(finding -> !finding.isSuccess())
                        .noneMatch(entry::covers))
                .toList();
    }
}
