package eu.csar.transforms.publish.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.schemas.tables.VerdictRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report with all that the run found and decided about it.
 *
 * @param report the report in normal form
 * @param cause why the run writes a row of it
 * @param key its key columns for later runs, complete: decision, retraction, supplement and since
 *     when it is held stand in them
 * @param order its order among the carriers of a hash; null for a stored report, whose content and
 *     hashes stand where they are
 * @param centreTypes JU5
 * @param centreUrgent JU6
 * @param reasonCodes codes that explain the decision, sorted
 * @param recipients all who are competent after this run, EU codes and EUROPOL, sorted; empty if
 *     the report is not forwarded
 * @param matches rows of matches
 * @param signals rows of signals
 * @param verdicts rows of verdicts
 * @param forwards rows of forwards of this run
 * @param links rows of links that need no shuffle (REFERENCE, CITES)
 * @param notices rows of notices
 * @param line its package line
 * @param before decision before this run; null: none
 */
public record AssessedReport(
    Report report,
    String cause,
    KeyRow key,
    @Nullable CarrierOrder order,
    List<String> centreTypes,
    boolean centreUrgent,
    List<String> reasonCodes,
    List<String> recipients,
    List<MatchRow> matches,
    List<SignalRow> signals,
    List<VerdictRow> verdicts,
    List<ForwardRow> forwards,
    List<LinkRow> links,
    List<NoticeRow> notices,
    PackageLine line,
    @Nullable String before) {}
