package io.scimvault.scim.service;

import io.scimvault.scim.resource.Resource;
import java.util.List;

/**
 * What a store answers to a {@link Query}.
 *
 * @param resources of this page, in order
 * @param totalResults how many match in all
 * @param startIndex position of the first one, from 1: as the query asked; in a walk, where it is found now among all that match
 */
public record Page(List<Resource> resources, int totalResults, int startIndex) {

    public Page {
        resources = List.copyOf(resources);
    }
}
