/** The engines, each behind the contract, and how the peers are loaded apart from each other. */
@NullMarked
package io.scimvault.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
