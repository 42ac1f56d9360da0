/** PATCH (RFC 7644 §3.5.2): a request read from JSON, and the pure function that applies it to a resource. */
@NullMarked
package io.scimvault.scim.patch;

import org.jspecify.annotations.NullMarked;
