/** Resources: an immutable attribute tree, and read-only typed views of it (RFC 7643 §3 and §4). */
@NullMarked
package io.scimvault.scim.resource;

import org.jspecify.annotations.NullMarked;
