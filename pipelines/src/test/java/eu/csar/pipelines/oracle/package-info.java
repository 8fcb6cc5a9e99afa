/**
 * The oracle: a plain fold over runs, written from the decision tables, that judges the distributed
 * job. It reads the same files as the job, calls none of its rules, and prefers clarity to speed.
 */
@NullMarked
package eu.csar.pipelines.oracle;

import org.jspecify.annotations.NullMarked;
