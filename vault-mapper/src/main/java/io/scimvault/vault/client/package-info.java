/** SCIM clients: each is one provisioning system with its own users and groups. */
@NullMarked
package io.scimvault.vault.client;

import org.jspecify.annotations.NullMarked;
