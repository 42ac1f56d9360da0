/** What to ask Vault: calls and plans as plain data, and the pure functions that make them. */
@NullMarked
package io.scimvault.vault.plan;

import org.jspecify.annotations.NullMarked;
