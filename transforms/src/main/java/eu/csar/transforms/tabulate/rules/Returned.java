package eu.csar.transforms.tabulate.rules;

import eu.csar.transforms.followup.rules.ReturnRow;
import java.util.Comparator;

/**
 * A row that is returned on a token.
 *
 * @param sender number of the State, or of Europol
 * @param row the row
 */
record Returned(int sender, ReturnRow row) {
  /** CT6: the latest as-of, then the latest delivery, then the latest row. */
  static final Comparator<ReturnRow> LATEST =
      Comparator.comparing((ReturnRow row) -> row.day("as_of"))
          .thenComparingInt(ReturnRow::delivery)
          .thenComparingLong(ReturnRow::number);
}
