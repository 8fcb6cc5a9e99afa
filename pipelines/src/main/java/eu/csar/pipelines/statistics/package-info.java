/**
 * The figures of Article 83: from the database of reports and the returns of others to a release.
 */
@NullMarked
package eu.csar.pipelines.statistics;

import org.jspecify.annotations.NullMarked;
