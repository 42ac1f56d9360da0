/** Vault's nouns: entities, aliases and groups as records, their names, their limits, and our marks on them. */
@NullMarked
package io.scimvault.vault.identity;

import org.jspecify.annotations.NullMarked;
