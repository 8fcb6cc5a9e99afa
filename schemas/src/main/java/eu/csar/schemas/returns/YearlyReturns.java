package eu.csar.schemas.returns;

import static eu.csar.schemas.returns.ReturnColumn.optional;
import static eu.csar.schemas.returns.ReturnColumn.required;

import eu.csar.schemas.returns.ReturnColumn.ValueType;
import eu.csar.schemas.statistics.CodeLists;
import java.util.List;

/** Sections of the yearly returns of providers and of Coordinating Authorities. */
public final class YearlyReturns {
  public static final ReturnTable MEASURES =
      new ReturnTable(
          "measures",
          List.of("A83-1a-i"),
          "Measures taken to comply with detection orders",
          List.of("technology", "safeguard"),
          List.of(
              required("technology", CodeLists.TECHNOLOGY, "Technology."),
              required("safeguard", CodeLists.SAFEGUARD, "Safeguard."),
              required("orders", ValueType.COUNT, "Detection orders for which both are used."),
              narrative()));

  public static final ReturnTable ERROR_RATES =
      new ReturnTable(
          "error_rates",
          List.of("A83-1a-ii"),
          "Errors of a technology of detection",
          List.of("technology", "abuse_type"),
          List.of(
              required("technology", CodeLists.TECHNOLOGY, "Technology."),
              required("abuse_type", CodeLists.ABUSE_TYPE, "What it detects."),
              required("flagged", ValueType.COUNT, "Items or conversations flagged."),
              required("reviewed", ValueType.COUNT, "Of these, reviewed by a person."),
              required("errors", ValueType.COUNT, "Of the reviewed, found not to be abuse."),
              narrative()));

  public static final ReturnTable COMPLAINTS =
      new ReturnTable(
          "complaints",
          List.of("A83-1a-iii"),
          "Complaints to the provider, and cases in court",
          List.of("channel", "basis"),
          List.of(
              required("channel", CodeLists.CHANNEL, "With the provider or in court."),
              required("basis", CodeLists.BASIS_OF_COMPLAINT, "Basis."),
              required("received", ValueType.COUNT, "Received in the year."),
              required("decided", ValueType.COUNT, "Decided in the year."),
              required("upheld", ValueType.COUNT, "Of the decided, in favour of the user."),
              required("reversed", ValueType.COUNT, "Of the decided, later reversed."),
              required(
                  "decision_days",
                  ValueType.COUNT,
                  "Days from receipt to decision, sum over the decided."),
              narrative()));

  public static final ReturnTable REMOVAL_ORDERS_RECEIVED =
      new ReturnTable(
          "removal_orders_received",
          List.of("A83-1b"),
          "Removal orders received",
          List.of(),
          List.of(
              required("received", ValueType.COUNT, "Orders received in the year."),
              required("executed", ValueType.COUNT, "Of these, executed."),
              required(
                  "execution_minutes",
                  ValueType.COUNT,
                  "Minutes from receipt to removal or disabling, sum over the executed.")));

  public static final ReturnTable REMOVED_ITEMS =
      new ReturnTable(
          "removed_items",
          List.of("A83-1c"),
          "Items removed or disabled",
          List.of("trigger"),
          List.of(
              required("trigger", CodeLists.TRIGGER, "What made the provider act."),
              required("items", ValueType.COUNT, "Items.")));

  public static final ReturnTable BLOCKING_ORDERS_RECEIVED =
      new ReturnTable(
          "blocking_orders_received",
          List.of("A83-1d"),
          "Blocking orders received",
          List.of(),
          List.of(required("received", ValueType.COUNT, "Orders received in the year.")));

  public static final ReturnTable INVOCATIONS =
      new ReturnTable(
          "invocations",
          List.of("A83-1e"),
          "Times that the provider invoked Articles 8(3), 14(5), 14(6), 17(5)",
          List.of("article", "ground"),
          List.of(
              required("article", CodeLists.INVOKED_ARTICLE, "Article."),
              required("ground", CodeLists.INVOKED_GROUND, "Ground."),
              required("times", ValueType.COUNT, "Times."),
              narrative()));

  public static final ReturnTable OWN_COUNTS =
      new ReturnTable(
          "own_counts",
          List.of("A83-3c"),
          "The provider's own count of what it reported, beside the Centre's",
          List.of(),
          List.of(required("reports", ValueType.COUNT, "Reports submitted under Article 12.")));

  public static final ReturnTable RISKS =
      new ReturnTable(
          "risks",
          List.of("A83-2b"),
          "Most important and recurrent risks",
          List.of("risk"),
          List.of(
              required("risk", CodeLists.RISK, "Risk."),
              required(
                  "sources", ValueType.COUNT, "Risk assessments or other sources that name it."),
              narrative()));

  public static final ReturnTable DETECTION_ORDERS =
      new ReturnTable(
          "detection_orders",
          List.of("A83-2c", "A83-2d"),
          "Detection orders issued",
          List.of("provider", "abuse_type"),
          List.of(
              required("provider", ValueType.PROVIDER, "Provider addressed."),
              required("abuse_type", CodeLists.ABUSE_TYPE, "What is to be detected."),
              required("issued", ValueType.COUNT, "Orders issued."),
              required("invoked_8_3", ValueType.COUNT, "Times that Article 8(3) was invoked.")));

  public static final ReturnTable REMOVAL_ORDERS =
      new ReturnTable(
          "removal_orders",
          List.of("A83-2e", "A83-2f"),
          "Removal orders issued",
          List.of("provider"),
          List.of(
              required("provider", ValueType.PROVIDER, "Hosting provider addressed."),
              required("issued", ValueType.COUNT, "Orders issued."),
              required("executed", ValueType.COUNT, "Of these, executed."),
              required(
                  "execution_minutes",
                  ValueType.COUNT,
                  "Minutes from receipt to removal or disabling, sum over the executed."),
              required("invoked_14_5", ValueType.COUNT, "Times that Article 14(5) was invoked."),
              required("invoked_14_6", ValueType.COUNT, "Times that Article 14(6) was invoked.")));

  public static final ReturnTable BLOCKING_ORDERS =
      new ReturnTable(
          "blocking_orders",
          List.of("A83-2g"),
          "Blocking orders issued",
          List.of("provider"),
          List.of(
              required("provider", ValueType.PROVIDER, "Provider addressed."),
              required("issued", ValueType.COUNT, "Orders issued."),
              required("invoked_17_5", ValueType.COUNT, "Times that Article 17(5) was invoked.")));

  public static final ReturnTable DECISIONS =
      new ReturnTable(
          "decisions",
          List.of("A83-2h"),
          "Services addressed by decisions under Articles 27, 28, 29",
          List.of("article", "provider", "reason"),
          List.of(
              required("article", CodeLists.DECISION_ARTICLE, "Article."),
              required("provider", ValueType.PROVIDER, "Provider of the service."),
              required("reason", CodeLists.DECISION_REASON, "Reason."),
              required("decisions", ValueType.COUNT, "Decisions."),
              narrative()));

  public static final ReturnTable OPINIONS =
      new ReturnTable(
          "opinions",
          List.of("A83-2i"),
          "Cases in which the Centre's opinion deviated substantially, Article 7(4)(d)",
          List.of("point"),
          List.of(
              required("point", CodeLists.OPINION_POINT, "Point of deviation."),
              required("cases", ValueType.COUNT, "Cases."),
              narrative()));

  private YearlyReturns() {}

  private static ReturnColumn narrative() {
    return optional("narrative", ValueType.TEXT, "Words for readers of the report.");
  }
}
