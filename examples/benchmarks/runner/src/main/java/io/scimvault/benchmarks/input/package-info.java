/** The inputs, generated from a seed, and what is to come of them, written down without any of the engines. */
@NullMarked
package io.scimvault.benchmarks.input;

import org.jspecify.annotations.NullMarked;
