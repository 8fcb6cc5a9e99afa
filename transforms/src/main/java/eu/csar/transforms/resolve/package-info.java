/**
 * Who is new, newer, a resubmission or retracted, and which report is a second account of an
 * earlier one (decisions.md sections 1 and 2).
 *
 * <p>In: key blocks of the first reading, by bucket of the report key, and which exports stand.
 * Out: a verdict on every submission, back to its shard; verdicts on reports of earlier runs that a
 * retraction reaches; and the key columns that later runs read. Two transforms: {@link
 * eu.csar.transforms.resolve.ResolveByKey} and {@link
 * eu.csar.transforms.resolve.FindSupplementsByReference}. Only blocks of keys are shuffled, never a
 * report.
 */
@NullMarked
package eu.csar.transforms.resolve;

import org.jspecify.annotations.NullMarked;
