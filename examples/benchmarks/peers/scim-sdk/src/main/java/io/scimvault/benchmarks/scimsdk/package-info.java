/** SCIM-SDK behind the contract. */
@NullMarked
package io.scimvault.benchmarks.scimsdk;

import org.jspecify.annotations.NullMarked;
