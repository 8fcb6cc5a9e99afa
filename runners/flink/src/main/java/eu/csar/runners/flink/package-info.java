/** Runs the pipelines on Flink, embedded or on a cluster. */
@NullMarked
package eu.csar.runners.flink;

import org.jspecify.annotations.NullMarked;
