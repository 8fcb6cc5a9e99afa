/** Compares a published database with the truth of the synthetic world it was made from. */
@NullMarked
package eu.csar.pipelines.checktruth;

import org.jspecify.annotations.NullMarked;
