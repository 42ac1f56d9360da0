/** SCIM resources as Vault's objects and back: pure functions. */
@NullMarked
package io.scimvault.vault.mapping;

import org.jspecify.annotations.NullMarked;
