package eu.csar.transforms.followup.rules;

import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.returns.ReturnTable;
import org.jspecify.annotations.Nullable;

/** Where the rows of a delivery go. */
public interface RowReceiver {
  /** A section that a yearly return has, be it empty; one that it lacks was not submitted. */
  default void section(ReturnTable table) {}

  /** A row whose own values are in order. */
  void take(ReturnRow row);

  /**
   * A row that does not count.
   *
   * @param table id of the table
   * @param number place in the file or section, from 1; 0: the delivery as a whole
   * @param code why
   * @param column the column at fault; null: the row as a whole
   */
  void reject(String table, long number, ReturnRejectCode code, @Nullable String column);
}
