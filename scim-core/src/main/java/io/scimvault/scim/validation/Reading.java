package io.scimvault.scim.validation;

import io.scimvault.scim.error.ScimException;
import io.scimvault.scim.resource.Resource;
import java.util.List;

/**
 * A client's body as it was read.
 *
 * @param resource what could be read, in canonical form
 * @param issues everything that is wrong; the resource is to be used only where there is nothing
 */
public record Reading(Resource resource, List<Issue> issues) {

    public Reading {
        issues = List.copyOf(issues);
    }

    /**
     * The resource.
     *
     * @throws ScimException 400, listing the issues, if there are any
     */
    public Resource orThrow() {
        Issue.refusal(issues).ifPresent(refusal -> {
            throw refusal;
        });
        return resource;
    }
}
