package eu.csar.pipelines.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Replaces the notices of no abuse, each as {@code id state hash} and then marks or a reason. */
  HandWorld notices(String... shorthand) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String one : shorthand) {
      String[] words = one.split(" ", -1);
      String rest = words.length > 3 ? words[3] : "";
      String reason = rest.startsWith("reason=") ? rest.substring(7) : "NO_ABUSE_MATERIAL";
      String date = rest.startsWith("date=") ? rest.substring(5) : "2025-06-01";
      lines.append(
          String.format(
              "{'notice_id':'%s','state':'%s','date':'%s','reason':'%s','sha256':['%s'],"
                  + "'disabled':%s,'quarantined':%s}%n",
              words[0],
              words[1],
              date,
              reason,
              words[2].repeat(64),
              rest.equals("disabled"),
              rest.equals("quarantined")));
    }
    write("indicators/not_abuse.ndjson", lines.toString());
    return this;
  }

  /** Replaces the list of known material by these SHA-256, each one digit repeated, or marked. */
  HandWorld known(String... shorthand) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String one : shorthand) {
      String[] words = one.split(" ", -1);
      lines.append(
          String.format(
              "{'indicator_id':'K-%s','algorithm':'SHA256','value':'%s','state':'FR',"
                  + "'disabled':%s,'quarantined':%s}%n",
              words[0],
              words[0].repeat(64),
              words.length > 1 && words[1].equals("disabled"),
              words.length > 1 && words[1].equals("quarantined")));
    }
    write("indicators/known.ndjson", lines.toString());
    return this;
  }

  /** Adds a review of {@code A/id}: subject, value, when it was decided. */
  HandWorld review(String id, String report, long version, String said, String decidedAt)
      throws IOException {
    write(
        "messages/" + id + ".ndjson",
        String.format(
            "{'message_id':'M-%s','kind':'REVIEW','review_id':'%s','report_key':'%s','version':%d,"
                + "'subject':'%s','value':'%s','reason_code':'c','decided_at':'%s','reviewer_ref':'r'}",
            id,
            id,
            key("A", report),
            version,
            said.endsWith("URGENT") ? "URGENCY" : "DECISION",
            said,
            decidedAt));
    return this;
  }

  /** A report with one item of these SHA-256, each one digit repeated, and further members. */
  static String report(String id, String hashes, String... members) {
    StringBuilder given = new StringBuilder();
    for (int i = 0; i < hashes.length(); i++) {
      given
          .append(i == 0 ? "" : ",")
          .append("{'type':'SHA256','value':'")
          .append(hashes.substring(i, i + 1).repeat(64))
          .append("'}");
    }
    return "{'provider_report_id':'"
        + id
        + "','issued_at':'2026-01-01T10:00:00Z','items':[{'item_id':'i-"
        + id
        + "','hashes':["
        + given
        + "]}]"
        + (members.length == 0 ? "" : "," + String.join(",", members))
        + "}";
  }

  static String retraction(String id, String reason, String issuedAt) {
    return String.format(
        "{'retracts':'%s','retraction_reason':'%s','issued_at':'%s'}", id, reason, issuedAt);
  }

  OracleState step(OracleState state, String asOf) {
    return Oracle.step(state, directory, Instant.parse(asOf));
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

  /** Rows of a table as the values of some columns, joined by a space, sorted. */
  static List<String> rows(OracleState state, String table, String... columns) {
    return state.table(table).stream()
        .map(r -> Stream.of(columns).map(r::get).collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  static String key(String namespace, String id) {
    return Bytes.reportKey(namespace, "GIVEN", id);
  }
}
