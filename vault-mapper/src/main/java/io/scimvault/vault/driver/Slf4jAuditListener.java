package io.scimvault.vault.driver;

import io.scimvault.vault.driver.AuditEvent.CallEnded;
import io.scimvault.vault.driver.AuditEvent.OperationBegun;
import io.scimvault.vault.driver.AuditEvent.OperationEnded;
import io.scimvault.vault.driver.AuditEvent.PlanEnd;
import io.scimvault.vault.driver.AuditEvent.PlanEnded;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes events to the logger {@value #LOGGER}, each as one line of {@code key=value} pairs.
 *
 * <ul>
 *   <li>INFO: an operation that sent a write, that was meant to change something and was refused, or that failed (429 and 5xx).
 *   <li>WARN: a plan that stopped, or left something to be swept; a call that took as long as the threshold, or longer.
 *   <li>DEBUG: all else, which is the greater part: other operations, their beginnings, plans and calls.
 * </ul>
 */
public final class Slf4jAuditListener implements AuditListener {
    /** The name of the logger. */
    public static final String LOGGER = "io.scimvault.audit";

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Logger log;
    private final Duration slow;

    private Slf4jAuditListener(Logger log, Duration slow) {
        this.log = log;
        this.slow = slow;
    }

    /** A listener that warns of calls of two seconds. */
    public static Slf4jAuditListener create() {
        return warningFrom(SLOW);
    }

    /** A listener that warns of calls that take so long. */
    public static Slf4jAuditListener warningFrom(Duration slow) {
        return to(LoggerFactory.getLogger(LOGGER), slow);
    }

    static Slf4jAuditListener to(Logger log, Duration slow) {
        return new Slf4jAuditListener(log, slow);
    }

    @Override
    public void on(AuditEvent event) {
        Level level = level(event);
        if (log.isEnabledForLevel(level)) {
            log.atLevel(level).log(line(event));
        }
    }

    private Level level(AuditEvent event) {
        if (event instanceof OperationEnded ended) {
            return isOfInterest(ended) ? Level.INFO : Level.DEBUG;
        }
        if (event instanceof PlanEnded ended) {
            return isClean(ended.end()) ? Level.DEBUG : Level.WARN;
        }
        return event instanceof CallEnded ended && ended.duration().compareTo(slow) >= 0 ? Level.WARN : Level.DEBUG;
    }

    private static boolean isOfInterest(OperationEnded ended) {
        return ended.writes() > 0
                || ended.status() == 429
                || ended.status() >= 500
                || (ended.status() >= 400 && ended.operation().verb().changes());
    }

    private static boolean isClean(PlanEnd end) {
        return end instanceof PlanEnd.Done || (end instanceof PlanEnd.Refused refused && refused.leftPending() == 0);
    }

    private static String line(AuditEvent event) {
        String id = " id=" + event.correlationId();
        if (event instanceof OperationBegun begun) {
            return "event=operation_begun" + operation(begun.operation()) + id;
        }
        if (event instanceof OperationEnded ended) {
            return "event=operation" + operation(ended.operation()) + " status=" + ended.status() + " calls="
                    + ended.calls() + " writes=" + ended.writes() + millis(ended.duration()) + id;
        }
        if (event instanceof PlanEnded ended) {
            return "event=plan title=" + quoted(ended.title()) + " steps=" + ended.steps() + end(ended.end())
                    + millis(ended.duration()) + id;
        }
        return call((CallEnded) event) + id;
    }

    private static String call(CallEnded ended) {
        String status =
                ended.status().isPresent() ? String.valueOf(ended.status().getAsInt()) : "none";
        return "event=call method=" + ended.method() + " path=" + ended.path() + " status=" + status
                + ended.fault().map(fault -> " fault=" + fault).orElse("") + " attempt=" + ended.attempt()
                + millis(ended.duration());
    }

    private static String operation(Operation operation) {
        String client = operation.client().isEmpty() ? "" : " client=" + quoted(operation.client());
        return " operation=" + quoted(operation.toString()) + client;
    }

    private static String end(PlanEnd end) {
        if (end instanceof PlanEnd.Refused refused) {
            return " end=refused step=" + refused.step() + " refusal=" + refused.refusal() + " left_pending="
                    + refused.leftPending();
        }
        return end instanceof PlanEnd.Failed failed
                ? " end=failed step=" + failed.step() + " not_begun=" + failed.notBegun() + " left_pending="
                        + failed.leftPending() + " status=" + failed.status()
                : " end=done";
    }

    private static String millis(Duration duration) {
        return " duration_ms=" + duration.toMillis();
    }

    /** In quotes, and on one line. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(Character.isISOControl(c) ? '?' : (char) c);
        });
        return quoted.append('"').toString();
    }
}
