/** A user's life in one screen, on a Vault in memory. */
@NullMarked
package io.scimvault.quickstart;

import org.jspecify.annotations.NullMarked;
