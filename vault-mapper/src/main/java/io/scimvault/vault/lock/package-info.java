/** Locks around reading, changing and writing a user or group: Vault has no compare-and-set for them. */
@NullMarked
package io.scimvault.vault.lock;

import org.jspecify.annotations.NullMarked;
