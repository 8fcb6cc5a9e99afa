/**
 * Rules of receiving: what an export is, which records it holds, what identifies each, and how a
 * record becomes a normalised report. Plain Java; knows nothing of the graph that calls it.
 *
 * <p><b>In</b> directories of bulk exports (Article 12, Annex III) and the register of providers.
 * <b>Out</b> a {@link eu.csar.transforms.receive.rules.ReadingPlan}; for each record its key fields
 * in the first reading and its {@link eu.csar.schemas.Report} in the second. Rows ID1 to ID5, ID9
 * to ID11, SU1, RC1 and RC2.
 */
@NullMarked
package eu.csar.transforms.receive.rules;

import org.jspecify.annotations.NullMarked;
