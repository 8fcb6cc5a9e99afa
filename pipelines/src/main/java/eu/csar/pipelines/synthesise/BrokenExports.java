package eu.csar.pipelines.synthesise;

import static eu.csar.pipelines.synthesise.BrokenExport.RECORDS;
import static eu.csar.pipelines.synthesise.BrokenExport.around;
import static eu.csar.pipelines.synthesise.BrokenExport.bomb;
import static eu.csar.pipelines.synthesise.BrokenExport.cut;
import static eu.csar.pipelines.synthesise.BrokenExport.gzip;
import static eu.csar.pipelines.synthesise.BrokenExport.joined;
import static eu.csar.pipelines.synthesise.BrokenExport.line;
import static eu.csar.pipelines.synthesise.BrokenExport.lines;
import static eu.csar.pipelines.synthesise.BrokenExport.tip;
import static eu.csar.pipelines.synthesise.BrokenExport.tips;
import static eu.csar.pipelines.synthesise.BrokenExport.utf8;
import static eu.csar.pipelines.synthesise.BrokenExport.zstd;

import eu.csar.pipelines.ExitCode;
import eu.csar.schemas.codes.RefusalCode;
import eu.csar.schemas.codes.RejectCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exports with one defect each ({@code --with=broken-exports}), each in a directory of exports of
 * its own, with what a run over it alone must end with (RC1 to RC3). Synthetic records without
 * items; the defects are the point.
 */
public final class BrokenExports {
  /**
   * What a run over one of them must end with.
   *
   * @param name of its directory
   * @param defect in words
   * @param exit code of the run
   * @param accepted records that are kept
   * @param rejected why records are not, one code for each; empty where all are kept
   * @param refused why the export is refused whole; null where it stands
   */
  public record Expected(
      String name,
      String defect,
      ExitCode exit,
      int accepted,
      List<RejectCode> rejected,
      @Nullable RefusalCode refused) {}

  @FunctionalInterface
  private interface Make {
    void into(BrokenExport export) throws IOException;
  }

  private record Case(Expected expected, Make make) {}

  private static final String NDJSON = "reports.ndjson";
  private static final String GZ = "reports.ndjson.gz";
  private static final String ZST = "reports.ndjson.zst";
  private static final String XML = "tips.xml";
  private static final int LONG = 17 << 20;

  private final List<Case> cases = new ArrayList<>();

  private BrokenExports() {
    besideTheRecords();
    streams();
    texts();
    values();
    xml();
  }

  /** What each must end with, in order. */
  public static List<Expected> expected() {
    return new BrokenExports().cases.stream().map(Case::expected).toList();
  }

  /** Writes {@code directory/<name>/export-0001} for each. */
  static void write(Path directory) throws IOException {
    for (Case one : new BrokenExports().cases) {
      String name = one.expected().name();
      BrokenExport export =
          new BrokenExport(directory.resolve(name).resolve("export-0001"), "broken-" + name);
      one.make().into(export);
      export.close();
    }
  }

  /** The table of {@code truth/broken-exports.tsv}. */
  static String table() {
    StringBuilder table =
        new StringBuilder("name\texit_code\taccepted\trejected\trefused\tdefect\n");
    for (Expected one : expected()) {
      table
          .append(one.name())
          .append('\t')
          .append(one.exit().code())
          .append('\t')
          .append(one.accepted())
          .append('\t')
          .append(String.join(",", one.rejected().stream().map(RejectCode::name).toList()))
          .append('\t')
          .append(Objects.toString(one.refused(), ""))
          .append('\t')
          .append(one.defect())
          .append('\n');
    }
    return table.toString();
  }

