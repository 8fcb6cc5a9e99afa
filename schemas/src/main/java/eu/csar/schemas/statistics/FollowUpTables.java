package eu.csar.schemas.statistics;

import static eu.csar.schemas.statistics.Dimension.ACTION_STATE;
import static eu.csar.schemas.statistics.Dimension.ACTION_TYPE;
import static eu.csar.schemas.statistics.Dimension.AGE;
import static eu.csar.schemas.statistics.Dimension.AGE_OF_ASSESSMENT;
import static eu.csar.schemas.statistics.Dimension.COHORT;
import static eu.csar.schemas.statistics.Dimension.COMPLETENESS;
import static eu.csar.schemas.statistics.Dimension.DAYS;
import static eu.csar.schemas.statistics.Dimension.GENDER;
import static eu.csar.schemas.statistics.Dimension.GEO;
import static eu.csar.schemas.statistics.Dimension.MEASURE;
import static eu.csar.schemas.statistics.Dimension.OUTCOME;
import static eu.csar.schemas.statistics.Dimension.REASON;
import static eu.csar.schemas.statistics.Dimension.ROUTE;
import static eu.csar.schemas.statistics.Dimension.STATE_OF_PLAY;
import static eu.csar.schemas.statistics.StatisticsTable.table;

import java.util.List;

/** What became of forwarded reports: Article 83(2)(a), by cohort of the year of forwarding. */
final class FollowUpTables {
  private static final String SOURCE = "Returns FOLLOW_UP and EUROPOL_REFERRALS; table forwards.";
  private static final String CASE =
      "CT6. Figures of a case come once, from its return with the latest as-of; cohort: the earliest of the reports that"
          + " name the case. Case keys never join across States.";
  private static final String ACTION =
      "CT6. One for each report and State; year of the first forward to it.";

  private static final String NUMBERS =
      " Missing where none of a State's cases of the cohort gives a number; partial where some give none.";

  static final List<StatisticsTable> ALL =
      List.of(
          table("followup_outcomes", "Follow-up by State and cohort", "A83-2a-i")
              .counts(
                  "FORWARDS",
                  "Every report forwarded to a State, by what became of it as of the release.",
                  "CT6, CT7. One for each report and State; year of the first forward to it. Referred by Europol: year of"
                      + " the forward to Europol. NO_FEEDBACK_YET is never NO_ACTION; of a State without a usable return it is"
                      + " counted, and the other outcomes are missing.",
                  SOURCE,
                  COHORT,
                  GEO,
                  ROUTE,
                  OUTCOME),
          table("followup_actionable", "Share of reports that could be acted on", "A83-2a-i")
              .counts(
                  "FORWARDS",
                  "Numerator ACTIONABLE, denominator WITH_FEEDBACK.",
                  "Actionable: an investigation, a contribution to one, or another action. No rate without feedback.",
                  SOURCE,
                  COHORT,
                  GEO,
                  MEASURE),
          table("followup_cases", "Investigations by state of play", "A83-2a-ii")
              .counts(
                  "CASES",
                  "Cases that reports led or contributed to.",
                  CASE,
                  SOURCE,
                  COHORT,
                  GEO,
                  STATE_OF_PLAY),
          table("followup_victims", "Victims identified and rescued", "A83-2a-ii")
              .counts(
                  "PERSONS",
                  "Victims of the cases, by gender and age.",
                  CASE + NUMBERS,
                  SOURCE,
                  COHORT,
                  GEO,
                  MEASURE,
                  GENDER,
                  AGE),
          table("followup_offenders", "Suspects arrested and perpetrators convicted", "A83-2a-ii")
              .counts(
                  "PERSONS", "Persons of the cases.", CASE + NUMBERS, SOURCE, COHORT, GEO, MEASURE),
          table("followup_other_actions", "Other actions by type, state and reason", "A83-2a-iii")
              .counts(
                  "FORWARDS",
                  "Reports with outcome OTHER_ACTION.",
                  ACTION,
                  SOURCE,
                  COHORT,
                  GEO,
                  ACTION_TYPE,
                  ACTION_STATE,
                  REASON),
          table("followup_no_action", "No action by reason", "A83-2a-iv")
              .counts(
                  "FORWARDS",
                  "Reports with outcome NO_ACTION.",
                  ACTION,
                  SOURCE,
                  COHORT,
                  GEO,
                  REASON),
          table("followup_days", "Days to the first outcome", "A83-2a-i")
              .counts(
                  "FORWARDS",
                  "Reports by whole days from the first forward to the first outcome returned.",
                  "Day of the earliest accepted as-of of the token - UTC day of the first forward; of a referral, the day"
                      + " on which Europol received it. Exact, not banded.",
                  SOURCE,
                  COHORT,
                  GEO,
                  DAYS),
          table("followup_days_median", "Median of days to the first outcome", "A83-2a-i")
              .counts(
                  "MEASURE",
                  "Lower and upper median in days, and the number of reports behind.",
                  "Exact, from followup_days.",
                  SOURCE,
                  COHORT,
                  GEO,
                  MEASURE),
          table("outcomes_by_completeness", "Follow-up by completeness of the report", "A83-2a-i")
              .counts(
                  "FORWARDS",
                  "Whether reports that lack information lead to less.",
                  "Completeness of the report's current version, by what its provider was asked for (Article 48(5)).",
                  SOURCE,
                  COHORT,
                  COMPLETENESS,
                  OUTCOME),
          table("assessments_open", "Assessments of Article 36(3) that are open")
              .counts(
                  "FORWARDS",
                  "Forwarded reports of new material or solicitation without a final assessment, by age at the as-of.",
                  "Calendar months from the first forward. Internal: never published by State.",
                  "Returns ASSESSMENTS; table forwards.",
                  GEO,
                  AGE_OF_ASSESSMENT));

  private FollowUpTables() {}
}
