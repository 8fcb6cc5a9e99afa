package eu.csar.schemas.statistics;

import static eu.csar.schemas.statistics.Dimension.ACTION_STATE;
import static eu.csar.schemas.statistics.Dimension.ACTION_TYPE;
import static eu.csar.schemas.statistics.Dimension.AGE;
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
import static eu.csar.schemas.statistics.ProtectionMethod.SUPPRESSION;
import static eu.csar.schemas.statistics.Publication.publish;
import static eu.csar.schemas.statistics.PublishedCodes.OF_SMALL_STATES;
import static eu.csar.schemas.statistics.PublishedCodes.SMALL_STATES;
import static eu.csar.schemas.statistics.PublishedSource.publicationsOf;

import java.util.List;

/**
 * What is published of follow-up: Article 83(2)(a). All tables of reports that States received are
 * one measure, since they add up to each other.
 */
final class FollowUpPublications {
  private static final String FORWARDS = "FORWARDS";
  private static final String VICTIMS = "VICTIMS";
  private static final String OFFENDERS = "OFFENDERS";

  static final List<PublishedSource> ALL =
      List.of(
          publicationsOf("followup_outcomes", FORWARDS)
              .adds(GEO, CodeLists.COVERED_STATES)
              .publishes(
                  publish(
                          "followup_by_state",
                          "Follow-up of reports by State",
                          SUPPRESSION,
                          "A83-2a-i",
                          "A83-3c")
                      .counts(FORWARDS, "Reports that a State received, by what became of them.")
                      .by(COHORT, GEO, OUTCOME)
                      .because(
                          "The demand of Article 83(2)(a)(i), and with its totals that of (3)(c) by State. Protected although"
                              + " it counts reports: an authority's single open investigation can be prejudiced."),
                  publish(
                          "reports_by_route",
                          "Reports that States received, by route",
                          SUPPRESSION,
                          "A83-2a-i",
                          "A83-3c")
                      .counts(FORWARDS, "Reports forwarded by the Centre, and referred by Europol.")
                      .by(COHORT, GEO, ROUTE)
                      .because(
                          "What Europol referred is never shown as forwarded by the Centre. Not crossed with outcomes.")),
          publicationsOf("outcomes_by_completeness", FORWARDS)
              .publishes(
                  publish(
                          "outcomes_by_completeness",
                          "Follow-up by completeness of the report",
                          SUPPRESSION,
                          "A83-2a-i")
                      .counts(FORWARDS, "Reports that States received, by how complete they were.")
                      .by(COHORT, COMPLETENESS, OUTCOME)
                      .because(
                          "Whether reports that lack information lead to less. For the whole Union.")),
          publicationsOf("followup_days", FORWARDS)
              .all(OUTCOME, "WITH_OUTCOME")
              .publishes(
                  publish("days_to_outcome", "Days to the first outcome", SUPPRESSION, "A83-2a-i")
                      .counts(FORWARDS, "Reports with an outcome, by days from the first forward.")
                      .by(COHORT, OUTCOME, DAYS)
                      .together(OUTCOME, "WITH_OUTCOME", CodeLists.OUTCOME_RETURNED.codes())
                      .banded(DAYS, PublishedCodes.DAYS)
                      .because(
                          "Classes from which a reader reads a median; an exact one would rest on figures that are not"
                              + " published. For the whole Union.")),
          publicationsOf("followup_other_actions", FORWARDS)
              .all(OUTCOME, "OTHER_ACTION")
              .publishes(
                  publish(
                          "other_actions_by_state_of_play",
                          "Other actions by type and state",
                          SUPPRESSION,
                          "A83-2a-iii")
                      .counts(FORWARDS, "Reports with another action.")
                      .by(COHORT, OUTCOME, ACTION_TYPE, ACTION_STATE)
                      .because("Type and state of play, as demanded, for the whole Union."),
                  publish(
                          "other_actions_by_reason",
                          "Other actions by type and reason",
                          SUPPRESSION,
                          "A83-2a-iii")
                      .counts(FORWARDS, "Reports with another action.")
                      .by(COHORT, OUTCOME, ACTION_TYPE, REASON)
                      .because("Type and reason, as demanded, for the whole Union.")),
          publicationsOf("followup_no_action", FORWARDS)
              .all(OUTCOME, "NO_ACTION")
              .publishes(
                  publish("no_action_by_reason", "No action by reason", SUPPRESSION, "A83-2a-iv")
                      .counts(FORWARDS, "Reports without action.")
                      .by(COHORT, OUTCOME, REASON)
                      .because(
                          "The reasons, as demanded, for the whole Union: by State eleven reasons would hide each other.")),
          publicationsOf("followup_cases", "CASES")
              .adds(GEO, CodeLists.COVERED_STATES)
              .publishes(
                  publish(
                          "cases_by_state",
                          "Investigations by state of play",
                          SUPPRESSION,
                          "A83-2a-ii")
                      .counts("CASES", "Cases that reports led or contributed to.")
                      .by(COHORT, GEO, STATE_OF_PLAY)
                      .together(GEO, SMALL_STATES, OF_SMALL_STATES)
                      .because(
                          "Closed before a trial, and penalties, as demanded. A small State's only case is known to those"
                              + " whom it concerns, so small States stand together.")),
          publicationsOf("followup_victims", VICTIMS)
              .adds(GEO, CodeLists.COVERED_STATES)
              .splits(MEASURE, "IDENTIFIED", "RESCUED", "NOT_RESCUED")
              .publishes(
                  publish(
                          "victims_by_gender",
                          "Victims identified by State and gender",
                          SUPPRESSION,
                          "A83-2a-ii")
                      .counts("PERSONS", "Victims identified.")
                      .by(COHORT, GEO, GENDER)
                      .together(GEO, SMALL_STATES, OF_SMALL_STATES)
                      .because(
                          "The demand in true counts where they are 5 or more. Small States together: one by one, most of"
                              + " their cells would be hidden, and many of the others with them."),
                  publish(
                          "victims_by_age",
                          "Victims identified by State and age",
                          SUPPRESSION,
                          "A83-2a-ii")
                      .counts("PERSONS", "Victims identified.")
                      .by(COHORT, GEO, AGE)
                      .together(GEO, SMALL_STATES, OF_SMALL_STATES)
                      .together(AGE, "Y_LT12", List.of("Y_LT6", "Y6-11"))
                      .because(
                          "The other half of the demand, with one band up to 12 years. Not crossed with gender: most cells would be below 5."),
                  publish(
                          "victims_rescued",
                          "Victims identified and rescued by State",
                          SUPPRESSION,
                          "A83-2a-ii")
                      .counts("PERSONS", "Victims identified, and of them those rescued.")
                      .by(COHORT, GEO, MEASURE)
                      .together(GEO, SMALL_STATES, OF_SMALL_STATES)
                      .because(
                          "Who of the identified was rescued, as parts of one whole, so that the attack sees what one says"
                              + " of the other."),
                  publish(
                          "victims_of_small_states",
                          "Victims identified in small States over five years",
                          SUPPRESSION,
                          "A83-2a-ii")
                      .counts("PERSONS", "Victims identified.")
                      .by(COHORT, GEO, GENDER)
                      .together(GEO, SMALL_STATES, OF_SMALL_STATES)
                      .membersOf(GEO, SMALL_STATES)
                      .overYears(5)
                      .because(
                          "What a small State can be told without pointing at a child: a sum over years. Blocks do not"
                              + " overlap, since the difference of two sums would be a year.")),
          publicationsOf("followup_offenders", OFFENDERS)
              .adds(GEO, CodeLists.COVERED_STATES)
              .publishes(
                  publish(
                          "offenders_by_state",
                          "Suspects arrested and perpetrators convicted",
                          SUPPRESSION,
                          "A83-2a-ii")
                      .counts("PERSONS", "Suspects arrested, and perpetrators convicted.")
                      .by(COHORT, GEO, MEASURE)
                      .where(MEASURE, "ARRESTED", "CONVICTED")
                      .together(GEO, SMALL_STATES, OF_SMALL_STATES)
                      .because(
                          "By State, as demanded. The two are not parts of each other: whoever is convicted need not have"
                              + " been arrested.")));

  private FollowUpPublications() {}
}
