/** What is asked of every engine, in types of the JDK alone, so that engines with clashing dependencies can be loaded apart. */
@NullMarked
package io.scimvault.benchmarks.contract;

import org.jspecify.annotations.NullMarked;
