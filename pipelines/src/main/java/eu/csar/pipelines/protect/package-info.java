/**
 * Protecting statistics: from internal tables and the catalogue to a release, and from earlier
 * releases to what they tell. It runs in one process and needs no Beam: a release has some thousand
 * cells, and all of them stand in one system of equations.
 */
@NullMarked
package eu.csar.pipelines.protect;

import org.jspecify.annotations.NullMarked;
