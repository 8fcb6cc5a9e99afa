package eu.csar.schemas.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of returns, by who sends them and how. */
@SuppressWarnings("ImmutableEnumChecker") // The list of tables is never changed once made.
public enum ReturnKind {
  FOLLOW_UP(Sender.STATE, Form.ROWS, "Follow-up of forwarded reports", RowReturns.FOLLOW_UP),
  EUROPOL_REFERRALS(
      Sender.EUROPOL, Form.ROWS, "Onward referral by Europol", RowReturns.EUROPOL_REFERRALS),
  ASSESSMENTS(
      Sender.STATE, Form.ROWS, "Assessments of Article 36(3) and (4)", RowReturns.ASSESSMENTS),
  INDICATOR_SNAPSHOTS(
      Sender.CENTRE,
      Form.ROWS,
      "Entries of the indicator databases on a day",
      RowReturns.INDICATOR_SNAPSHOTS),
  INDICATOR_SUBMISSIONS(
      Sender.CENTRE, Form.ROWS, "Submissions of Article 36(1)", RowReturns.INDICATOR_SUBMISSIONS),
  SEARCH_RESULTS(
      Sender.CENTRE, Form.ROWS, "Results of searches, Article 49(1)", RowReturns.SEARCH_RESULTS),
  HOSTING_NOTICES(
      Sender.CENTRE, Form.ROWS, "Notices to hosting providers, Article 49(2)", RowReturns.NOTICES),
  VICTIM_ASSISTANCE(
      Sender.CENTRE, Form.ROWS, "Assistance to victims, Article 21(2)", RowReturns.ASSISTANCE),
  PROVIDER_YEAR(
      Sender.PROVIDER,
      Form.DOCUMENT,
      "Yearly return of a provider, Article 83(1)",
      YearlyReturns.MEASURES,
      YearlyReturns.ERROR_RATES,
      YearlyReturns.COMPLAINTS,
      YearlyReturns.REMOVAL_ORDERS_RECEIVED,
      YearlyReturns.REMOVED_ITEMS,
      YearlyReturns.BLOCKING_ORDERS_RECEIVED,
      YearlyReturns.INVOCATIONS,
      YearlyReturns.OWN_COUNTS),
  AUTHORITY_YEAR(
      Sender.STATE,
      Form.DOCUMENT,
      "Yearly return of a Coordinating Authority, Article 83(2)(b) to (i)",
      YearlyReturns.RISKS,
      YearlyReturns.DETECTION_ORDERS,
      YearlyReturns.REMOVAL_ORDERS,
      YearlyReturns.BLOCKING_ORDERS,
      YearlyReturns.DECISIONS,
      YearlyReturns.OPINIONS);

  /** Who may send it; the gateway that writes {@code intake.json} vouches for the sender. */
  public enum Sender {
    /** The Coordinating Authority of a Member State, by its EU code. */
    STATE,
    /** {@code EUROPOL}. */
    EUROPOL,
    /** An id of the register of providers. */
    PROVIDER,
    /** {@code CENTRE}: the Centre's own case work. */
    CENTRE
  }

  /** What a return looks like. */
  public enum Form {
    /** Rows of one table, {@code rows.csv} or {@code rows.ndjson}. */
    ROWS,
    /** One JSON object with a section for each table, {@code return-rows.json}. */
    DOCUMENT
  }

  private final Sender sender;
  private final Form form;
  private final String title;
  private final List<ReturnTable> tables;

  ReturnKind(Sender sender, Form form, String title, ReturnTable... tables) {
    this.sender = sender;
    this.form = form;
    this.title = title;
    this.tables = List.of(tables);
  }

  /** Who may send it. */
  public Sender sender() {
    return sender;
  }

  /** What it looks like. */
  public Form form() {
    return form;
  }

  /** What it is, in a few words. */
  public String title() {
    return title;
  }

  /** Its tables; one where it is rows. */
  public List<ReturnTable> tables() {
    return tables;
  }

  /** The kind of this name; null: none. */
  public static @Nullable ReturnKind of(@Nullable String name) {
    for (ReturnKind kind : values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }
}
