package eu.csar.transforms.judge.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.tables.MatchRow;
import java.util.List;

/**
 * All that a ground may look at. Of the report, grounds never open the personal part: the presence
 * flags say what they need.
 *
 * @param report report in normal form
 * @param matches its items' matches, of every list
 * @param reviews reviews of the report
 */
public record Matter(Report report, List<MatchRow> matches, List<Review> reviews) {}
