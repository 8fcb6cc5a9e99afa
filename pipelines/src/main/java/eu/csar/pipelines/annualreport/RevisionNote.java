package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What differs from earlier releases, from printed figures alone: {@code CHANGES.md}. Of each it
 * counts rows by table; of the one before this it names the figures.
 */
final class RevisionNote {
  /** Rows of a table that are named; who needs more compares the files. */
  private static final int LISTED = 20;

  private static final String NOT_PRINTED = ":";

  /** For what is hidden now: a release does not print it again. */
  private static final String A_FIGURE = "a figure";

  private static final String LEGEND =
      """

      Figures that differ, row by row, without those of new rows. `C`: confidential; `:` not available; `m`: does not apply;
      `(P)`: a part of the year, or of those who had to submit.
      """;

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
    for (int i = 0; i < latestFirst.size(); i++) {
      PublishedTables before = latestFirst.get(i);
      note.append("\n").append(since(ReleaseWords.release(before))).append("\n\n");
      counts(note, before, published);
      if (i == 0) {
        figures(note, before, published);
      }
    }
    return note.toString();
  }

  private static void counts(
      StringBuilder note, PublishedTables before, PublishedTables published) {
    note.append("| Table | Revised | Hidden now | New rows | Rows left out |\n");
    note.append("| --- | --- | --- | --- | --- |\n");
    for (PublishedTables.Table table : published.tables()) {
      note.append("| `").append(table.id()).append("` | ");
      note.append(
              before
                  .table(table.id())
                  .map(old -> Difference.of(old, table).counts())
                  .orElse("new table | | |"))
          .append(" |\n");
    }
    for (PublishedTables.Table table : before.tables()) {
      if (published.table(table.id()).isEmpty()) {
        note.append("| `").append(table.id()).append("` | no longer published | | | |\n");
      }
    }
  }

  /** Which figures differ from the release before this one. */
  private static void figures(
      StringBuilder note, PublishedTables before, PublishedTables published) {
    StringBuilder tables = new StringBuilder();
    for (PublishedTables.Table table : published.tables()) {
      before
          .table(table.id())
          .map(old -> Difference.of(old, table).cells())
          .filter(cells -> !cells.isEmpty())
          .ifPresent(cells -> figures(tables, table, cells));
    }
    note.append(
        tables.isEmpty() ? "\nNo figure differs in a row that both have.\n" : LEGEND + tables);
  }

  private static void figures(StringBuilder note, PublishedTables.Table table, List<String> cells) {
    note.append("\n")
        .append(heading(table))
        .append("\n\n| Row | Was | Is |\n| --- | --- | --- |\n");
    cells.stream().limit(LISTED).forEach(cell -> note.append(cell).append("\n"));
    if (cells.size() > LISTED) {
      note.append("\nand ")
          .append(cells.size() - LISTED)
          .append(" more: compare `csv/")
          .append(table.id())
          .append(".csv` of both releases.\n");
    }
  }

  /** Heading of the figures of a table. */
  static String heading(PublishedTables.Table table) {
    return "### `" + table.id() + "`";
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

  /** A row by its codes. */
  static String name(PublishedTables.Row row) {
    return row.codes().entrySet().stream()
        .map(code -> code.getKey() + "=" + code.getValue())
        .collect(Collectors.joining("; "))
        .replace("|", "\\|");
  }

  /** What a row prints: its figure, or why there is none. */
  static String printed(PublishedTables.Row row) {
    if (row.isConfidential()) {
      return "C";
    }
    if (row.value() == null) {
      return row.obsStatus().equals("M") ? "m" : NOT_PRINTED;
    }
    return row.value() + (row.obsStatus().equals("P") ? " (P)" : "");
  }

  /**
   * Two vintages of one table.
   *
   * @param revised rows that print something else, and are not hidden now
   * @param hidden rows that printed a figure and are hidden now
   * @param added rows that are new
   * @param leftOut rows that are gone
   * @param cells lines of the rows that print something else or are gone, in order of rows
   */
  record Difference(int revised, int hidden, int added, int leftOut, List<String> cells) {
    Difference {
      cells = List.copyOf(cells);
    }

    static Difference of(PublishedTables.Table old, PublishedTables.Table now) {
      Map<Map<String, String>, PublishedTables.Row> before = new LinkedHashMap<>();
      old.rows().forEach(row -> before.put(row.codes(), row));
      int revised = 0;
      int hidden = 0;
      int added = 0;
      List<String> cells = new ArrayList<>();
      for (PublishedTables.Row row : now.rows()) {
        PublishedTables.Row was = before.remove(row.codes());
        if (was == null) {
          added++;
        } else if (!printed(was).equals(printed(row))) {
          boolean isHidden = row.isConfidential() && was.value() != null;
          if (isHidden) {
            hidden++;
          } else {
            revised++;
          }
          cells.add(line(row, isHidden ? A_FIGURE : printed(was), printed(row)));
        }
      }
      before.values().stream()
          .filter(row -> !printed(row).equals(NOT_PRINTED))
          .forEach(row -> cells.add(line(row, printed(row), NOT_PRINTED)));
      return new Difference(revised, hidden, added, before.size(), cells);
    }

    private static String line(PublishedTables.Row row, String was, String is) {
      return "| " + name(row) + " | " + was + " | " + is + " |";
    }

    String counts() {
      return revised + " | " + hidden + " | " + added + " | " + leftOut;
    }
  }
}
