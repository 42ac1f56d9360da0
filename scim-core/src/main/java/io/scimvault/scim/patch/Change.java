package io.scimvault.scim.patch;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.Resource;
import io.scimvault.scim.schema.ResourceType;
import io.scimvault.scim.validation.Issue;
import io.scimvault.scim.validation.ResourceValidator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request makes of a resource.
 *
 * @param before the resource as it was
 * @param after the resource wanted; the very one before where nothing changes
 * @param changedAttributes paths of the attributes whose value differs, and URNs of objects that no schema has
 * @param deltas for multi-valued attributes, by path, the elements that came or went; others changed only within
 */
public record Change(Resource before, Resource after, Set<String> changedAttributes, Map<String, Delta> deltas) {

    public Change {
        changedAttributes = changedAttributes.size() < 2
                ? Set.copyOf(changedAttributes)
                : Collections.unmodifiableSet(new LinkedHashSet<>(changedAttributes));
        deltas = deltas.size() < 2 ? Map.copyOf(deltas) : Collections.unmodifiableMap(new LinkedHashMap<>(deltas));
    }

    /** The difference between two states of a resource; {@code schemas}, which follows from the rest, counts for none. */
    public static Change between(ResourceType type, Resource before, Resource after) {
        return of(before, after, Comparison.of(type, before, after));
    }

    static Change of(Resource before, Resource after, Comparison comparison) {
        return new Change(
                before, comparison.changed().isEmpty() ? before : after, comparison.changed(), comparison.deltas());
    }

    /**
     * The replacement of a whole resource (RFC 7644 §3.5.1): what only the server writes stays, and so does what cannot change.
     *
     * @throws ScimException 400, if the resource wanted lacks something or has another value for what cannot change
     */
    public static Change replacement(ResourceType type, Resource before, Resource wanted) {
        Resource after = Replacement.of(type, before, wanted);
        List<Issue> issues = new ArrayList<>(ResourceValidator.checkRequired(type, after));
        Set<String> missing = new LinkedHashSet<>();
        issues.forEach(issue -> missing.add(issue.path()));
        ResourceValidator.checkMutability(type, before, after).stream()
                .filter(issue -> !missing.contains(issue.path()))
                .forEach(issues::add);
        Issue.refusal(issues).ifPresent(refusal -> {
            throw refusal;
        });
        return between(type, before, after);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return changedAttributes.isEmpty();
    }

    /** The elements of a multi-valued attribute, such as {@code members}, that came or went. */
    public Delta delta(String path) {
        return deltas.getOrDefault(path, Delta.NONE);
    }
}
