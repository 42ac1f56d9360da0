package io.scimvault.vault.plan;

import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonValue;
import io.scimvault.vault.identity.ReservedNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints a plan for the person who looks at it before it is run. Names and values of the person concerned are shown, as the plan is
 * about them; pending names are not, since whoever knows one could log in under it. Nothing else in a plan is secret.
 */
final class PlanPrinter {
    private static final String PENDING = ReservedNames.PENDING;

    private PlanPrinter() {}

    static String print(String title, List<Step> steps) {
        StringBuilder out = new StringBuilder();
        out.append("Plan: ")
                .append(title)
                .append(", ")
                .append(steps.size())
                .append(steps.size() == 1 ? " call" : " calls");
        if (steps.isEmpty()) {
            return out.append(" (nothing to change)\n").toString();
        }
        out.append('\n');
        for (int i = 0; i < steps.size(); i++) {
            step(out, i + 1, steps.get(i));
        }
        return out.toString();
    }

    private static void step(StringBuilder out, int number, Step step) {
        VaultCall call = step.call();
        out.append("  ").append(number).append(". ").append(sign(step)).append(' ');
        out.append(call.method()).append(' ').append(call.path());
        step.birth()
                .ifPresent(birth -> out.append("  as <").append(birth.idName()).append('>'));
        out.append('\n');
        call.body().orElse(JsonObject.EMPTY).members().forEach((name, value) -> field(out, "       ", name, value));
        new TreeMap<>(call.references()).forEach((name, id) -> line(out, "       ", name, id.toString()));
        step.expected().stream()
                .sorted()
                .forEach(refusal -> refused(out, refusal, step.undo().size()));
    }

    private static void refused(StringBuilder out, Refusal refusal, int undone) {
        out.append("       if ")
                .append(refusal.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(": ");
        out.append(undone == 0 ? "stop" : "undo by " + undone + (undone == 1 ? " call" : " calls"))
                .append('\n');
    }

    private static char sign(Step step) {
        if (step.birth().isPresent()) {
            return '+';
        }
        return step.call().method() == VaultCall.Method.DELETE ? '-' : '~';
    }

    private static void field(StringBuilder out, String indent, String name, JsonValue value) {
        if (value instanceof JsonObject pairs) {
            out.append(indent).append(name).append('\n');
            for (Map.Entry<String, JsonValue> pair : new TreeMap<>(pairs.members()).entrySet()) {
                field(out, indent + "  ", pair.getKey(), pair.getValue());
            }
        } else {
            line(out, indent, name, value instanceof JsonString text ? text.value() : value.toString());
        }
    }

    private static void line(StringBuilder out, String indent, String name, String value) {
        String text = value.chars().anyMatch(Character::isISOControl) ? new JsonString(value).toString() : value;
        String shown = value.startsWith(PENDING) ? PENDING + "…" : text;
        out.append(indent).append(name).append(" = ").append(shown).append('\n');
    }
}
