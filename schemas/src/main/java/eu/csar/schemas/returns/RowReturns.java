package eu.csar.schemas.returns;

import static eu.csar.schemas.returns.ReturnColumn.optional;
import static eu.csar.schemas.returns.ReturnColumn.required;

import eu.csar.schemas.returns.ReturnColumn.ValueType;
import eu.csar.schemas.statistics.CodeLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Returns that are rows of one table. */
public final class RowReturns {
  public static final ReturnTable FOLLOW_UP =
      new ReturnTable(
          "follow_up",
          List.of("A83-2a-i", "A83-2a-ii", "A83-2a-iii", "A83-2a-iv"),
          "What became of one forwarded report, as of a day",
          List.of("token"),
          followUp());

  public static final ReturnTable EUROPOL_REFERRALS =
      new ReturnTable(
          "europol_referrals",
          List.of("A83-2a-i"),
          "What Europol did with one report that it received",
          List.of("token"),
          List.of(
              required("token", ValueType.TOKEN, "Europol's own token of the report (CT7)."),
              required("as_of", ValueType.DAY, "Day of which the row speaks."),
              optional("referred_to", CodeLists.STATE, "State that Europol referred it to."),
              optional("referred_on", ValueType.DAY, "When; with referred_to."),
              optional("not_referable", CodeLists.NOT_REFERABLE, "Why not; without referred_to.")));

  public static final ReturnTable ASSESSMENTS =
      new ReturnTable(
          "assessments",
          List.of("A83-3f"),
          "Assessment of a forwarded report of new material or solicitation",
          List.of("token"),
          List.of(
              required("token", ValueType.TOKEN, "Token of the report and the State."),
              required("as_of", ValueType.DAY, "Day of the assessment, or of the extension."),
              required("result", CodeLists.ASSESSMENT_RESULT, "Article 36(3), (4)."),
              required("scope", CodeLists.ASSESSMENT_SCOPE, "What was assessed (CT5).")));

  public static final ReturnTable INDICATOR_SNAPSHOTS =
      new ReturnTable(
          "indicator_snapshots",
          List.of("A83-3a"),
          "Entries of one indicator database at the end of a day",
          List.of("as_of", "database", "element"),
          List.of(
              required(
                  "as_of",
                  ValueType.DAY,
                  "Day of the snapshot; that of 31 December is the year's."),
              required("database", CodeLists.DATABASE, "Database, Article 44(1)."),
              required("element", CodeLists.ELEMENT, "Kind of entry."),
              required("entries", ValueType.COUNT, "Number of entries.")));

  public static final ReturnTable INDICATOR_SUBMISSIONS =
      new ReturnTable(
          "indicator_submissions",
          List.of("A83-3b"),
          "One submission of Article 36(1)",
          List.of("submission"),
          List.of(
              required("submission", ValueType.KEY, "The Centre's key of the submission."),
              required("submitted_on", ValueType.DAY, "When."),
              required("state", CodeLists.STATE, "State of the submitting authority."),
              required("abuse_type", CodeLists.ABUSE_TYPE, "What was submitted."),
              required(
                  "indicators", ValueType.COUNT, "Indicators generated; 0 for solicitation too."),
              required("urls", ValueType.COUNT, "URLs added to the list, Article 44(2)(b).")));

  public static final ReturnTable SEARCH_RESULTS =
      new ReturnTable(
          "search_results",
          List.of("A83-3g", "A83-3h"),
          "One result of a search of publicly accessible material",
          List.of("result"),
          List.of(
              required("result", ValueType.KEY, "The Centre's key of the result."),
              required("found_on", ValueType.DAY, "When."),
              required("hosted_in", CodeLists.HOSTED_IN, "Where it is hosted."),
              required("media", CodeLists.MEDIA, "What was found."),
              optional("algorithm", CodeLists.HASH_ALGORITHM, "Of the strongest hash known."),
              optional("hash", ValueType.HASH, "That hash; with algorithm.")));

  public static final ReturnTable NOTICES =
      new ReturnTable(
          "hosting_notices",
          List.of("A83-3i"),
          "One notice to a hosting provider, Article 49(2)",
          List.of("notice"),
          List.of(
              required("notice", ValueType.KEY, "The Centre's key of the notice."),
              required("notified_on", ValueType.DAY, "When."),
              required("provider", ValueType.PROVIDER, "Hosting provider that was notified.")));

  public static final ReturnTable ASSISTANCE =
      new ReturnTable(
          "victim_assistance",
          List.of("A83-3j"),
          "Victims assisted in a month, Article 21(2); new ones only",
          List.of("month"),
          List.of(
              required("month", ValueType.DAY, "First day of the month."),
              required("assisted", ValueType.COUNT, "Victims assisted for the first time."),
              required("accessible", ValueType.COUNT, "Of these, who asked for accessible help.")));

  private RowReturns() {}

  /** Name of a column of victims: {@code identified_f_y6_11}. */
  public static String victims(String measure, String gender, String ageBand) {
    return (measure + "_" + gender + "_" + ageBand).toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static List<ReturnColumn> followUp() {
    List<ReturnColumn> columns =
        new ArrayList<>(
            List.of(
                required("token", ValueType.TOKEN, "Follow-up token of the report and the State."),
                required(
                    "as_of",
                    ValueType.DAY,
                    "Day of which the row speaks; the latest counts (CT6)."),
                required("outcome", CodeLists.OUTCOME_RETURNED, "Article 83(2)(a)(i)."),
                optional(
                    "case_key",
                    ValueType.KEY,
                    "The State's key of the case; required with an investigation. Never joined across States."),
                optional(
                    "state_of_play",
                    CodeLists.STATE_OF_PLAY,
                    "Of the case; required with an investigation."),
                optional(
                    "suspects_arrested", ValueType.COUNT, "Persons arrested in the case so far."),
                optional(
                    "perpetrators_convicted",
                    ValueType.COUNT,
                    "Persons convicted in the case so far."),
                optional("action_type", CodeLists.ACTION_TYPE, "Required with OTHER_ACTION."),
                optional("action_state", CodeLists.ACTION_STATE, "With OTHER_ACTION."),
                optional(
                    "reason",
                    CodeLists.REASON,
                    "Required with NO_ACTION; with OTHER_ACTION where given.")));
    for (String measure : List.of("identified", "rescued")) {
      for (String gender : CodeLists.GENDER.codes()) {
        for (String age : CodeLists.AGE_BAND.codes()) {
          columns.add(
              optional(
                  victims(measure, gender, age),
                  ValueType.COUNT,
                  "Victims of the case "
                      + measure
                      + " so far: gender "
                      + gender
                      + ", age "
                      + age
                      + "."));
        }
      }
    }
    return columns;
  }
}
