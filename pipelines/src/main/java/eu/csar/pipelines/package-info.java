/** One package per pipeline: graph, options and configuration. */
@NullMarked
package eu.csar.pipelines;

import org.jspecify.annotations.NullMarked;
