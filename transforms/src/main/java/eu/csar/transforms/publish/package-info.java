/**
 * The database of reports (Article 45): writes the files of a run under names that an attempt owns
 * alone, and publishes them whole, or not at all, by one marker.
 *
 * <p><b>In</b> assessed reports by shard, item hashes, carried keys. <b>Out</b> a published run:
 * Parquet tables, packages for recipients, receipts for providers, {@code run.json}, the marker.
 */
@NullMarked
package eu.csar.transforms.publish;

import org.jspecify.annotations.NullMarked;
