/** What is measured, and the check of an engine's answers that comes before. */
@NullMarked
package io.scimvault.benchmarks.check;

import org.jspecify.annotations.NullMarked;
