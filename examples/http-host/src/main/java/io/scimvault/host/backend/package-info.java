/** The Vault behind the host, real or in memory, and what keeps it in order. */
@NullMarked
package io.scimvault.host.backend;

import org.jspecify.annotations.NullMarked;
