package eu.csar.schemas.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The columns by which tables are broken down. There is none for free text, for a person, for a
 * report or for a case: what cannot be named here cannot stand in a table (Article 83(4)).
 */
@SuppressWarnings("ImmutableEnumChecker") // A code list copies what it is given.
public enum Dimension {
  TIME_PERIOD("time_period", "Calendar year, UTC", Values.YEAR, null),
  COHORT("cohort", "Calendar year of the first forward to the State, UTC", Values.YEAR, null),
  GEO("geo", "Member State, or an aggregate or bucket", Values.CODES, StatisticsCodes.GEO),
  HOSTED_IN("hosted_in", "Where hosted", Values.CODES, CodeLists.HOSTED_IN),
  PROVIDER("provider", "Id of the register of providers", Values.PROVIDER, null),
  QUARTER("quarter", "Calendar quarter, UTC", Values.QUARTER, null),
  MEASURE("measure", "What is counted", Values.CODES, StatisticsCodes.MEASURE),
  OUTCOME("outcome", "Follow-up", Values.CODES, CodeLists.OUTCOME),
  ROUTE("route", "How the State came to have the report", Values.CODES, StatisticsCodes.ROUTE),
  STATE_OF_PLAY(
      "state_of_play", "State of the investigation", Values.CODES, CodeLists.STATE_OF_PLAY),
  GENDER("gender", "Gender", Values.CODES, CodeLists.GENDER),
  AGE("age", "Age band", Values.CODES, CodeLists.AGE_BAND),
  ACTION_TYPE("action_type", "Type of other action", Values.CODES, CodeLists.ACTION_TYPE),
  ACTION_STATE("action_state", "State of the action", Values.CODES, StatisticsCodes.ACTION_STATE),
  REASON("reason", "Reason", Values.CODES, StatisticsCodes.REASON),
  DAYS("days", "Whole days", Values.NUMBER, null),
  HOURS("hours", "Whole hours, rounded down", Values.NUMBER, null),
  TIMES("times", "Number of times", Values.NUMBER, null),
  RANK("rank", "Rank, 1 is the largest", Values.NUMBER, null),
  URGENT("urgent", "Marked urgent", Values.CODES, StatisticsCodes.YES_NO),
  COMPLETENESS(
      "completeness", "How complete the report was", Values.CODES, StatisticsCodes.COMPLETENESS),
  FIELD("field", "Field of Annex III", Values.CODES, CodeLists.REQUESTED_FIELD),
  ABUSE_TYPE("abuse_type", "Type of abuse", Values.CODES, StatisticsCodes.ABUSE_TYPE),
  BASIS("basis", "What the type rests on", Values.CODES, StatisticsCodes.BASIS),
  SERVICE_TYPE("service_type", "Type of service", Values.CODES, StatisticsCodes.SERVICE_TYPE),
  BUCKET("bucket", "Where the event ended", Values.CODES, StatisticsCodes.BUCKET),
  UNFOUNDED_REASON(
      "unfounded_reason", "Why manifestly unfounded", Values.CODES, CodeLists.UNFOUNDED_REASON),
  DATABASE("database", "Indicator database", Values.CODES, CodeLists.DATABASE),
  ELEMENT("element", "Kind of entry", Values.CODES, CodeLists.ELEMENT),
  MEDIA("media", "What was found", Values.CODES, CodeLists.MEDIA),
  TECHNOLOGY("technology", "Technology", Values.CODES, CodeLists.TECHNOLOGY),
  SAFEGUARD("safeguard", "Safeguard", Values.CODES, CodeLists.SAFEGUARD),
  CHANNEL("channel", "Where the user complained", Values.CODES, CodeLists.CHANNEL),
  COMPLAINT_BASIS("complaint_basis", "Basis", Values.CODES, CodeLists.BASIS_OF_COMPLAINT),
  TRIGGER("trigger", "Trigger", Values.CODES, CodeLists.TRIGGER),
  ARTICLE("article", "Article invoked", Values.CODES, CodeLists.INVOKED_ARTICLE),
  GROUND("ground", "Ground", Values.CODES, CodeLists.INVOKED_GROUND),
  RISK("risk", "Risk", Values.CODES, CodeLists.RISK),
  DECISION_ARTICLE(
      "decision_article", "Article of the decision", Values.CODES, CodeLists.DECISION_ARTICLE),
  DECISION_REASON(
      "decision_reason", "Reason of the decision", Values.CODES, CodeLists.DECISION_REASON),
  OPINION_POINT("opinion_point", "Point of deviation", Values.CODES, CodeLists.OPINION_POINT),
  AGE_OF_ASSESSMENT(
      "open_for", "How long the assessment is open", Values.CODES, StatisticsCodes.OPEN_FOR),
  COUNTED_BY("counted_by", "Who counted", Values.CODES, StatisticsCodes.COUNTED_BY),
  ITEM("item", "Item of Article 83", Values.CODES, StatisticsCodes.ITEM),
  SENDER("sender", "State, provider, EUROPOL or CENTRE", Values.SENDER, null),
  COVERAGE("coverage", "What was submitted", Values.CODES, StatisticsCodes.COVERAGE),
  EQUATION("equation", "Equation that must hold", Values.CODES, StatisticsCodes.EQUATION),
  SIDE("side", "Side of the equation", Values.CODES, StatisticsCodes.SIDE),
  TABLE("table_id", "Table of the catalogue", Values.TABLE, null),
  CELL("cell", "The other dimensions of the cell, as id=code joined by ;", Values.CELL, null),
  REVISION("revision", "Why the figure differs", Values.CODES, StatisticsCodes.REVISION),
  VINTAGE("vintage", "Which release", Values.CODES, StatisticsCodes.VINTAGE),
  SERIES_BREAK("series_break", "Break in the series", Values.CODES, StatisticsCodes.SERIES_BREAK),
  FROM_DAY("from_day", "First day", Values.DAY, null),
  TO_DAY("to_day", "Last day", Values.DAY, null),
  GATE("gate", "Quality gate", Values.CODES, StatisticsCodes.GATE),
  LEVEL("level", "What a violation means", Values.CODES, StatisticsCodes.LEVEL);

  /** What a cell of the column may hold. */
  public enum Values {
    CODES,
    YEAR,
    QUARTER,
    DAY,
    NUMBER,
    PROVIDER,
    SENDER,
    TABLE,
    CELL
  }

  private final String id;
  private final String title;
  private final Values values;
  private final @Nullable CodeList codes;

  Dimension(String id, String title, Values values, @Nullable CodeList codes) {
    this.id = id;
    this.title = title;
    this.values = values;
    this.codes = codes;
  }

  /** Name of the column in Parquet; in capitals the SDMX concept. */
  public String id() {
    return id;
  }

  /** What it is, in a few words. */
  public String title() {
    return title;
  }

  /** What its cells may hold. */
  public Values holds() {
    return values;
  }

  /** Whether it holds the years of a table, over which nothing adds up. */
  public boolean isTime() {
    return values == Values.YEAR;
  }

  /** Its closed list; null where values are no codes. */
  public @Nullable CodeList codes() {
    return codes;
  }
}
