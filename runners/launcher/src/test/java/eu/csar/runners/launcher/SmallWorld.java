package eu.csar.runners.launcher;

import eu.csar.pipelines.synthesise.EncodeIpDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A world directory written by hand, line by line. In all texts apostrophes stand for quotation
 * marks. Providers A and B, authorities of FR, DE and IE, and 5.1.0.0/16 in FR, 5.2.0.0/16 in DE,
 * 5.3.0.0/16 in the US.
 */
final class SmallWorld {
  private final Path directory;
  private int exports;

  /** Writes everything but exports. */
  SmallWorld(Path directory) throws IOException {
    this.directory = directory;
    write(
        "registers/providers.json",
        """
        {'version':'1','providers':[
        {'id':'A','name':'Provider A','test':false,'state_of_establishment':'IE','names':[{'name':'Provider A'}]},
        {'id':'B','name':'Provider B','test':false,'state_of_establishment':'DE','names':[{'name':'Provider B'}]}]}
        """);
    write(
        "registers/authorities.json",
        """
        {'version':'1','authorities':[
        {'id':'FR-1','state':'FR','name':'Authority FR-1'},
        {'id':'DE-1','state':'DE','name':'Authority DE-1'},
        {'id':'IE-1','state':'IE','name':'Authority IE-1'}]}
        """);
    write(
        "policy.json",
        """
        {'version':'2026-1','reference_limit':5,
        'reference_placeholders':['N/A','NONE','UNKNOWN','TEST','NULL','00000'],
        'europol_always':true,'state_limit':3,'territories':{'GL':'NOBODY'},
        'rejection_threshold':0.05,'review_overdue_hours':72}
        """);
    for (String list : List.of("new", "solicitation", "not_abuse", "urls")) {
      write("indicators/" + list + ".ndjson", "");
    }
    write(
        "indicators/known.ndjson",
        "{'indicator_id':'K-1','algorithm':'SHA256','value':'"
            + hash(1)
            + "','state':'FR','submitted_at':'2025-01-01','tags':[]}\n");
    write("token.key", "a key of thirty-two bytes, for tests");
    EncodeIpDatabase.of(1_767_225_600L)
        .network("5.1.0.0", 16, "FR")
        .network("5.2.0.0", 16, "DE")
        .network("5.3.0.0", 16, "US")
        .write(directory.resolve("ip-country.mmdb"));
    Files.createDirectories(directory.resolve("exports"));
  }

  /** A SHA-256 that belongs to no file; number 1 is on the list of known material. */
  static String hash(int number) {
    return DigestUtils.sha256Hex("hash " + number);
  }

  /** The directory of the world. */
  Path directory() {
    return directory;
  }

  /** Adds an export of one plain file; its id is E1, E2 and so on. */
  SmallWorld export(String provider, String receivedAt, List<String> lines) throws IOException {
    return export(provider, receivedAt, lines, lines.size());
  }

  /** Adds an export that declares another number of records than it holds. */
  SmallWorld export(String provider, String receivedAt, List<String> lines, int declared)
      throws IOException {
    exports++;
    String at = "exports/export-" + exports + "/";
    String data = String.join("\n", lines) + "\n";
    write(at + "reports.ndjson", data);
    write(
        at + "manifest.json",
        "{'provider':'Provider "
            + provider
            + "','export_id':'E"
            + exports
            + "','schema_version':'COM2022-1','test':false,"
            + "'files':[{'path':'reports.ndjson','sha256':'"
            + digest(at + "reports.ndjson")
            + "','records':"
            + declared
            + "}]}");
    write(
        at + "intake.json",
        "{'received_at':'"
            + receivedAt
            + "','manifest_sha256':'"
            + digest(at + "manifest.json")
            + "'}");
    return this;
  }

  /** Writes a file of the world. */
  void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private String digest(String path) throws IOException {
    return DigestUtils.sha256Hex(Files.readAllBytes(directory.resolve(path)));
  }
}