  private void besideTheRecords() {
    refused(
        "manifest-no-json",
        "manifest.json is no JSON",
        RefusalCode.UNREADABLE_MANIFEST,
        e -> e.manifestAs(text -> "{"));
    refused(
        "manifest-without-id",
        "manifest.json lacks export_id",
        RefusalCode.UNREADABLE_MANIFEST,
        e -> e.manifest().remove("export_id"));
    refused(
        "manifest-names-twice",
        "manifest.json has a member twice",
        RefusalCode.UNREADABLE_MANIFEST,
        e -> e.manifestAs(text -> text.replaceFirst("\\{", "{\"provider\":\"x\",")));
    refused(
        "manifest-unknown-format",
        "a file's name ends in .csv",
        RefusalCode.UNREADABLE_MANIFEST,
        e -> e.file("reports.csv", utf8(lines(RECORDS)), RECORDS));
    refused(
        "intake-no-json",
        "intake.json is no JSON",
        RefusalCode.UNREADABLE_INTAKE,
        e -> e.intakeAs(text -> "received"));
    refused(
        "intake-without-time",
        "intake.json lacks received_at",
        RefusalCode.UNREADABLE_INTAKE,
        e -> e.intake().remove("received_at"));
    refused(
        "intake-names-another",
        "intake.json names another manifest",
        RefusalCode.DIGEST_NOT_NAMED,
        e -> e.intake().put("manifest_sha256", "00".repeat(32)));
    refused(
        "missing-file",
        "a declared file is not there",
        RefusalCode.MISSING_FILE,
        e -> e.declare("more.ndjson", "00".repeat(32), 1));
    refused(
        "wrong-digest",
        "a file has another digest than declared",
        RefusalCode.WRONG_DIGEST,
        e -> {
          e.file("more.ndjson", utf8(lines(1)), 1);
          Files.write(e.directory().resolve("more.ndjson"), utf8(lines(2)));
        });
    unsafe("path-upwards", "a path leads out of the export", "../reports.ndjson");
    unsafe("path-absolute", "a path is absolute", "/etc/reports.ndjson");
    unsafe("path-blank-step", "a path has an empty step", "a//reports.ndjson");
    refused(
        "path-link",
        "a file is a link",
        RefusalCode.UNSAFE_PATH,
        e -> {
          Files.createSymbolicLink(e.directory().resolve("link.ndjson"), Path.of(NDJSON));
          e.declare("link.ndjson", "00".repeat(32), 1);
        });
    refused(
        "path-directory",
        "a file is a directory",
        RefusalCode.UNSAFE_PATH,
        e -> {
          Files.createDirectory(e.directory().resolve("folder.ndjson"));
          e.declare("folder.ndjson", "00".repeat(32), 1);
        });
    refused(
        "too-many-records",
        "the manifest declares more records than the limit",
        RefusalCode.TOO_LARGE,
        e -> e.declare("many.ndjson", "00".repeat(32), 100_000_001));
    kept(
        "more-than-declared",
        "a file holds one record more than declared",
        ExitCode.COUNT_DIFFERS,
        RECORDS,
        e -> e.file(NDJSON, utf8(lines(RECORDS)), RECORDS - 1));
    rejected(
        "fewer-than-declared",
        "a file holds one record less than declared",
        RECORDS - 1,
        RejectCode.COUNT_MISMATCH,
        e -> e.file(NDJSON, utf8(lines(RECORDS - 1)), RECORDS));
    kept(
        "unknown-provider",
        "the register does not know the provider",
        ExitCode.OK,
        RECORDS,
        e -> {
          e.manifest().put("provider", "Provider nobody knows");
          e.file(NDJSON, utf8(lines(RECORDS)), RECORDS);
        });
  }

  private void unsafe(String name, String defect, String path) {
    refused(name, defect, RefusalCode.UNSAFE_PATH, e -> e.declare(path, "00".repeat(32), 1));
  }

