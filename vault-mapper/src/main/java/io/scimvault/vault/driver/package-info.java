/** The only input and output: calls sent to Vault, plans run, refusals read. */
@NullMarked
package io.scimvault.vault.driver;

import org.jspecify.annotations.NullMarked;
