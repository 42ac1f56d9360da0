/** The SCIM protocol (RFC 7644) as plain values: raw requests are parsed, answers are projected and rendered. */
@NullMarked
package io.scimvault.scim.protocol;

import org.jspecify.annotations.NullMarked;
