package eu.csar.pipelines.annualreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.transforms.transparency.rules.PublishedTables;
import eu.csar.transforms.transparency.rules.PublishedTables.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Readers who used an earlier figure must see what it is now. */
@DisplayName("CHANGES.md")
final class RevisionNoteTest {
  private static PublishedTables release(String issued, List<Row> rows) {
    return new PublishedTables(
        2025,
        issued,
        "2026-06-01T00:00:00Z",
        new PublishedTables.Protection(5, 5, 4, Map.of()),
        List.of(),
        List.of(
            new PublishedTables.Table(
                "orders",
                "Orders",
                "ORDERS",
                ProtectionMethod.SUPPRESSION,
                "r",
                new PublishedTables.Description(
                    List.of("A83-2d"), "orders", "Orders.", "ORDERS", "Once.", "Returns.", 1),
                List.of(),
                rows)),
        "");
  }

  private static Row row(String geo, @Nullable Long value, String obsStatus, String confStatus) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("geo", geo);
    codes.put("time_period", "2025");
    return new Row(codes, value, obsStatus, confStatus, "");
  }

  @Test
  @DisplayName("names each figure that differs, as it was printed and as it is")
  void cells() {
    String note =
        RevisionNote.of(
            release(
                "2026-09-01",
                List.of(
                    row("DE", 210L, "A", ""),
                    row("EL", null, "", "C"),
                    row("FR", 12L, "P", ""),
                    row("IT", 7L, "A", ""),
                    row("AT", 30L, "", ""),
                    row("SE", null, "M", ""),
                    row("FI", 5L, "A", ""))),
            List.of(
                release(
                    "2026-06-30",
                    List.of(
                        row("DE", 200L, "A", ""),
                        row("EL", 9L, "", ""),
                        row("FR", 12L, "A", ""),
                        row("IT", null, "", "C"),
                        row("AT", 30L, "A", ""),
                        row("SE", null, "L", ""),
                        row("PT", 6L, "A", "")))));
    assertThat(
        note,
        is(
            """
            # Changes

            Release 2025-2026-09-01: vintage 2 of the year 2025.

            ## Since release 2025-2026-06-30

            | Table | Revised | Hidden now | New rows | Rows left out |
            | --- | --- | --- | --- | --- |
            | `orders` | 4 | 1 | 1 | 1 |

            Figures that differ, row by row, without those of new rows. `C`: confidential; `:` not available; `m`: does not apply;
            `(P)`: a part of the year, or of those who had to submit.

            ### `orders`

            | Row | Was | Is |
            | --- | --- | --- |
            | geo=DE; time_period=2025 | 200 | 210 |
            | geo=EL; time_period=2025 | a figure | C |
            | geo=FR; time_period=2025 | 12 | 12 (P) |
            | geo=IT; time_period=2025 | C | 7 |
            | geo=SE; time_period=2025 | : | m |
            | geo=PT; time_period=2025 | 6 | : |
            """));
  }

  @Test
  @DisplayName("names 20 of a table, and says how many more there are and where")
  void many() {
    List<Row> before = new ArrayList<>();
    List<Row> now = new ArrayList<>();
    for (int i = 10; i < 33; i++) {
      before.add(row("R" + i, 5L, "A", ""));
      now.add(row("R" + i, 6L, "A", ""));
    }
    String note =
        RevisionNote.of(release("2026-09-01", now), List.of(release("2026-06-30", before)));
    assertThat(note, containsString("| geo=R29; time_period=2025 | 5 | 6 |\n"));
    assertThat(note, not(containsString("geo=R30")));
    assertThat(note, containsString("\nand 3 more: compare `csv/orders.csv` of both releases.\n"));
  }

  @Test
  @DisplayName("names figures of the release before it alone, and none where none differs")
  void previous() {
    PublishedTables first = release("2026-06-30", List.of(row("DE", 5L, "A", "")));
    PublishedTables second = release("2026-07-31", List.of(row("DE", 6L, "A", "")));
    PublishedTables third = release("2026-09-01", List.of(row("DE", 6L, "A", "")));
    String note = RevisionNote.of(third, List.of(first, second));
    assertThat(note, not(containsString("| Row |")));
    assertThat(note, containsString("\nNo figure differs in a row that both have.\n"));
    assertThat(note, containsString("| `orders` | 1 | 0 | 0 | 0 |\n"));
  }
}
