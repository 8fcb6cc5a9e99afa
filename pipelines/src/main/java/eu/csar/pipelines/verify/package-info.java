/** Checks that a database of reports is whole, and clears what dead runs left in it. */
@NullMarked
package eu.csar.pipelines.verify;

import org.jspecify.annotations.NullMarked;
