package io.scimvault.vault.memory;

import io.scimvault.scim.json.JsonArray;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.vault.driver.VaultReply;
import io.scimvault.vault.plan.VaultCall;
import io.scimvault.vault.plan.VaultCall.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What goes wrong on the way to a Vault in memory, as a script: <em>which</em> call, <em>how often</em>, and <em>what</em> happens.
 *
 * <pre>{@code
 * vault.faults().onNextCall().unreachable();
 * vault.faults().onWrite(3).loseAnswer();
 * vault.faults().onCall(POST, "identity/entity-alias/id/{id}").after(1).times(2).refuse(429, "rate limit quota exceeded");
 * }</pre>
 *
 * <p>A fault happens once unless it is told otherwise. Several combine in the order in which they were added: for each call, all
 * delays and actions that are due are done, one after the other; of all other faults that are due, the first happens to the call,
 * and the later ones wait for the next call that they fit. So two faults on the next call befall the next two calls.
 *
 * <p>May be used by any number of threads. Calls are counted as they arrive; conditions, delays and actions run in the thread of the
 * sender, delays and actions while other threads' calls go on.
 */
public final class Faults {
    private final List<Rule> rules = new ArrayList<>();

    Faults() {}

    /** The next call, whatever it is. */
    public On onNextCall() {
        return onCall(1);
    }

    /** The call of this number, counted from now: 1 is the next one. */
    public On onCall(int number) {
        return nth("call", call -> true, number);
    }

    /** The write of this number, counted from now: 1 is the next DELETE, or POST that is no lookup. */
    public On onWrite(int number) {
        return nth("write", Call::isWrite, number);
    }

    private On nth(String kind, Predicate<VaultCall> which, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("calls are counted from 1");
        }
        return new On(kind + " " + number, which, number - 1, 1);
    }

    /** The next call of a method to a path, an id in it written as <code>{id}</code>: <code>identity/entity/id/{id}</code>. */
    public On onCall(Method method, String pathTemplate) {
        return new On(
                method + " " + pathTemplate,
                call -> call.method() == method && call.path().template().equals(pathTemplate),
                0,
                1);
    }

    /** The next call that a condition holds for. */
    public On onCall(Predicate<VaultCall> condition) {
        return new On("a chosen call", condition, 0, 1);
    }

    /** Takes all faults away. */
    public void clear() {
        synchronized (rules) {
            rules.clear();
        }
    }

    /** The faults that have not happened as often as they were to; a test that ends with any has not tried what it says. */
    public List<String> waiting() {
        synchronized (rules) {
            return rules.stream()
                    .filter(Rule::isWaiting)
                    .map(rule -> rule.on.text + ": " + rule.what)
                    .toList();
        }
    }

    /** What happens to a call that arrives now. */
    Fate fate(VaultCall call) {
        List<Runnable> before = new ArrayList<>();
        List<Runnable> after = new ArrayList<>();
        Fate.Outcome outcome = Fate.CARRIED_OUT;
        synchronized (rules) {
            for (Rule rule : rules) {
                boolean isOutcome = rule.fault.outcome() != Fate.CARRIED_OUT;
                boolean isFree = !isOutcome || outcome == Fate.CARRIED_OUT;
                if (rule.isDue(call) && isFree) {
                    rule.happened++;
                    before.addAll(rule.fault.before());
                    after.addAll(rule.fault.after());
                    outcome = isOutcome ? rule.fault.outcome() : outcome;
                }
            }
            rules.removeIf(rule -> rule.happened == rule.on.times);
        }
        return new Fate(before, outcome, after);
    }

    private Faults add(Rule rule) {
        synchronized (rules) {
            rules.add(rule);
        }
        return this;
    }

    /** A fault on its calls. */
    private static final class Rule {
        private final On on;
        private final String what;
        private final Fate fault;
        private int seen;
        private int happened;

        Rule(On on, String what, Fate fault) {
            this.on = on;
            this.what = what;
            this.fault = fault;
        }

        /** Whether the fault is to happen to this call; it is so from the first call on that is not to be spared. */
        boolean isDue(VaultCall call) {
            if (!on.which.test(call)) {
                return false;
            }
            seen = Math.min(seen + 1, on.spared + 1);
            return seen > on.spared;
        }

        boolean isWaiting() {
            return on.times != On.FOR_GOOD || happened == 0;
        }
    }

    /** The calls that something happens to; the last method of a sentence says what, and adds it to the script. */
    public final class On {
        private static final int FOR_GOOD = -1;

        private final String text;
        private final Predicate<VaultCall> which;
        private final int spared;
        private final int times;

        private On(String text, Predicate<VaultCall> which, int spared, int times) {
            this.text = text;
            this.which = which;
            this.spared = spared;
            this.times = times;
        }

        /** Spares so many more of these calls first. */
        public On after(int calls) {
            if (calls < 0) {
                throw new IllegalArgumentException("no fewer calls than none can be spared");
            }
            return new On(text, which, spared + calls, times);
        }

        /** For so many of these calls in a row. */
        public On times(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a fault happens at least once");
            }
            return new On(text, which, spared, count);
        }

        /** For all of these calls from then on, until the faults are cleared. */
        public On forGood() {
            return new On(text, which, spared, FOR_GOOD);
        }

        /** The call does not reach Vault, and its sender knows. */
        public Faults unreachable() {
            return outcome("unreachable", Fate.UNREACHABLE);
        }

        /** The call is lost on its way: nothing is done, and its sender cannot know. */
        public Faults loseRequest() {
            return outcome("request lost", Fate.REQUEST_LOST);
        }

        /** The call is carried out, but the answer is lost: its sender cannot know. */
        public Faults loseAnswer() {
            return outcome("answer lost", Fate.ANSWER_LOST);
        }

        /** Vault refuses the call with a status and its sentences; nothing is done. */
        public Faults refuse(int status, String... errors) {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("no status of a refusal: " + status);
            }
            JsonObject body = JsonObject.of("errors", JsonArray.ofStrings(List.of(errors)));
            return outcome("refused with " + status, Fate.refused(new VaultReply(status, Optional.of(body))));
        }

        /** Vault is sealed: 503. */
        public Faults sealed() {
            return refuse(503, "Vault is sealed");
        }

        /** A rate limit refuses the call: 429. */
        public Faults rateLimited() {
            return refuse(429, "request path \"identity\": rate limit quota exceeded");
        }

        /** The token's policies do not allow the call: 403. */
        public Faults denied() {
            return refuse(403, "1 error occurred:\n\t* permission denied\n\n");
        }

        /** The call takes this long to arrive. */
        public Faults delay(Duration time) {
            return doBefore(Fate.pause(time));
        }

        /** The answer, or the news that there is none, takes this long to come back. */
        public Faults delayAnswer(Duration time) {
            return doAfter(Fate.pause(time));
        }

        /**
         * Something else happens just before the call, such as a login. Calls that the action sends itself count as well, so that one
         * that lasts for good must not send what it waits for.
         */
        public Faults doBefore(Runnable action) {
            return add(new Rule(this, "an action before", new Fate(List.of(action), Fate.CARRIED_OUT, List.of())));
        }

        /** Something else happens just after the call, before its sender learns of the outcome. */
        public Faults doAfter(Runnable action) {
            return add(new Rule(this, "an action after", new Fate(List.of(), Fate.CARRIED_OUT, List.of(action))));
        }

        private Faults outcome(String what, Fate.Outcome outcome) {
            return add(new Rule(this, what, new Fate(List.of(), outcome, List.of())));
        }
    }
}