  private void streams() {
    byte[] plain = utf8(lines(RECORDS));
    rejected(
        "gzip-cut",
        "a gzip file ends early",
        RECORDS - 1,
        RejectCode.TRUNCATED,
        e -> e.file(GZ, cut(gzip(utf8(lines(RECORDS - 1) + "{")), 8), RECORDS));
    rejected(
        "gzip-damaged",
        "a gzip member is followed by a damaged one",
        RECORDS - 1,
        RejectCode.TRUNCATED,
        e ->
            e.file(
                GZ,
                joined(
                    gzip(utf8(lines(RECORDS - 1))),
                    new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 7}),
                RECORDS));
    rejected(
        "gzip-trailing-bytes",
        "bytes that are no gzip follow the last member",
        RECORDS,
        RejectCode.TRUNCATED,
        e -> e.file(GZ, joined(gzip(plain), utf8("trailing")), RECORDS));
    kept(
        "gzip-members",
        "two gzip members, cut in the middle of a record",
        ExitCode.OK,
        RECORDS,
        e ->
            e.file(
                GZ,
                joined(
                    gzip(Arrays.copyOf(plain, 100)),
                    gzip(Arrays.copyOfRange(plain, 100, plain.length))),
                RECORDS));
    rejected(
        "zstd-cut",
        "a zstd file ends early",
        0,
        RejectCode.TRUNCATED,
        e -> e.file(ZST, cut(zstd(plain), 6), RECORDS));
    rejected(
        "zstd-damaged",
        "bytes that are no zstd follow the first frame",
        RECORDS - 1,
        RejectCode.TRUNCATED,
        e -> e.file(ZST, joined(zstd(utf8(lines(RECORDS - 1))), utf8("damaged frame")), RECORDS));
    rejected(
        "no-gzip",
        "a file that is called .gz is none",
        0,
        RejectCode.TRUNCATED,
        e -> e.file(GZ, plain, RECORDS));
    rejected(
        "decompression-bomb",
        "300 MiB of blanks in a third of a mebibyte",
        2,
        RejectCode.DECOMPRESSED_TOO_LARGE,
        e -> e.file(GZ, bomb(utf8(lines(2)), 300), RECORDS));
  }

  private void texts() {
    third(
        "invalid-utf8",
        "a line in Latin-1",
        RejectCode.INVALID_UTF8,
        latin("{\"other_info\":\"\u00e9\"}"));
    third("nul", "a NUL byte in a line", RejectCode.MALFORMED_JSON, around(line(2, ",\u0000")));
    third("no-object", "a line that holds an array", RejectCode.NOT_AN_OBJECT, around("[]"));
    third(
        "cut-object",
        "a line that ends within an object",
        RejectCode.MALFORMED_JSON,
        around("{\"a\":"));
    third(
        "duplicate-member",
        "a member stands twice",
        RejectCode.DUPLICATE_MEMBER,
        around(line(2, ",\"urgent\":true")));
    third(
        "deep-nesting",
        "arrays nested 10,000 deep",
        RejectCode.TOO_DEEP,
        around(line(2, ",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000))));
    third(
        "long-line",
        "a line of 17 MiB",
        RejectCode.LINE_TOO_LONG,
        around(line(2, ",\"other_info\":\"" + "x".repeat(LONG) + "\"")));
    third(
        "many-fields",
        "a report with 300,000 members",
        RejectCode.TOO_MANY_FIELDS,
        around(line(2, ",\"x\":[" + "0,".repeat(300_000) + "0]")));
    third(
        "many-items",
        "a report with 10,001 items",
        RejectCode.TOO_MANY_ITEMS,
        around(line(2, ",\"items\":[" + "{},".repeat(10_000) + "{}]")));
  }

  private void values() {
    same(
        "byte-order-mark",
        "a byte order mark before the first record",
        utf8("\ufeff" + lines(RECORDS)));
    same(
        "blank-lines",
        "blank lines and line ends of two kinds",
        utf8(lines(RECORDS).replace("\n", "\r\n\n \n")));
    same(
        "half-surrogate",
        "an escape of half a character",
        around(line(2, ",\"other_info\":\"\\ud800\"")));
    same(
        "long-id",
        "a report id of 1 MiB",
        around("{\"provider_report_id\":\"" + "i".repeat(1 << 20) + "\"}"));
    same(
        "numbers",
        "numbers that no type holds",
        around(line(2, ",\"version\":1e999,\"batch_sequence\":" + "9".repeat(400))));
    same(
        "times",
        "times of every broken kind",
        around(
            line(
                2,
                ",\"issued_at\":\"2026-02-30T25:61:61\",\"upload_ips\":[{\"at\":\"yesterday\"},{\"at\":0}]")));
    same(
        "hashes",
        "hashes with junk, of wrong length and alphabet, of unknown algorithms",
        around(
            line(
                2,
                ",\"items\":[{\"hashes\":[{\"type\":\"MD5\",\"value\":\"zz\"},{\"type\":\"SHA-256\",\"value\":\" \"},"
                    + "{\"type\":\"ROT13\",\"value\":\"x\"},{\"type\":7,\"value\":[]}]}]")));
    same(
        "control-characters",
        "texts made for terminals and spreadsheets",
        around(
            line(2, ",\"other_info\":\"\\u001b[31m=HYPERLINK(1)\",\"service_brand\":\"@SUM(1)\"")));
    same(
        "unknown-codes",
        "countries, types and roles that nobody knows",
        around(
            line(
                2,
                ",\"awareness\":[\"?\"],\"users\":[{\"role\":\"?\",\"billing_country\":\"Atlantis\"}]")));
  }

  private void xml() {
    element(
        "xml-not-closed",
        "an end tag is missing",
        RejectCode.MALFORMED_XML,
        tips("", "<cyberTip reportId=\"900002\"><report>"));
    element(
        "xml-comment", "a comment has no end", RejectCode.MALFORMED_XML, tips("", tip(2, "<!-- ")));
    element(
        "xml-entity",
        "a reference to an entity",
        RejectCode.MALFORMED_XML,
        tips("", tip(2, "&someone;")));
    element(
        "xml-external-entity",
        "a document type with an external entity",
        RejectCode.MALFORMED_XML,
        tips(
            "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            tip(2, "<additionalInfo>&x;</additionalInfo>")));
    element(
        "xml-entity-bomb",
        "entities that multiply",
        RejectCode.MALFORMED_XML,
        tips(
            "<!DOCTYPE t [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
            tip(2, "<additionalInfo>&c;</additionalInfo>")));
    element(
        "xml-deep",
        "elements nested 10,000 deep",
        RejectCode.TOO_DEEP,
        tips("", tip(2, "<a>".repeat(10_000) + "</a>".repeat(10_000))));
    element(
        "xml-long",
        "an element of 17 MiB",
        RejectCode.ELEMENT_TOO_LONG,
        tips("", tip(2, "<additionalInfo>" + "x".repeat(LONG) + "</additionalInfo>")));
    element(
        "xml-no-report",
        "an element that holds no report",
        RejectCode.NOT_A_REPORT,
        tips("", "<fileDetails><fileId>f</fileId></fileDetails>"));
    element(
        "xml-two-reports",
        "two reports with one number",
        RejectCode.SEVERAL_REPORTS,
        tips("", "<cyberTip reportId=\"1\"><report/><report/></cyberTip>"));
    element(
        "xml-latin",
        "an element in Latin-1 under a declaration that says so",
        RejectCode.INVALID_UTF8,
        new String(
                tips(
                    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                    tip(2, "<additionalInfo>\u00e9</additionalInfo>")),
                StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.ISO_8859_1));
    kept(
        "xml-out-of-order",
        "elements in no order, and unknown ones",
        ExitCode.OK,
        RECORDS,
        e -> e.file(XML, tips("", tip(2, "<victim/><neverSeen/><incidentSummary/>")), RECORDS));
    kept(
        "xml-encoding",
        "UTF-8 under a declaration that says otherwise",
        ExitCode.OK,
        RECORDS,
        e ->
            e.file(
                XML,
                tips(
                    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
                    tip(2, "<additionalInfo>\u00e9</additionalInfo>")),
                RECORDS));
  }

  private static byte[] latin(String third) {
    return new String(around(third), StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
  }

  private void third(String name, String defect, RejectCode code, byte[] bytes) {
    rejected(name, defect, RECORDS - 1, code, e -> e.file(NDJSON, bytes, RECORDS));
  }

  private void element(String name, String defect, RejectCode code, byte[] bytes) {
    rejected(name, defect, RECORDS - 1, code, e -> e.file(XML, bytes, RECORDS));
  }

  private void same(String name, String defect, byte[] bytes) {
    kept(name, defect, ExitCode.OK, RECORDS, e -> e.file(NDJSON, bytes, RECORDS));
  }

  private void refused(String name, String defect, RefusalCode code, Make make) {
    cases.add(
        new Case(
            new Expected(name, defect, ExitCode.EXPORT_REFUSED, 0, List.of(), code),
            export -> {
              export.file(NDJSON, utf8(lines(RECORDS)), RECORDS);
              make.into(export);
            }));
  }

  private void rejected(String name, String defect, int accepted, RejectCode code, Make make) {
    cases.add(
        new Case(
            new Expected(
                name, defect, ExitCode.REJECTIONS_ABOVE_THRESHOLD, accepted, List.of(code), null),
            make));
  }

  private void kept(String name, String defect, ExitCode exit, int accepted, Make make) {
    cases.add(new Case(new Expected(name, defect, exit, accepted, List.of(), null), make));
  }
}
