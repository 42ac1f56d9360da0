/** JSON text and its immutable tree (RFC 8259); {@link io.scimvault.scim.json.JsonText} turns one into the other. */
@NullMarked
package io.scimvault.scim.json;

import org.jspecify.annotations.NullMarked;
