/** What attributes exist, with their characteristics (RFC 7643 §2 and §7), read from JSON schema resources. */
@NullMarked
package io.scimvault.scim.schema;

import org.jspecify.annotations.NullMarked;
