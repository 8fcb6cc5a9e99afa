/**
 * Takes what authorities, Europol, providers and the Centre's own case work return (Article 83).
 *
 * <p>In: deliveries, each a directory with {@code intake.json}. Out: rows that count, and a receipt
 * for each delivery that names every row that does not. Late, repeated, partial, corrected and
 * contradicting returns are the rule: of rows on the same subject the latest as-of wins (CT6).
 */
@NullMarked
package eu.csar.transforms.followup;

import org.jspecify.annotations.NullMarked;
