/** SCIM on the JDK's HTTP server. */
@NullMarked
package io.scimvault.host.http;

import org.jspecify.annotations.NullMarked;
