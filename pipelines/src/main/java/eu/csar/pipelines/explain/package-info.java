/** What the database says of one report, or of one item hash, in words; and who asked. */
@NullMarked
package eu.csar.pipelines.explain;

import org.jspecify.annotations.NullMarked;
