package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.returns.RowReturns;
import eu.csar.schemas.statistics.CodeLists;
import eu.csar.transforms.followup.rules.ReturnRow;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts cases and their persons, each once, from the row with the latest as-of (CT6, A83-2a-ii).
 * Only rows that count for their own token speak of a case.
 */
public record CountCases() implements CountWork {
  private static final long serialVersionUID = 1L;

  private static final List<String> OFFENDERS =
      List.of("suspects_arrested", "perpetrators_convicted");

  /** A case of a State. */
  private record CaseOf(int state, String key) {}

  /** The latest row on a case, and the earliest cohort of its reports. */
  private record Latest(int cohort, ReturnRow row) {
    Latest or(Latest other) {
      return new Latest(
          Math.min(cohort, other.cohort),
          Returned.LATEST.compare(row, other.row) >= 0 ? row : other.row);
    }
  }

  @Override
  public void count(Iterable<byte[]> blocks, Emit emit) {
    Map<CaseOf, Latest> cases = new HashMap<>();
    try {
      for (byte[] block : blocks) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
        while (in.available() > 0) {
          CaseOf one = new CaseOf(in.readByte(), in.readUTF());
          int cohort = in.readInt();
          ReturnRow row = RowsOfReturns.read(RowReturns.FOLLOW_UP, in);
          cases.merge(one, new Latest(cohort, row), Latest::or);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a block of cases is cut", e);
    }
    Figures figures = new Figures();
    cases.forEach((one, latest) -> count(Recipients.code(one.state()), latest, figures));
    emit.emit(Meeting.FIGURE, 0, figures.encode());
  }

  private static void count(String geo, Latest latest, Figures figures) {
    ReturnRow row = latest.row();
    String cohort = Integer.toString(latest.cohort());
    figures.add(1, "followup_cases", cohort, geo, row.text("state_of_play"));
    String offenders = "followup_offenders";
    given(row, OFFENDERS, figures, cohort, geo, offenders);
    figures.add(row.count("suspects_arrested"), offenders, cohort, geo, "ARRESTED");
    figures.add(row.count("perpetrators_convicted"), offenders, cohort, geo, "CONVICTED");
    List<String> columns = new ArrayList<>();
    for (String measure : List.of("identified", "rescued")) {
      for (String gender : CodeLists.GENDER.codes()) {
        for (String age : CodeLists.AGE_BAND.codes()) {
          String column = RowReturns.victims(measure, gender, age);
          columns.add(column);
          figures.add(
              row.count(column),
              "followup_victims",
              cohort,
              geo,
              measure.equals("identified") ? "IDENTIFIED" : "RESCUED",
              gender,
              age);
        }
      }
    }
    given(row, columns, figures, cohort, geo, "followup_victims");
  }

  /**
   * An empty cell says nothing: a case without any number for a table is not one without persons.
   */
  private static void given(
      ReturnRow row,
      List<String> columns,
      Figures figures,
      String cohort,
      String geo,
      String table) {
    if (columns.stream().anyMatch(column -> row.get(column) != null)) {
      figures.add(1, Figures.PERSONS_GIVEN, cohort, geo, table);
    }
  }
}
