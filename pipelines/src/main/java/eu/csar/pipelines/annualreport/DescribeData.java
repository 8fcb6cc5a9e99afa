package eu.csar.pipelines.annualreport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.util.ULocale;
import eu.csar.schemas.statistics.SeriesBreak;
import eu.csar.transforms.transparency.rules.BreaksOfTable;
import eu.csar.transforms.transparency.rules.PublishedTables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What catalogues of data, and people who open the folder, ask of a release. */
final class DescribeData {
  private static final String EU_AUTHORITY = "http://publications.europa.eu/resource/authority/";

  /** Codes of the languages in the authority table of the Publications Office: ISO 639-3. */
  private static String language(String code) {
    return EU_AUTHORITY
        + "language/"
        + new ULocale(code).getISO3Language().toUpperCase(Locale.ROOT);
  }

  private final PublishedTables published;
  private final List<String> languages;

  DescribeData(PublishedTables published, List<String> languages) {
    this.published = published;
    this.languages = List.copyOf(languages);
  }

  /** {@code datapackage.json}, Frictionless Data Package 2: the tables as CSV and as Parquet. */
  ObjectNode dataPackage() {
    ObjectNode root = PrettyJson.object();
    root.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
        .put(
            "name",
            ("csar-annual-report-" + ReleaseWords.release(published)).toLowerCase(Locale.ROOT))
        .put("title", ReleaseWords.title(published))
        .put("version", ReleaseWords.release(published))
        .put("created", published.issued() + "T00:00:00Z");
    root.putArray("licenses")
        .addObject()
        .put("name", "CC-BY-4.0")
        .put("path", ReleaseWords.LICENCE_URL)
        .put("title", ReleaseWords.LICENCE);
    root.putArray("contributors")
        .addObject()
        .put("title", ReleaseWords.publisher(published))
        .putArray("roles")
        .add("publisher");
    ArrayNode resources = root.putArray("resources");
    for (PublishedTables.Table table : published.tables()) {
      ObjectNode csv = resource(resources, table, "csv", "csv/" + table.id() + ".csv", "text/csv");
      csv.put("encoding", "utf-8");
      ArrayNode fields = csv.putObject("schema").putArray("fields");
      TidyColumns.STRUCTURE.forEach(name -> field(fields, name, "string", "", ""));
      field(
          fields, TidyColumns.FREQUENCY, "string", "How often the figures are made, CL_FREQ.", "");
      columns(fields, table, true);
      field(fields, TidyColumns.UNIT, "string", "Code of what is counted.", "");
      ObjectNode parquet =
          resource(
              resources,
              table,
              "parquet",
              "tables/" + table.id() + ".parquet",
              "application/vnd.apache.parquet");
      columns(parquet.putObject("schema").putArray("fields"), table, false);
    }
    return root;
  }

  private static ObjectNode resource(
      ArrayNode resources,
      PublishedTables.Table table,
      String format,
      String path,
      String mediaType) {
    ObjectNode resource = resources.addObject();
    resource
        .put("$schema", "https://datapackage.org/profiles/2.0/dataresource.json")
        .put("name", table.id().replace('_', '-') + "-" + format)
        .put("title", table.title())
        .put("path", path)
        .put("type", "table")
        .put("format", format)
        .put("mediatype", mediaType);
    return resource;
  }

  private static void columns(ArrayNode fields, PublishedTables.Table table, boolean capitals) {
    for (String name : TidyColumns.names(table)) {
      field(
          fields,
          capitals ? name.toUpperCase(Locale.ROOT) : name,
          name.equals("obs_value") ? "integer" : "string",
          table.dimension(name).map(PublishedTables.Dimension::title).orElse(""),
          Flags.column(name));
    }
  }

  private static void field(
      ArrayNode fields, String name, String type, String title, String description) {
    ObjectNode field = fields.addObject().put("name", name).put("type", type);
    if (!title.isEmpty()) {
      field.put("title", title);
    }
    if (!description.isEmpty()) {
      field.put("description", description);
    }
  }

