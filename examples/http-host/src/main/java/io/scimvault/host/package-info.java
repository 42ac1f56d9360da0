/** A SCIM host on the JDK's own HTTP server. */
@NullMarked
package io.scimvault.host;

import org.jspecify.annotations.NullMarked;
