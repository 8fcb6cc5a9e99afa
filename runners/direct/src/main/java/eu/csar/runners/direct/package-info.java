/** Runs the pipelines on Beam's Direct runner. */
@NullMarked
package eu.csar.runners.direct;

import org.jspecify.annotations.NullMarked;
