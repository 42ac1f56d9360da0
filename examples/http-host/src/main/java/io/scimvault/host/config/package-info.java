/** What the environment tells the host. */
@NullMarked
package io.scimvault.host.config;

import org.jspecify.annotations.NullMarked;
