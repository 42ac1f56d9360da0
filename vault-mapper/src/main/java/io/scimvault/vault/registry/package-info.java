/** SCIM clients kept in Vault, and the callers' tokens that speak for them. */
@NullMarked
package io.scimvault.vault.registry;

import org.jspecify.annotations.NullMarked;
