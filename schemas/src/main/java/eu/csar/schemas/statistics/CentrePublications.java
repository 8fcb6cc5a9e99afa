package eu.csar.schemas.statistics;

import static eu.csar.schemas.statistics.Dimension.ABUSE_TYPE;
import static eu.csar.schemas.statistics.Dimension.BUCKET;
import static eu.csar.schemas.statistics.Dimension.DATABASE;
import static eu.csar.schemas.statistics.Dimension.ELEMENT;
import static eu.csar.schemas.statistics.Dimension.GEO;
import static eu.csar.schemas.statistics.Dimension.HOSTED_IN;
import static eu.csar.schemas.statistics.Dimension.MEASURE;
import static eu.csar.schemas.statistics.Dimension.MEDIA;
import static eu.csar.schemas.statistics.Dimension.PROVIDER;
import static eu.csar.schemas.statistics.Dimension.SERVICE_TYPE;
import static eu.csar.schemas.statistics.Dimension.TIMES;
import static eu.csar.schemas.statistics.Dimension.TIME_PERIOD;
import static eu.csar.schemas.statistics.Dimension.UNFOUNDED_REASON;
import static eu.csar.schemas.statistics.ProtectionMethod.ROUNDING;
import static eu.csar.schemas.statistics.ProtectionMethod.SUPPRESSION;
import static eu.csar.schemas.statistics.ProtectionMethod.TRUE_COUNTS;
import static eu.csar.schemas.statistics.Publication.publish;
import static eu.csar.schemas.statistics.PublishedSource.from;

import java.util.ArrayList;
import java.util.List;

