/** Why a request is refused: the SCIM error of RFC 7644 §3.12 and the one exception that carries it. */
@NullMarked
package io.scimvault.scim.error;

import org.jspecify.annotations.NullMarked;
