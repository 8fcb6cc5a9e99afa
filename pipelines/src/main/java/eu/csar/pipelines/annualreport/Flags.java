package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the flags and notes of a row say, wherever a release explains them: code lists, README,
 * method pages, workbook, description of the fields.
 */
final class Flags {
  /** The one flag that readers of European statistics know with another meaning. */
  static final String PARTIAL =
      "`P` means partial here: a part of the year, or a part of those who had to submit. It does not"
          + " mean provisional, as in `CL_OBS_STATUS` of Eurostat and SDMX.";

  private static final Pattern COVERS = Pattern.compile("COVERS_(\\d+)");

  /** A flag or note, and what it says. */
  record Flag(String column, String code, String meaning) {}

  /** All, by column; that of a number of States stands for any number. */
  static final List<Flag> ALL =
      List.of(
          new Flag("conf_status", "C", "Confidential: the figure is not published."),
          new Flag("obs_status", "A", "Normal; an empty status says the same."),
          new Flag(
              "obs_status",
              "P",
              "Partial: a part of the year, or a part of those who had to submit. It does not mean"
                  + " provisional, as in CL_OBS_STATUS of Eurostat and SDMX."),
          new Flag("obs_status", "L", "Not submitted: missing, never zero. The note says why."),
          new Flag("obs_status", "M", "Not applicable."),
          new Flag("note", "PARTIAL_YEAR", "Submitted for a part of the year."),
          new Flag("note", "NOT_SUBMITTED", "Nothing usable was submitted."),
          new Flag("note", "SUBMITTED_EMPTY", "Submitted without any row: nothing is known."),
          new Flag("note", "NOT_APPLICABLE", "Declared by its sender not to apply."),
          new Flag(
              "note",
              "EXPIRED",
              "Submitted, and removed when its time was over (Article 83(4)): earlier releases have it."),
          new Flag(
              "note", "PARTLY_SUBMITTED", "A part of what the figure adds up was not submitted."),
          new Flag("note", "COVERS_<n>", covers("n")));

  private Flags() {}

  private static String covers(String states) {
    return "A sum over "
        + states
        + " Member States; with P not all 27 are covered for the whole year.";
  }

  /**
   * The lists as code lists, by column: code, meaning. Of sums over States the numbers that occur
   * are listed.
   */
  static Map<String, List<List<String>>> codeLists(PublishedTables published) {
    Map<String, List<List<String>>> lists = new LinkedHashMap<>();
    for (Flag flag : ALL) {
      if (!flag.code().contains("<")) {
        lists
            .computeIfAbsent(flag.column(), any -> new ArrayList<>())
            .add(List.of(flag.code(), flag.meaning()));
      }
    }
    published.tables().stream()
        .flatMap(table -> table.rows().stream())
        .map(row -> COVERS.matcher(row.note()))
        .filter(Matcher::matches)
        .map(covers -> Integer.valueOf(covers.group(1)))
        .distinct()
        .sorted()
        .forEach(
            states ->
                lists
                    .computeIfAbsent("note", any -> new ArrayList<>())
                    .add(List.of("COVERS_" + states, covers(states.toString()))));
    return lists;
  }

  /** What a column holds, for the description of its field; empty where it is no flag. */
  static String column(String name) {
    return switch (name) {
      case "obs_value" -> "The figure; empty where conf_status or obs_status says why.";
      case "obs_status" -> "How the figure is to be read: codelists/obs_status.csv. " + PARTIAL;
      case "conf_status" -> "C where the figure is confidential: codelists/conf_status.csv.";
      case "note" -> "Why a figure is partial or missing: codelists/note.csv.";
      default -> "";
    };
  }

  /** All as lines of a table in Markdown. */
  static String lines() {
    StringBuilder lines = new StringBuilder();
    for (Flag flag : ALL) {
      lines.append("| `%s` | `%s` | %s |\n".formatted(flag.column(), flag.code(), flag.meaning()));
    }
    return lines.toString();
  }
}
