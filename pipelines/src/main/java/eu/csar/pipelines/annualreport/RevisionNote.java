package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What differs from earlier releases, table by table, from printed figures alone: {@code
 * CHANGES.md}.
 */
final class RevisionNote {
  private RevisionNote() {}

  /** The note, the latest of the earlier releases first. */
  static String of(PublishedTables published, List<PublishedTables> earlier) {
    StringBuilder note = new StringBuilder(head(published, vintage(published, earlier)));
    if (earlier.isEmpty()) {
      note.append("\nIt was made without an earlier release at hand.\n");
    }
    List<PublishedTables> latestFirst = new ArrayList<>(earlier);
    latestFirst.sort(
        Comparator.comparing(PublishedTables::issued)
            .thenComparing(PublishedTables::year)
            .reversed());
    for (PublishedTables before : latestFirst) {
      note.append("\n").append(since(ReleaseWords.release(before))).append("\n\n");
      note.append("| Table | Revised | Hidden now | New rows | Rows left out |\n");
      note.append("| --- | --- | --- | --- | --- |\n");
      for (PublishedTables.Table table : published.tables()) {
        note.append("| `").append(table.id()).append("` | ");
        note.append(
                before
                    .table(table.id())
                    .map(old -> Difference.of(old, table).cells())
                    .orElse("new table | | |"))
            .append(" |\n");
      }
      for (PublishedTables.Table table : before.tables()) {
        if (published.table(table.id()).isEmpty()) {
          note.append("| `").append(table.id()).append("` | no longer published | | | |\n");
        }
      }
    }
    return note.toString();
  }

  /** How every note begins. */
  static String head(PublishedTables published, int vintage) {
    return "# Changes\n\nRelease "
        + ReleaseWords.release(published)
        + ": vintage "
        + vintage
        + " of the year "
        + published.year()
        + ".\n";
  }

  /** Heading of what differs from an earlier release. */
  static String since(String release) {
    return "## Since release " + release;
  }

  /** The first vintage of a year is 1. */
  static int vintage(PublishedTables published, List<PublishedTables> earlier) {
    return 1 + (int) earlier.stream().filter(one -> one.year() == published.year()).count();
  }

  /**
   * Two vintages of one table.
   *
   * @param revised rows with another figure or status
   * @param hidden rows that printed a figure and print none now
   * @param added rows that are new
   * @param leftOut rows that are gone
   */
  record Difference(int revised, int hidden, int added, int leftOut) {
    static Difference of(PublishedTables.Table old, PublishedTables.Table now) {
      Map<Map<String, String>, PublishedTables.Row> before = new HashMap<>();
      old.rows().forEach(row -> before.put(row.codes(), row));
      int revised = 0;
      int hidden = 0;
      int added = 0;
      for (PublishedTables.Row row : now.rows()) {
        PublishedTables.Row was = before.remove(row.codes());
        if (was == null) {
          added++;
        } else if (row.isConfidential() && was.value() != null) {
          hidden++;
        } else if (!Objects.equals(row.value(), was.value())
            || !row.obsStatus().equals(was.obsStatus())) {
          revised++;
        }
      }
      return new Difference(revised, hidden, added, before.size());
    }

    String cells() {
      return revised + " | " + hidden + " | " + added + " | " + leftOut;
    }
  }
}
