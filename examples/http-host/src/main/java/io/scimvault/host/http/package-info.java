/** SCIM on Jetty. */
@NullMarked
package io.scimvault.host.http;

import org.jspecify.annotations.NullMarked;
