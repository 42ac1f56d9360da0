package io.scimvault.scim.validation;

import io.scimvault.scim.error.ScimError;
import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.error.ScimType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with what a client sent.
 *
 * @param path the attribute in canonical spelling
 * @param type the keyword under which it is refused
 * @param message one sentence; it names kinds of values, never the values themselves
 */
public record Issue(String path, ScimType type, String message) {
    private static final int SHOWN = 10;

    /** One refusal that lists these issues, its keyword the first one's; nothing where there are none. */
    public static Optional<ScimException> refusal(List<Issue> issues) {
        return issues.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ScimException(ScimError.badRequest(issues.get(0).type(), detail(issues))));
    }

    private static String detail(List<Issue> issues) {
        String listed = issues.stream().limit(SHOWN).map(Issue::message).collect(Collectors.joining(" "));
        int more = issues.size() - SHOWN;
        return more <= 0 ? listed : listed + " And " + more + " more.";
    }
}
