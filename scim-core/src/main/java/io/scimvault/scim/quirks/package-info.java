/** Named presets of everything that is tolerated in what clients send. */
@NullMarked
package io.scimvault.scim.quirks;

import org.jspecify.annotations.NullMarked;