/** What is published of the Centre's own counts: Article 83(3). */
final class CentrePublications {
  static final List<PublishedSource> ALL =
      List.of(
          from("reports_by_provider", "REPORTS")
              .publishes(
                  publish("reports_by_provider", "Reports by provider", SUPPRESSION, "A83-3c")
                      .counts("REPORTS", "Reports that each provider submitted under Article 12.")
                      .by(TIME_PERIOD, PROVIDER)
                      .where(MEASURE, "REPORTS")
                      .because(
                          "Article 83(3)(c) asks for reports by provider. Every provider has a row, so that none moves in and"
                              + " out of a rest from release to release. A provider is no person, but one of its few reports"
                              + " is about persons. Submissions, events and incidents say nearly the same and stay internal.")),
          from("unfounded_reports", "REPORTS")
              .publishes(
                  publish(
                          "unfounded_by_reason",
                          "Reports considered manifestly unfounded",
                          SUPPRESSION,
                          "A83-3e")
                      .counts(
                          "REPORTS",
                          "Reports whose decision is that they are manifestly unfounded.")
                      .by(TIME_PERIOD, UNFOUNDED_REASON)
                      .together(UNFOUNDED_REASON, "UNFOUNDED", CodeLists.UNFOUNDED_REASON.codes())
                      .together(UNFOUNDED_REASON, "NOT_UNFOUNDED", List.of())
                      .membersOf(UNFOUNDED_REASON, "UNFOUNDED")
                      .because(
                          "The number is demanded; the reasons show how narrow the grounds are. Not by provider: a provider"
                              + " knows its own, and others would learn of single retractions.")),
          from("events_by_bucket", "EVENTS")
              .publishes(
                  publish("events_by_bucket", "Events by where they ended", SUPPRESSION, "A83-3c")
                      .counts("EVENTS", "Each event once, a report with its supplements.")
                      .by(TIME_PERIOD, BUCKET)
                      .together(BUCKET, "NOT_FORWARDED", List.of("HELD", "UNFOUNDED"))
                      .because(
                          "How much goes to one State, to several, or to Europol alone. What was held and what was unfounded"
                              + " stand together: beside the unfounded reports the events held could be told.")),
          from("items_by_state", "ITEMS")
              .adds(GEO, PublishedCodes.SUM)
              .has(GEO, recipients())
              .has(ABUSE_TYPE, List.of("KNOWN_CSAM", "NEW_CSAM", "UNDETERMINED"))
              .publishes(
                  publish(
                          "items_by_type_and_service",
                          "Items by State, type of abuse and service",
                          ROUNDING,
                          "A83-3d")
                      .counts(
                          "ITEMS",
                          "Items of potential known and new material, by State forwarded to.")
                      .by(TIME_PERIOD, GEO, ABUSE_TYPE, SERVICE_TYPE)
                      .where(GEO, recipients())
                      .because(
                          "Article 83(3)(d) asks for the crossing of State, type and service. Rounding keeps all of it"
                              + " readable; suppression would not hold in three dimensions. What the type rests on stays"
                              + " internal: a fourth dimension.")),
          from("solicitation_by_state", "SOLICITATION")
              .adds(GEO, PublishedCodes.SUM)
              .has(GEO, recipients())
              .publishes(
                  publish(
                          "solicitation_by_service",
                          "Instances of solicitation by State and service",
                          ROUNDING,
                          "A83-3d")
                      .counts(
                          "REPORTS",
                          "Reports that allege or contain solicitation, by State forwarded to.")
                      .by(TIME_PERIOD, GEO, SERVICE_TYPE)
                      .where(GEO, recipients())
                      .because(
                          "The other half of the demand, read beside the items and so protected like them. Counts are"
                              + " small in most States: suppression would leave little.")),
          from("indicators", "INDICATORS")
              .publishes(
                  publish("indicators", "Indicators in the databases", TRUE_COUNTS, "A83-3a")
                      .counts("INDICATORS", "Entries at the end of each year.")
                      .by(TIME_PERIOD, DATABASE, ELEMENT)
                      .because(
                          "Stocks of hashes, URLs and language identifiers of the whole Union: no entry is a person or a"
                              + " report, and none leads to one.")),
          from("indicator_submissions", "INDICATOR_SUBMISSIONS")
              .adds(GEO, CodeLists.ALL_STATES)
              .has(ABUSE_TYPE, CodeLists.ABUSE_TYPE.codes())
              .publishes(
                  publish(
                          "indicator_submissions_by_state",
                          "Submissions for indicators by State",
                          SUPPRESSION,
                          "A83-3b")
                      .counts(
                          "MEASURE",
                          "Submissions of Article 36(1), indicators and URLs that came of them.")
                      .by(TIME_PERIOD, GEO, MEASURE)
                      .where(MEASURE, "SUBMISSIONS", "INDICATORS", "URLS")
                      .because(
                          "A State that submits once a year submits of one case. By type of abuse only for the Union.")),
          from("assessed_negative", "ASSESSED_NEGATIVE")
              .adds(GEO, CodeLists.COVERED_STATES)
              .has(ABUSE_TYPE, List.of("_T"))
              .addsNothingOver(ABUSE_TYPE)
              .publishes(
                  publish(
                          "assessed_negative_by_state",
                          "Forwarded reports assessed as not being abuse",
                          SUPPRESSION,
                          "A83-3f")
                      .counts(
                          "REPORTS",
                          "Reports of new material or solicitation assessed negative, once a State.")
                      .by(TIME_PERIOD, GEO)
                      .where(ABUSE_TYPE, "_T")
                      .because(
                          "By State, as demanded. Not by type: a report of two types counts in both, so types do not add up.")),
          from("search_results", "SEARCH_RESULTS")
              .publishes(
                  publish(
                          "search_results_by_state",
                          "Results of searches by State where hosted",
                          SUPPRESSION,
                          "A83-3g")
                      .counts(
                          "RESULTS",
                          "Images, videos and URLs found in publicly accessible material.")
                      .by(TIME_PERIOD, HOSTED_IN, MEDIA)
                      .because(
                          "By State and kind, as demanded. One image found in a State can be one ongoing case, and its host"
                              + " would know which.")),
          from("repeat_counts", "ITEMS_BY_TIMES")
              .publishes(
                  publish(
                          "items_by_times",
                          "Items by number of times reported or found",
                          SUPPRESSION,
                          "A83-3h")
                      .counts("ITEMS", "Items that were reported or found so many times.")
                      .by(TIME_PERIOD, TIMES)
                      .banded(TIMES, PublishedCodes.TIMES)
                      .because(
                          "A distribution instead of items: neither hashes nor exact numbers of times, by which who holds the"
                              + " most widespread item would know it.")),
          from("hosting_notices", "HOSTING_NOTICES")
              .publishes(
                  publish("hosting_notices", "Notices to hosting providers", TRUE_COUNTS, "A83-3i")
                      .counts(
                          "MEASURE", "Notices of Article 49(2), and hosting providers notified.")
                      .by(TIME_PERIOD, MEASURE)
                      .where(MEASURE, "NOTICES", "PROVIDERS_NOTIFIED")
                      .because(
                          "Letters of the Centre to companies, for the whole Union: no person and no case is behind one row.")),
          from("victims_assisted", "VICTIMS_ASSISTED")
              .splits(MEASURE, "ASSISTED", "ACCESSIBLE", "NOT_ACCESSIBLE")
              .publishes(
                  publish("victims_assisted", "Victims assisted", SUPPRESSION, "A83-3j")
                      .counts("PERSONS", "Victims assisted for the first time in the year.")
                      .by(TIME_PERIOD, MEASURE)
                      .because(
                          "Persons, and of some of them that they have a disability: never by State.")));

  private CentrePublications() {}

  private static List<String> recipients() {
    List<String> recipients = new ArrayList<>(CodeLists.STATE.codes());
    recipients.add("EUROPOL_ONLY");
    recipients.add("NOT_FORWARDED");
    return recipients;
  }
}
