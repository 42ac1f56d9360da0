package io.scimvault.vault.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.scimvault.vault.driver.AuditEvent.CallEnded;
import io.scimvault.vault.driver.AuditEvent.OperationBegun;
import io.scimvault.vault.driver.AuditEvent.OperationEnded;
import io.scimvault.vault.driver.AuditEvent.PlanEnd;
import io.scimvault.vault.driver.AuditEvent.PlanEnded;
import io.scimvault.vault.driver.Operation.Verb;
import io.scimvault.vault.plan.Refusal;
import io.scimvault.vault.plan.VaultCall.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

class Slf4jAuditListenerTest {
    private static final Duration TIME = Duration.ofMillis(12);

    private final List<String> lines = new ArrayList<>();
    private final Logger log = mock(Logger.class);
    private final AuditListener listener = Slf4jAuditListener.to(log, Duration.ofSeconds(2));

    @BeforeEach
    void collect() {
        for (Level level : Level.values()) {
            LoggingEventBuilder builder = mock(LoggingEventBuilder.class);
            lenient().when(log.isEnabledForLevel(level)).thenReturn(true);
            lenient().when(log.atLevel(level)).thenReturn(builder);
            lenient()
                    .doAnswer(call -> lines.add(level + " " + call.getArgument(0)))
                    .when(builder)
                    .log(anyString());
        }
    }

    private String lineOf(AuditEvent event) {
        lines.clear();
        listener.on(event);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static OperationEnded ended(Verb verb, int status, int writes) {
        return new OperationEnded("r-1", new Operation(verb, "User", "hr"), status, writes + 1, writes, TIME);
    }

    private static CallEnded call(Duration duration) {
        return new CallEnded(
                "r-1", Method.GET, "identity/entity/id/{id}", OptionalInt.of(200), Optional.empty(), 1, duration);
    }

    private static PlanEnded plan(PlanEnd end) {
        return new PlanEnded("r-1", "create a user", 3, end, TIME);
    }

    @Test
    void anOperationThatWroteIsOneLineOfPairs() {
        assertThat(lineOf(ended(Verb.CREATE, 201, 3)))
                .isEqualTo("INFO event=operation operation=\"create User\" client=\"hr\" status=201 calls=4 writes=3"
                        + " duration_ms=12 id=r-1");
        assertThat(lineOf(new OperationBegun("r-1", new Operation(Verb.SWEEP, "leftovers", ""))))
                .isEqualTo("DEBUG event=operation_begun operation=\"sweep leftovers\" id=r-1");
    }

    @Test
    void whatNobodyHasToLookAtIsBelowInfo() {
        assertThat(lineOf(ended(Verb.READ, 200, 0))).startsWith("DEBUG ");
        assertThat(lineOf(ended(Verb.READ, 404, 0))).startsWith("DEBUG ");
        assertThat(lineOf(ended(Verb.UPDATE, 200, 0))).startsWith("DEBUG "); // nothing was changed
        assertThat(lineOf(call(TIME))).startsWith("DEBUG ");
        assertThat(lineOf(plan(new PlanEnd.Done()))).startsWith("DEBUG ");
        assertThat(lineOf(plan(new PlanEnd.Refused(1, Refusal.NAME_TAKEN, 0)))).startsWith("DEBUG ");
    }

    @Test
    void whatIsRefusedOrFailsIsInfo() {
        assertThat(lineOf(ended(Verb.CREATE, 409, 0))).startsWith("INFO ");
        assertThat(lineOf(ended(Verb.DELETE, 404, 0))).startsWith("INFO ");
        assertThat(lineOf(ended(Verb.READ, 503, 0))).startsWith("INFO ");
        assertThat(lineOf(ended(Verb.SEARCH, 429, 0))).startsWith("INFO ");
    }

    @Test
    void plansThatLeaveSomethingAndSlowCallsAreWarnings() {
        assertThat(lineOf(plan(new PlanEnd.Failed(1, 1, 2, 503))))
                .isEqualTo(
                        "WARN event=plan title=\"create a user\" steps=3 end=failed step=1 not_begun=1 left_pending=2"
                                + " status=503 duration_ms=12 id=r-1");
        assertThat(lineOf(plan(new PlanEnd.Refused(1, Refusal.NAME_TAKEN, 1))))
                .isEqualTo("WARN event=plan title=\"create a user\" steps=3 end=refused step=1 refusal=NAME_TAKEN"
                        + " left_pending=1 duration_ms=12 id=r-1");
        assertThat(lineOf(call(Duration.ofSeconds(2))))
                .isEqualTo("WARN event=call method=GET path=identity/entity/id/{id} status=200 attempt=1"
                        + " duration_ms=2000 id=r-1");
        assertThat(lineOf(call(Duration.ofMillis(1999)))).startsWith("DEBUG ");
    }

    @Test
    void aCallWithoutAnAnswerSaysWhatIsKnown() {
        assertThat(lineOf(new CallEnded(
                        "r-1",
                        Method.POST,
                        "identity/entity",
                        OptionalInt.empty(),
                        Optional.of(VaultErrors.Kind.UNREACHABLE),
                        2,
                        TIME)))
                .isEqualTo("DEBUG event=call method=POST path=identity/entity status=none fault=UNREACHABLE attempt=2"
                        + " duration_ms=12 id=r-1");
    }

    @Test
    void aTextStaysWithinItsLineAndItsQuotes() {
        Operation operation = new Operation(Verb.READ, "User", "a\"b\\c\nd");

        assertThat(lineOf(new OperationBegun("r-1", operation))).contains(" client=\"a\\\"b\\\\c?d\" ");
    }

    @Test
    void nothingIsPrintedForALevelThatIsOff() {
        when(log.isEnabledForLevel(Level.DEBUG)).thenReturn(false);
        listener.on(call(TIME));

        verify(log, never()).atLevel(any());
        assertThat(lines).isEmpty();
    }

    @Test
    void theLoggerHasTheDocumentedName() {
        assertThat(Slf4jAuditListener.LOGGER).isEqualTo("io.scimvault.audit");
        Slf4jAuditListener.create().on(call(TIME));
        Slf4jAuditListener.warningFrom(Duration.ofMillis(1)).on(call(TIME));
        assertThat(LoggerFactory.getLogger(Slf4jAuditListener.LOGGER).isInfoEnabled())
                .isFalse(); // slf4j-nop
    }
}
