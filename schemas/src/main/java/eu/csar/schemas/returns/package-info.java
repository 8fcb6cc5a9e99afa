/**
 * What providers, authorities and Europol give back: kinds of returns, their rows, their columns.
 */
@NullMarked
package eu.csar.schemas.returns;

import org.jspecify.annotations.NullMarked;
