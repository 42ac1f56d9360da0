package io.scimvault.scim.service;

import io.scimvault.scim.schema.ResourceType;

/**
 * What names one resource.
 *
 * @param type one that is served
 * @param id the id that its store gave it
 */
public record ResourceKey(ResourceType type, String id) {}
