package io.scimvault.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimvault.scim.json.JsonLimits;
import io.scimvault.scim.json.JsonObject;
import io.scimvault.scim.json.JsonString;
import io.scimvault.scim.json.JsonText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every check of scim2-tester, on every resource type that the host serves. */
@Timeout(120)
final class Scim2TesterIT {
    private static final Set<String> ABOUT_TYPES = Set.of(
            "object_creation",
            "object_query",
            "object_query_without_id",
            "object_query_with_attributes",
            "object_list_with_attributes",
            "search_with_attributes",
            "object_replacement",
            "object_deletion",
            "check_add_attribute",
            "check_remove_attribute",
            "check_replace_attribute");

    @Test
    void findsNothingOnARealServer() {
        findsNothing(DemoHost.onRealVault());
    }

    @Test
    void findsNothingInMemory() throws Exception {
        try (DemoHost host = DemoHost.inMemory()) {
            findsNothing(host);
        }
    }

    private static void findsNothing(DemoHost host) {
        JsonObject report = (JsonObject) JsonText.within(JsonLimits.ANSWER)
                .parse(String.join("\n", Python.run(host.environment(), "tester.py")));
        List<Finding> findings =
                report.array("results").only(JsonObject.class).map(Finding::of).toList();
        AllowedFindings allowed = AllowedFindings.read();

        assertThat(texts(report, "types")).containsExactly("User", "Group");
        assertThat(done(findings)).isEqualTo(wanted(texts(report, "checks"), texts(report, "types")));
        assertThat(allowed.ours(findings)).isEmpty();
        assertThat(allowed.stale(findings)).isEmpty();
    }

    /** Every check that there is, those about a resource for each type. */
    private static Set<String> wanted(List<String> checks, List<String> types) {
        assertThat(checks).containsAll(ABOUT_TYPES);
        return checks.stream()
                .flatMap(check -> (ABOUT_TYPES.contains(check) ? types : List.of(""))
                        .stream().map(type -> check + " " + type))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> done(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.check() + " " + finding.type())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(JsonObject report, String name) {
        return report.array(name).only(JsonString.class).map(JsonString::value).toList();
    }
}
