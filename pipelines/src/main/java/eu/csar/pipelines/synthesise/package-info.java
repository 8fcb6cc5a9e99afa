/**
 * The synthetic world: exports, registers, lists and a truth that was written down while planting.
 */
@NullMarked
package eu.csar.pipelines.synthesise;

import org.jspecify.annotations.NullMarked;
