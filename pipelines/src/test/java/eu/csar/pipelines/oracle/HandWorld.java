package eu.csar.pipelines.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A world written by hand, record by record: providers A, B, C and the test provider T. */
final class HandWorld {

  static final Instant LATE = Instant.parse("2026-12-31T00:00:00Z");

  final Path directory;
  private int exports;

  HandWorld(Path directory) throws IOException {
    this.directory = directory;
    StringBuilder providers = new StringBuilder();
    for (String name : List.of("A", "B", "C", "T")) {
      providers
          .append(providers.length() == 0 ? "" : ",")
          .append("{'id':'" + name + "','name':'" + name + "','test':" + name.equals("T"))
          .append(",'names':[{'name':'" + name + "'}]}");
    }
    write("registers/providers.json", "{'version':'1','providers':[" + providers + "]}");
    StringBuilder authorities = new StringBuilder();
    for (String state : List.of("FR", "DE", "EL", "ES", "IT", "FI")) {
      authorities
          .append(authorities.length() == 0 ? "" : ",")
          .append("{'id':'" + state + "-1','state':'" + state + "','name':'" + state + "'}");
    }
    write("registers/authorities.json", "{'version':'1','authorities':[" + authorities + "]}");
    write(
        "policy.json",
        "{'version':'1','reference_limit':5,'reference_placeholders':['N/A'],"
            + "'europol_always':true,'state_limit':3,'territories':{'GL':'NOBODY'}}");
    write("token.key", "key");
    Files.createDirectories(directory.resolve("exports"));
  }

  /** Adds an export with one plain file; apostrophes in lines stand for quotation marks. */
  HandWorld export(String provider, String receivedAt, String... lines) throws IOException {
    return export(provider, receivedAt, false, lines.length, lines);
  }

  HandWorld export(String provider, String receivedAt, boolean test, int declared, String... lines)
      throws IOException {
    exports++;
    String at = "exports/" + exports + "/";
    String text = String.join("\n", lines).replace('\'', '"');
    write(at + "a.ndjson", text);
    String manifest =
        String.format(
            "{'provider':'%s','export_id':'E%d','schema_version':'1','test':%s,"
                + "'files':[{'path':'a.ndjson','sha256':'%s','records':%d}]}",
            provider, exports, test, Bytes.sha256(Bytes.utf8(text)), declared);
    write(at + "manifest.json", manifest);
    String digest = Bytes.sha256(Bytes.read(directory.resolve(at + "manifest.json")));
    write(
        at + "intake.json",
        String.format("{'received_at':'%s','manifest_sha256':'%s'}", receivedAt, digest));
    return this;
  }

  void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(path, Bytes.utf8(text.replace('\'', '"')));
  }

  OracleState run() {
    return Oracle.fold(directory, List.of(LATE));
  }

  /** The outcomes by export id and ordinal, as {@code E1#0}. */
  static SortedMap<String, String> outcomes(OracleState state) {
    TreeMap<String, String> outcomes = new TreeMap<>();
    state
        .table("submissions")
        .forEach(r -> outcomes.put(r.get("export_id") + "#" + r.get("ordinal"), r.get("outcome")));
    return outcomes;
  }

  /** One column of the current reports, by provider and given id, as {@code A/1}. */
  static SortedMap<String, String> reports(OracleState state, String column) {
    TreeMap<String, String> values = new TreeMap<>();
    state
        .currentReports()
        .forEach(
            r -> values.put(r.get("namespace") + "/" + r.get("provider_report_id"), r.get(column)));
    return values;
  }

  static String key(String namespace, String id) {
    return Bytes.reportKey(namespace, "GIVEN", id);
  }
}
