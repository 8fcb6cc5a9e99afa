/** Benches of the hot paths. */
@NullMarked
package eu.csar.runners.bench;

import org.jspecify.annotations.NullMarked;
