/**
 * Rules of matching, in plain Java: how lists become one index file, and what a report's hashes
 * find in it.
 *
 * <p>Comes in: a directory of indicator lists; a normalised report. Goes out: an index file, its
 * summary, rows of table matches, centre types, links between neighbours. Serves Article 44(1)(a)
 * to (c), Article 36 and rows JU1, JU5, SU5, S27, S58.
 *
 * <p>Order of reading: {@link eu.csar.transforms.match.rules.BuildIndex}, {@link
 * eu.csar.transforms.match.rules.IndexHeader} (the layout), {@link
 * eu.csar.transforms.match.rules.IndicatorIndex}, {@link
 * eu.csar.transforms.match.rules.MatchItems}; for perceptual hashes {@link
 * eu.csar.transforms.match.rules.Substrings}, {@link eu.csar.transforms.match.rules.HammingIndex},
 * {@link eu.csar.transforms.match.rules.HammingSearch}; for links between items {@link
 * eu.csar.transforms.match.rules.TellNewHashes}, {@link
 * eu.csar.transforms.match.rules.FindNearest}, {@link eu.csar.transforms.match.rules.LinkNearest}.
 */
@NullMarked
package eu.csar.transforms.match.rules;

import org.jspecify.annotations.NullMarked;
