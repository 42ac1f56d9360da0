/** A Vault prepared for a demo. */
@NullMarked
package io.scimvault.host.demo;

import org.jspecify.annotations.NullMarked;
