/**
 * An optional module for Jackson 3, with which a host's own ObjectMapper reads and writes the types of this library. Nothing else here
 * needs it, and only who uses it needs {@code jackson-databind}.
 */
@NullMarked
package io.scimvault.scim.jackson;

import org.jspecify.annotations.NullMarked;
