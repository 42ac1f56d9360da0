/** Apache Directory SCIMple behind the contract. */
@NullMarked
package io.scimvault.benchmarks.scimple;

import org.jspecify.annotations.NullMarked;
