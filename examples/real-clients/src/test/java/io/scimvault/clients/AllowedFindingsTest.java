package io.scimvault.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimvault.clients.AllowedFindings.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedFindingsTest {
    private static final String RFC = "RFC 7644 §3.5.2: A server may do as it pleases.";
    private static final Finding FAILED = new Finding("ERROR", "object_deletion", "User", "it is still there");
    private static final Finding DONE = new Finding("SUCCESS", "object_deletion", "Group", "gone");

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "CRITICAL", "DEVIATION", "ACCEPTABLE", "SKIPPED"})
    void whatIsNoSuccessIsOurs(String status) {
        Finding finding = new Finding(status, "object_deletion", "User", "it is still there");

        assertThat(new AllowedFindings(List.of()).ours(List.of(finding, DONE))).containsExactly(finding);
    }

    @Test
    void anEntryCoversItsCheckAndTypeAndReasonOnly() {
        AllowedFindings allowed = new AllowedFindings(List.of(new Entry("object_deletion", "User", "it is", RFC)));
        Finding otherType = new Finding("ERROR", "object_deletion", "Group", "it is still there");
        Finding otherReason = new Finding("ERROR", "object_deletion", "User", "refused");
        Finding otherCheck = new Finding("ERROR", "object_query", "User", "it is still there");

        assertThat(allowed.ours(List.of(FAILED, otherType, otherReason, otherCheck, DONE)))
                .containsExactly(otherType, otherReason, otherCheck);
    }

    @Test
    void anEntryThatSpeaksOfNothingIsStale() {
        Entry used = new Entry("object_deletion", "User", "it is", RFC);
        Entry stale = new Entry("object_deletion", "Group", "gone", RFC);

        assertThat(new AllowedFindings(List.of(used, stale)).stale(List.of(FAILED, DONE)))
                .containsExactly(stale);
    }

    @Test
    void anEntryWithoutASentenceOfAnRfcIsRefused() {
        assertThatThrownBy(() -> new Entry("object_deletion", "User", "it is", "we like it so"))
                .hasMessage("an entry needs a sentence of an RFC, not: we like it so");
    }
}
