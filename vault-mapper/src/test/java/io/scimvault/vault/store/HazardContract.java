package io.scimvault.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The hazards of Vault's identity engine to a provisioning client, one test for each, by number and name: an administrator's raw call
 * shows that the server has it, and then the library does not fall into it.
 */
interface HazardContract
        extends HazardsOfTakeover,
                HazardsOfNames,
                HazardsOfContent,
                HazardsOfMembers,
                HazardsOfNesting,
                HazardsOfAnswers {
    int HAZARDS = 28;
    Pattern NUMBERED = Pattern.compile("hazard([0-9]{2})[A-Z].*");

    /** Hazards that this back end cannot have. */
    default List<String> without() {
        return List.of();
    }

    @Test
    default void everyHazardHasItsTest() {
        TreeSet<String> tested = Stream.concat(
                        Stream.of(getClass().getMethods()), Stream.of(getClass().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> NUMBERED.matcher(method.getName()))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        tested.addAll(without());

        assertThat(tested)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, HAZARDS)
                        .mapToObj(number -> String.format(Locale.ROOT, "%02d", number))
                        .toList());
    }
}
