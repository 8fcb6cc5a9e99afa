package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Table coverage: for each item that others return and each sender, what was submitted. */
final class CompileCoverage {
  private final Tables tables;
  private final Coverage coverage;
  private final SmallReturns small;
  private final List<Integer> years;

  CompileCoverage(Tables tables, Coverage coverage, SmallReturns small, List<Integer> years) {
    this.tables = tables;
    this.coverage = coverage;
    this.small = small;
    this.years = years;
  }

  void all() {
    for (int year : years) {
      for (ReturnKind kind : ReturnKind.values()) {
        for (ReturnTable table : kind.tables()) {
          for (String sender : senders(kind, year)) {
            row(kind, table, sender, year);
          }
        }
      }
    }
  }

  private void row(ReturnKind kind, ReturnTable table, String sender, int year) {
    String code = coverage.of(kind, table, sender, year);
    Status status = Status.of(code);
    long rows = coverage.rows(kind, table, sender, year);
    for (String item : table.items()) {
      if (item.equals("A83-3h") || item.equals("A83-3c")) {
        continue; // Counted by the Centre; a return only adds to it.
      }
      List<String> codes = List.of(Integer.toString(year), item, sender, code);
      tables
          .table("coverage")
          .put(
              status.isExpired()
                  ? status.missing(codes)
                  : Observation.of(rows, codes.toArray(new String[0])));
    }
  }

  private Set<String> senders(ReturnKind kind, int year) {
    return switch (kind.sender()) {
      case STATE -> new TreeSet<>(Coverage.STATES);
      case CENTRE -> Set.of("CENTRE");
      case EUROPOL -> Set.of("EUROPOL");
      case PROVIDER -> providers(year);
    };
  }

  private Set<String> providers(int year) {
    Set<String> providers = new TreeSet<>(small.senders(ReturnKind.PROVIDER_YEAR, year));
    for (Observation row : tables.table("reports_by_provider").rows()) {
      if (row.codes().get(0).equals(Integer.toString(year))) {
        providers.add(row.codes().get(1));
      }
    }
    return providers;
  }
}
