/** Looks at a Vault, and at the token for it, and says in words what is wrong. */
@NullMarked
package io.scimvault.vault.doctor;

import org.jspecify.annotations.NullMarked;
