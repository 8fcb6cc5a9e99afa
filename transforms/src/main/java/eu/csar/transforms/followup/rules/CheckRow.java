package eu.csar.transforms.followup.rules;

import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.returns.ReturnTable;
import eu.csar.schemas.returns.RowReturns;
import eu.csar.schemas.returns.YearlyReturns;
import eu.csar.schemas.statistics.CodeLists;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks one row by itself: types and codes, then what its table says of values together. Whether a
 * token is known is seen where tokens meet the forwards.
 */
final class CheckRow {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,11}");

  private static final List<int[]> VICTIMS = victims();

  /** A fault: the code and the column. */
  record Fault(ReturnRejectCode code, @Nullable String column) {}

  private CheckRow() {}

  /**
   * The first fault of a row; null: none.
   *
   * @param received day of receipt, UTC: nothing is known of later days
   */
  static @Nullable Fault of(ReturnTable table, @Nullable String[] values, LocalDate received) {
    List<ReturnColumn> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      ReturnColumn column = columns.get(i);
      String value = values[i];
      if (value == null) {
        if (!column.isOptional()) {
          return new Fault(ReturnRejectCode.MISSING_VALUE, column.name());
        }
        continue;
      }
      ReturnRejectCode code = ofValue(column, value, received);
      if (code != null) {
        return new Fault(code, column.name());
      }
    }
    ReturnRow row = new ReturnRow(table, 0, 0, values);
    if (table.equals(RowReturns.FOLLOW_UP)) {
      return ofFollowUp(row);
    }
    return ofOthers(row);
  }

  private static @Nullable ReturnRejectCode ofValue(
      ReturnColumn column, String value, LocalDate received) {
    return switch (column.type()) {
      case TOKEN -> unless(TOKEN.matcher(value).matches(), ReturnRejectCode.NOT_A_TOKEN);
      case KEY -> unless(KEY.matcher(value).matches(), ReturnRejectCode.NOT_A_KEY);
      case HASH -> unless(HASH.matcher(value).matches(), ReturnRejectCode.NOT_A_HASH);
      case COUNT -> unless(COUNT.matcher(value).matches(), ReturnRejectCode.NOT_A_COUNT);
      case PROVIDER -> unless(PROVIDER.matcher(value).matches(), ReturnRejectCode.NOT_A_PROVIDER);
      case CODE ->
          unless(
              column.codes() != null && column.codes().has(value), ReturnRejectCode.UNKNOWN_CODE);
      case DAY -> ofDay(value, received);
      case TEXT -> null;
    };
  }

  private static @Nullable ReturnRejectCode ofDay(String value, LocalDate received) {
    try {
      return unless(
          value.length() == 10 && !LocalDate.parse(value).isAfter(received),
          value.length() == 10 ? ReturnRejectCode.DAY_IN_FUTURE : ReturnRejectCode.NOT_A_DAY);
    } catch (DateTimeException e) {
      return ReturnRejectCode.NOT_A_DAY;
    }
  }

  private static @Nullable Fault ofFollowUp(ReturnRow row) {
    String outcome = row.text("outcome");
    boolean investigation =
        outcome.equals("INVESTIGATION_OPENED") || outcome.equals("CONTRIBUTED_TO_ONGOING");
    if (investigation) {
      for (String column : List.of("case_key", "state_of_play")) {
        if (row.get(column) == null) {
          return new Fault(ReturnRejectCode.CASE_MISSING, column);
        }
      }
    } else {
      for (ReturnColumn column : row.table().columns()) {
        if (isOfCase(column) && row.get(column.name()) != null) {
          return new Fault(ReturnRejectCode.CASE_WITHOUT_INVESTIGATION, column.name());
        }
      }
    }
    if (outcome.equals("OTHER_ACTION") && row.get("action_type") == null) {
      return new Fault(ReturnRejectCode.ACTION_MISSING, "action_type");
    }
    if (!outcome.equals("OTHER_ACTION")
        && (row.get("action_type") != null || row.get("action_state") != null)) {
      return new Fault(ReturnRejectCode.CONTRADICTION, "action_type");
    }
    if (outcome.equals("NO_ACTION") && row.get("reason") == null) {
      return new Fault(ReturnRejectCode.REASON_MISSING, "reason");
    }
    if (investigation && row.get("reason") != null) {
      return new Fault(ReturnRejectCode.CONTRADICTION, "reason");
    }
    return ofVictims(row);
  }

  private static boolean isOfCase(ReturnColumn column) {
    return column.type() == ReturnColumn.ValueType.COUNT
        || column.name().equals("case_key")
        || column.name().equals("state_of_play");
  }

  private static @Nullable Fault ofVictims(ReturnRow row) {
    for (int[] pair : VICTIMS) {
      String rescued = row.value(pair[1]);
      if (rescued != null) {
        String identified = row.value(pair[0]);
        if (Long.parseLong(rescued) > (identified == null ? 0 : Long.parseLong(identified))) {
          return new Fault(
              ReturnRejectCode.IMPOSSIBLE_COUNT, row.table().columns().get(pair[1]).name());
        }
      }
    }
    return null;
  }

  /** Places of victims identified, and of those rescued, by gender and age. */
  private static List<int[]> victims() {
    List<int[]> places = new ArrayList<>();
    for (String gender : CodeLists.GENDER.codes()) {
      for (String age : CodeLists.AGE_BAND.codes()) {
        places.add(
            new int[] {
              RowReturns.FOLLOW_UP.indexOf(RowReturns.victims("identified", gender, age)),
              RowReturns.FOLLOW_UP.indexOf(RowReturns.victims("rescued", gender, age))
            });
      }
    }
    return places;
  }

  private static @Nullable Fault ofOthers(ReturnRow row) {
    ReturnTable table = row.table();
    if (table.equals(RowReturns.EUROPOL_REFERRALS)) {
      boolean referred = row.get("referred_to") != null;
      if (referred != (row.get("not_referable") == null)
          || referred != (row.get("referred_on") != null)) {
        return new Fault(ReturnRejectCode.CONTRADICTION, "referred_to");
      }
      return fault(
          !referred || !row.day("referred_on").isAfter(row.day("as_of")),
          ReturnRejectCode.CONTRADICTION,
          "referred_on");
    }
    if (table.equals(RowReturns.SEARCH_RESULTS)) {
      return fault(
          (row.get("algorithm") == null) == (row.get("hash") == null),
          ReturnRejectCode.CONTRADICTION,
          "hash");
    }
    if (table.equals(RowReturns.ASSISTANCE)) {
      if (row.day("month").getDayOfMonth() != 1) {
        return new Fault(ReturnRejectCode.CONTRADICTION, "month");
      }
      return fault(
          row.count("accessible") <= row.count("assisted"),
          ReturnRejectCode.IMPOSSIBLE_COUNT,
          "accessible");
    }
    if (table.equals(YearlyReturns.ERROR_RATES)) {
      return fault(
          row.count("reviewed") <= row.count("flagged")
              && row.count("errors") <= row.count("reviewed"),
          ReturnRejectCode.IMPOSSIBLE_COUNT,
          "errors");
    }
    if (table.equals(YearlyReturns.COMPLAINTS)) {
      return fault(
          row.count("upheld") <= row.count("decided")
              && row.count("reversed") <= row.count("decided"),
          ReturnRejectCode.IMPOSSIBLE_COUNT,
          "decided");
    }
    if (table.equals(YearlyReturns.REMOVAL_ORDERS_RECEIVED)) {
      return fault(
          row.count("executed") <= row.count("received"),
          ReturnRejectCode.IMPOSSIBLE_COUNT,
          "executed");
    }
    if (table.equals(YearlyReturns.REMOVAL_ORDERS)) {
      return fault(
          row.count("executed") <= row.count("issued"),
          ReturnRejectCode.IMPOSSIBLE_COUNT,
          "executed");
    }
    return null;
  }

  private static @Nullable Fault fault(boolean holds, ReturnRejectCode code, String column) {
    return holds ? null : new Fault(code, column);
  }

  private static @Nullable ReturnRejectCode unless(boolean holds, ReturnRejectCode code) {
    return holds ? null : code;
  }
}
