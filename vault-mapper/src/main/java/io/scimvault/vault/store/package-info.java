/** The SCIM store on Vault's identity engine: reading, planning and running put together. */
@NullMarked
package io.scimvault.vault.store;

import org.jspecify.annotations.NullMarked;
