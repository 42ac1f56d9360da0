/** UnboundID's SCIM 2 SDK behind the contract. */
@NullMarked
package io.scimvault.benchmarks.unboundid;

import org.jspecify.annotations.NullMarked;
