/** One report's story in words, from the tables without personal data. */
@NullMarked
package eu.csar.pipelines.explain;

import org.jspecify.annotations.NullMarked;
