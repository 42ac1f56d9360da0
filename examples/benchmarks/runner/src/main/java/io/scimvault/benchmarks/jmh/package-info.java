/** The measurements. */
@NullMarked
package io.scimvault.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
