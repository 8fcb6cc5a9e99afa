/**
 * Counts for Article 83: from the database of reports and the returns of others to tidy tables.
 *
 * <p>In: columns of the published tables, never {@code personal/}, and rows of returns. Out:
 * figures, each the sum of what buckets counted. Only keys, hashes, tokens and figures are
 * shuffled. The catalogue says which tables there are; one class counts for each meeting point: by
 * report, event, token, case and hash.
 */
@NullMarked
package eu.csar.transforms.tabulate;

import org.jspecify.annotations.NullMarked;
