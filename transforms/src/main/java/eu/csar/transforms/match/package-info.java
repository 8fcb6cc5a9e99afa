/**
 * The match room: items of reports against the databases of indicators.
 *
 * <p>In: a normalised report; the perceptual hashes of all items. Out: rows of table matches; links
 * of kind NEAR. Serves Article 44 (databases of indicators), Article 36 (submissions) and, for the
 * not-abuse list, rows JU1 and JU5. Rules stand in {@code rules}.
 */
@NullMarked
package eu.csar.transforms.match;

import org.jspecify.annotations.NullMarked;
