package io.scimvault.benchmarks.input;

import java.util.function.Predicate;

/**
 * A filter and what is known of it beforehand.
 *
 * @param text the filter
 * @param length the sum of which the contract's {@code walkFilter} speaks
 * @param shape the structure of which the contract's {@code shape} speaks
 * @param holds whether it holds for a user
 */
public record FilterCase(String text, long length, String shape, Predicate<Person> holds) {}
