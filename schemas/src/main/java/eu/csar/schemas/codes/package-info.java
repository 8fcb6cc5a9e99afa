/**
 * The published codes: every closed set of words that stands in the data, each with its meaning.
 */
@NullMarked
package eu.csar.schemas.codes;

import org.jspecify.annotations.NullMarked;
