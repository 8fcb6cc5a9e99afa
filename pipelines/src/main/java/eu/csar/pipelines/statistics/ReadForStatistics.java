package eu.csar.pipelines.statistics;

import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.returns.RowReturns;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.followup.rules.ReadRows;
import eu.csar.transforms.followup.rules.ReturnRow;
import eu.csar.transforms.followup.rules.RowReceiver;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.tabulate.ReadFiles;
import eu.csar.transforms.tabulate.rules.Emit;
import eu.csar.transforms.tabulate.rules.FoundItems;
import eu.csar.transforms.tabulate.rules.RowsOfReports;
import eu.csar.transforms.tabulate.rules.RowsOfReturns;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of the database, one delivery, or all search results: the numbers of the plan run
 * through files, then deliveries, then searches.
 */
record ReadForStatistics(StatisticsPlan plan) implements ReadFiles.Reading {
  private static final long serialVersionUID = 1L;

  @Override
  public void read(int file, Emit emit) throws IOException {
    int files = plan.files().size();
    int returned = plan.returned().size();
    if (file < files) {
      columns(plan.files().get(file), emit);
    } else if (file < files + returned) {
      rows(plan.returned().get(file - files), emit);
    } else {
      searches(emit);
    }
  }

  private void columns(StatisticsPlan.FileOfTable file, Emit emit) {
    try (RowsOfReports rows = new RowsOfReports(emit)) {
      switch (file.table()) {
        case REPORTS -> each(file, RowsOfReports.REPORTS, rows::report);
        case FORWARDS -> each(file, RowsOfReports.FORWARDS, rows::forward);
        case ITEMS -> each(file, RowsOfReports.ITEMS, rows::item);
        case MATCHES -> each(file, RowsOfReports.MATCHES, rows::match);
        case NOTICES -> each(file, RowsOfReports.NOTICES, rows::notice);
        case SUBMISSIONS -> each(file, RowsOfReports.SUBMISSIONS, rows::submission);
        default -> throw new IllegalArgumentException("not counted: " + file.table());
      }
    }
  }

  private void each(
      StatisticsPlan.FileOfTable file, List<String> columns, Consumer<GenericRecord> rows) {
    Table table = file.table();
    plan.database().columnsOf(file.entry(), table, columns).forEach(rows);
  }

  private static void rows(Delivery delivery, Emit emit) throws IOException {
    try (RowsOfReturns rows = new RowsOfReturns(delivery, emit)) {
      rows.read(ReadRows.of(delivery, rows));
    }
  }

  /** The latest row of each result counts, so all deliveries are read by one reader, in order. */
  private void searches(Emit emit) throws IOException {
    Map<String, ReturnRow> latest = new LinkedHashMap<>();
    for (Delivery delivery : plan.searched()) {
      ReadRows.of(
          delivery,
          new RowReceiver() {
            @Override
            public void take(ReturnRow row) {
              latest.put(row.subject(), row);
            }

            @Override
            public void reject(
                String table, long number, ReturnRejectCode code, @Nullable String column) {
              // The receipt is written where the same rows are tabulated.
            }
          });
    }
    try (FoundItems found = new FoundItems(emit)) {
      for (ReturnRow row : latest.values()) {
        if (row.table().equals(RowReturns.SEARCH_RESULTS) && row.get("hash") != null) {
          found.add(row.text("hash"), row.day("found_on").getYear());
        }
      }
    }
  }
}
