/** Runs the measurements and prints their table. */
@NullMarked
package io.scimvault.benchmarks.report;

import org.jspecify.annotations.NullMarked;
