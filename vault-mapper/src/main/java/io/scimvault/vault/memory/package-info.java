/** Vault's identity engine in memory, for unit tests of a mapping: it answers as the real one does, status and text included. */
@NullMarked
package io.scimvault.vault.memory;

import org.jspecify.annotations.NullMarked;
