/** Filters (RFC 7644 §3.4.2.2) and PATCH paths (§3.5.2): parsed, printed, matched. */
@NullMarked
package io.scimvault.scim.filter;

import org.jspecify.annotations.NullMarked;
