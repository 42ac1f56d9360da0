/** The entry: configuration in, SCIM service and typed face out. */
@NullMarked
package io.scimvault.vault;

import org.jspecify.annotations.NullMarked;
