package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import eu.csar.transforms.transparency.rules.PublishedTables.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Of what each file of a release was made: inputs, or other files of the release. What is the same
 * in every release, as fonts and style sheets, was made of nothing.
 */
final class MadeOf {
  private static final String CATALOGUE = "catalogue.json";
  private static final String PROTECTION = "protection.json";
  private static final String INTERNAL = "internal/";

  private final PublishedTables published;
  private final List<String> returns;
  private final List<String> earlier;

  private MadeOf(PublishedTables published, List<String> returns, List<String> earlier) {
    this.published = published;
    this.returns = returns;
    this.earlier = earlier;
  }

  static MadeOf of(PublishedTables published, List<String> returns, List<String> earlier) {
    return new MadeOf(published, returns, earlier);
  }

  List<String> file(String path) {
    String folder = path.substring(0, path.indexOf('/') + 1);
    return switch (folder) {
      case "tables/" ->
          protectedOf(
              published.tables().stream().filter(one -> path.equals(parquet(one))).toList());
      case "csv/" ->
          described(
              published.tables().stream()
                  .filter(one -> path.equals("csv/" + one.id() + ".csv"))
                  .toList());
      case "codelists/" -> codeList(path);
      case "methods/" -> List.of(CATALOGUE, PROTECTION);
      case "report/" -> report(path);
      default -> top(path);
    };
  }

  /** Flags mean the same in every release; which notes occur, the tables say. */
  private List<String> codeList(String path) {
    return switch (path) {
      case "codelists/obs_status.csv", "codelists/conf_status.csv" -> List.of();
      case "codelists/note.csv" -> parquet();
      default ->
          described(
              published.tables().stream()
                  .filter(
                      one ->
                          one.dimensions().stream()
                              .anyMatch(
                                  dimension -> path.equals("codelists/" + dimension.id() + ".csv")))
                  .toList());
    };
  }

  private List<String> top(String path) {
    return switch (path) {
      case CATALOGUE, PROTECTION -> protectedOf(published.tables());
      case "CHANGES.md" -> and(described(published.tables()), earlier);
      case "LICENCE.md" -> List.of();
      case "CITATION.md", "README.md", "datapackage.json", "dcat-ap.jsonld" -> List.of(CATALOGUE);
      default -> and(List.of(CATALOGUE, PROTECTION), parquet());
    };
  }

  private List<String> report(String path) {
    if (!path.endsWith("/index.html") && !path.endsWith(".pdf")) {
      return List.of();
    }
    return and(and(and(List.of(CATALOGUE, PROTECTION), parquet()), returns), earlier);
  }

  /** What is protected depends on all that is published of a measure, and on earlier releases. */
  private List<String> protectedOf(List<Table> tables) {
    List<String> measures = tables.stream().map(Table::measure).toList();
    List<String> sources =
        published.tables().stream()
            .filter(table -> measures.contains(table.measure()))
            .map(table -> INTERNAL + "tables/" + table.description().source() + ".parquet")
            .distinct()
            .toList();
    return and(and(List.of(INTERNAL + CATALOGUE), sources), earlier);
  }

  private static List<String> described(List<Table> tables) {
    return and(List.of(CATALOGUE), tables.stream().map(MadeOf::parquet).toList());
  }

  private List<String> parquet() {
    return published.tables().stream().map(MadeOf::parquet).toList();
  }

  private static String parquet(Table table) {
    return "tables/" + table.id() + ".parquet";
  }

  private static List<String> and(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