  /** {@code dcat-ap.jsonld}: the release as a dataset of a yearly series, DCAT-AP 3. */
  ObjectNode dcat() {
    ObjectNode root = PrettyJson.object();
    ObjectNode context = root.putObject("@context");
    context
        .put("dcat", "http://www.w3.org/ns/dcat#")
        .put("dct", "http://purl.org/dc/terms/")
        .put("foaf", "http://xmlns.com/foaf/0.1/")
        .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    root.put("@id", "urn:csar:annual-report:" + ReleaseWords.release(published))
        .put("@type", "dcat:Dataset");
    text(root.putObject("dct:title"), ReleaseWords.title(published));
    text(
        root.putObject("dct:description"),
        "Report of Article "
            + ReleaseWords.article(published)
            + " of COM(2022) 209 and its statistics, up to "
            + published.year()
            + ", after disclosure control.");
    root.put("dct:identifier", ReleaseWords.release(published))
        .put("dcat:version", ReleaseWords.release(published));
    typed(root.putObject("dct:issued"), "xsd:date", published.issued());
    ObjectNode publisher = root.putObject("dct:publisher").put("@type", "foaf:Agent");
    text(publisher.putObject("foaf:name"), ReleaseWords.publisher(published));
    reference(root, "dcat:theme", EU_AUTHORITY + "data-theme/JUST");
    reference(root, "dct:accessRights", EU_AUTHORITY + "access-right/PUBLIC");
    reference(root, "dct:accrualPeriodicity", EU_AUTHORITY + "frequency/ANNUAL");
    ArrayNode spoken = root.putArray("dct:language");
    languages.forEach(language -> spoken.addObject().put("@id", language(language)));
    reference(root, "dct:spatial", EU_AUTHORITY + "country/" + ReleaseWords.country(published));
    ObjectNode series =
        root.putObject("dcat:inSeries")
            .put("@id", "urn:csar:" + ReleaseWords.series(published))
            .put("@type", "dcat:DatasetSeries");
    text(series.putObject("dct:title"), ReleaseWords.titleOfSeries(published));
    ArrayNode distributions = root.putArray("dcat:distribution");
    for (PublishedTables.Table table : published.tables()) {
      String title = table.title();
      distribution(distributions, title, "csv/" + table.id() + ".csv", "CSV", "text/csv");
      distribution(
          distributions,
          title,
          "tables/" + table.id() + ".parquet",
          "PARQUET",
          "application/vnd.apache.parquet");
    }
    distribution(
        distributions,
        "All tables",
        ReleaseWords.workbook(published),
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    for (String language : languages) {
      String folder = "report/" + language + "/";
      String pdf = folder + ReleaseWords.pdf(published, language);
      spoken(
          distribution(distributions, "The report", folder + "index.html", "HTML", "text/html"),
          language);
      spoken(distribution(distributions, "The report", pdf, "PDF", "application/pdf"), language);
    }
    return root;
  }

  private static void spoken(ObjectNode distribution, String code) {
    reference(distribution, "dct:language", language(code));
  }

  private static ObjectNode distribution(
      ArrayNode distributions, String title, String path, String format, String mediaType) {
    ObjectNode distribution = distributions.addObject().put("@type", "dcat:Distribution");
    text(distribution.putObject("dct:title"), title);
    reference(distribution, "dcat:accessURL", path);
    reference(distribution, "dcat:downloadURL", path);
    reference(distribution, "dct:format", EU_AUTHORITY + "file-type/" + format);
    reference(
        distribution,
        "dcat:mediaType",
        "https://www.iana.org/assignments/media-types/" + mediaType);
    reference(distribution, "dct:license", EU_AUTHORITY + "licence/CC_BY_4_0");
    return distribution;
  }

  private static void reference(ObjectNode node, String property, String address) {
    node.putObject(property).put("@id", address);
  }

  private static void text(ObjectNode node, String text) {
    node.put("@value", text).put("@language", "en");
  }

  private static void typed(ObjectNode node, String type, String text) {
    node.put("@value", text).put("@type", type);
  }

  /** What the folder holds, and how to open it. */
  String readme() {
    String first = published.tables().isEmpty() ? "" : published.tables().get(0).id();
    StringBuilder tables = new StringBuilder();
    for (PublishedTables.Table table : published.tables()) {
      tables
          .append("| `")
          .append(table.id())
          .append("` | ")
          .append(table.title())
          .append(" | ")
          .append(String.join(", ", table.description().items()))
          .append(" |\n");
    }
    return """
        # %s

        Release %s: figures as of %s, issued %s. Every figure has passed disclosure control; `protection.json` says under
        which parameters and what it cost. Article numbers are those of the proposal COM(2022) 209.

        | File | Holds |
        | --- | --- |
        | `report/<language>/index.html`, and the PDF beside it | the report for people |
        | `tables/<table>.parquet`, `csv/<table>.csv` | each table, as Parquet and as SDMX-CSV 2: the same figures |
        | `%s` | the same tables as one workbook, notes first |
        | `codelists/`, `methods/` | what each code, flag and note means; how each table is made, with the headings of ESMS |
        | `CHANGES.md` | how many figures differ from releases before, and which from the last, the first 20 of each table |
        | `catalogue.json`, `datapackage.json`, `dcat-ap.jsonld` | the tables for programs and for catalogues of data |
        | `release.json`, `SHA256SUMS` | what was made of what; the digest of each file |
        | `CITATION.md`, `LICENCE.md` | how to cite it; what you may do with it |

        | Table | Shows | Items of Article 83 |
        | --- | --- | --- |
        %s
        ## Read a figure

        `obs_value` is empty where `conf_status` is `C` (confidential) or `obs_status` says that nothing was submitted (`L`) or
        that it does not apply (`M`). Zero is zero. Totals stand in rows of their own: do not add them to their parts.

        %s

        | Column | Code | Says |
        | --- | --- | --- |
        %s
        %s## Open it

        DuckDB: `SELECT * FROM 'tables/%s.parquet'`

        Python: `pandas.read_parquet("tables/%s.parquet", dtype_backend="numpy_nullable")`

        R: `arrow::read_parquet("tables/%s.parquet")`

        ## Check it

        `sha256sum --check SHA256SUMS`, or, with the software that made it, `csar check-release` and this folder: sums, columns,
        the same figures and words in every form, and an attack on the hidden figures from what is published alone.
        """
        .formatted(
            ReleaseWords.title(published),
            ReleaseWords.release(published),
            published.asOf(),
            published.issued(),
            ReleaseWords.workbook(published),
            tables,
            Flags.PARTIAL,
            Flags.lines(),
            breaks(),
            first,
            first,
            first);
  }

  /** The breaks in series of any of the tables; none where none has one. */
  private String breaks() {
    BreaksOfTable breaks = BreaksOfTable.in(published);
    Set<SeriesBreak> all = EnumSet.noneOf(SeriesBreak.class);
    List<String> concerned = new ArrayList<>();
    for (PublishedTables.Table table : published.tables()) {
      all.addAll(breaks.of(table));
      if (!breaks.of(table).isEmpty()) {
        concerned.add("`" + table.id() + "`");
      }
    }
    if (all.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("## Breaks in series\n\n");
    text.append("Do not read a difference across one of these as a trend; days are UTC.\n\n");
    text.append("| Break | From | To | What |\n| --- | --- | --- | --- |\n");
    for (SeriesBreak one : all) {
      text.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(one.name(), one.from(), one.to(), breaks.text(one)));
    }
    return text.append("\nThey concern ")
        .append(String.join(", ", concerned))
        .append("; the method page of each names its own.\n\n")
        .toString();
  }

  /** How to cite the release. */
  String citation() {
    return "# How to cite\n\n" + ReleaseWords.citation(published) + "\n";
  }

  /** What readers may do with the release. */
  String licence() {
    return "# Licence\n\n"
        + List.of(
                ReleaseWords.LICENCE + ": <" + ReleaseWords.LICENCE_URL + ">.",
                "You may share and change the data and the report, if you name the source"
                    + " (`CITATION.md`) and say what you changed.")
            .stream()
            .reduce((one, other) -> one + "\n" + other)
            .orElse("")
        + "\n";
  }
}
