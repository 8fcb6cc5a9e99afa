package eu.csar.transforms.publish.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.transforms.account.rules.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Makes the package of a recipient again from the tables of its run, byte for byte (RC7): a line is
 * made of rows of reports, personal, matches, signals and forwards, in the order of table forwards;
 * the lines of one file of that table were one zstd frame, and so they are again.
 */
public final class RemakePackage {
  private final Database database;
  private final RunMarker run;
  private final String recipient;
  private final Map<String, List<Path>> frames = new TreeMap<>();
  private final Map<String, Long> lines = new TreeMap<>();
  private final Counts kinds = new Counts();

  private RemakePackage(Database database, RunMarker run, String recipient) {
    this.database = database;
    this.run = run;
    this.recipient = recipient;
  }

  /**
   * A file of a package.
   *
   * @param lines its lines; 0 for the manifest
   */
  public record MadeFile(String name, long lines, long bytes, String sha256) {}

  /**
   * Files that a run has published for a recipient, as its marker lists them; empty where it sent
   * it nothing.
   */
  public static List<MadeFile> published(RunMarker run, String recipient) {
    String prefix = run.directory() + "/packages/" + recipient + "/";
    return run.files().stream()
        .filter(file -> file.path().startsWith(prefix))
        .map(
            file ->
                new MadeFile(
                    file.path().substring(prefix.length()),
                    file.rows(),
                    file.bytes(),
                    file.sha256()))
        .sorted(Comparator.comparing(MadeFile::name))
        .toList();
  }

  /**
   * Makes a package.
   *
   * @param output directory to make; must not exist
   * @return its files, in order of their names
   */
  public static List<MadeFile> make(Database database, RunMarker run, String recipient, Path output)
      throws IOException {
    Files.createDirectories(output.toAbsolutePath().getParent());
    Files.createDirectory(output);
    Path scratch = Files.createDirectory(output.resolve(".frames"));
    try {
      return new RemakePackage(database, run, recipient).make(output, scratch);
    } finally {
      remove(scratch);
    }
  }

  private List<MadeFile> make(Path output, Path scratch) throws IOException {
    Map<String, Report> stored = StoredReports.sentTo(recipient, database, run);
    for (FileEntry file : run.files(Table.FORWARDS)) {
      if (file.rows() > 0) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        try (PackageFrames part = new PackageFrames(scratch.resolve(name))) {
          writeReports(name, stored, part);
          take(part, scratch.resolve(name));
        }
      }
    }
    writeLinks(scratch);
    List<MadeFile> made = new ArrayList<>();
    PackageManifest manifest = new PackageManifest(recipient, run.name().number());
    for (Map.Entry<String, List<Path>> file : frames.entrySet()) {
      String name = file.getKey();
      Path target = output.resolve(name + GatherPackages.ENDING);
      GatherPackages.concatenate(file.getValue(), target);
      MadeFile found = found(target, lines.getOrDefault(name, 0L));
      made.add(found);
      manifest.add(
          name,
          new FileEntry(found.name(), "packages", found.lines(), found.bytes(), found.sha256()),
          kinds.group(name));
    }
    if (!made.isEmpty()) {
      Path target = output.resolve(PackageManifest.NAME);
      Files.write(target, manifest.json());
      made.add(found(target, 0));
    }
    made.sort(Comparator.comparing(MadeFile::name));
    return made;
  }

  private void writeReports(String name, Map<String, Report> stored, PackageFrames part)
      throws IOException {
    Path root = database.root();
    try (RowsByReport<ForwardRow> forwards = RowsByReport.open(root, run, Table.FORWARDS, name);
        RowsByReport<Report> personal = RowsByReport.open(root, run, Table.PERSONAL, name);
        RowsByReport<MatchRow> matches = RowsByReport.open(root, run, Table.MATCHES, name);
        RowsByReport<SignalRow> signals = RowsByReport.open(root, run, Table.SIGNALS, name);
        RowsOfFile<ReportRow> reports =
            RowsOfFile.open(
                root.resolve(run.directory()).resolve(Table.REPORTS.directory()).resolve(name),
                Table.REPORTS)) {
      while (reports.hasNext()) {
        ReportRow row = reports.next();
        String key = row.getReportKey();
        List<Report> content = personal.of(key);
        List<MatchRow> found = matches.of(key);
        List<SignalRow> seen = signals.of(key);
        for (ForwardRow forward : forwards.of(key)) {
          if (forward.getRecipient().equals(recipient)) {
            Report report = content.isEmpty() ? stored.get(key) : content.get(0);
            add(
                part,
                forward.getLane(),
                forward.getKind(),
                line(row, report, found, seen, forward));
          }
        }
      }
      if (!(forwards.isAtEnd() && personal.isAtEnd() && matches.isAtEnd() && signals.isAtEnd())) {
        throw new IOException("the tables of " + name + " do not stand in one order of reports");
      }
    }
  }

  private static byte[] line(
      ReportRow row,
      @Nullable Report report,
      List<MatchRow> matches,
      List<SignalRow> signals,
      ForwardRow forward)
      throws IOException {
    if (forward.getKind().equals("RECALL")) {
      return PackageLine.WITHOUT_BODY.lineFor(forward);
    }
    if (report == null) {
      throw new IOException("personal/ does not hold report " + row.getReportKey());
    }
    // ID1: a report that is assessed again is sent with the provider of that day.
    return PackageLine.of(
            Report.newBuilder(report).setProviderId(row.getProviderId()).build(),
            row.getCentreTypes(),
            row.getCentreUrgent(),
            row.getRetractedAt(),
            matches,
            signals)
        .lineFor(forward);
  }

  private void writeLinks(Path scratch) throws IOException {
    TreeMap<Integer, PackageFrames> buckets = new TreeMap<>();
    String name = TellPairs.fileName(run.name().number());
    new LinksAgain(database, run)
        .tell(
            (bucket, to, kind, line) -> {
              if (to.equals(recipient)) {
                PackageFrames part =
                    buckets.computeIfAbsent(
                        bucket, b -> new PackageFrames(scratch.resolve(linksPart(b))));
                add(part, name, kind.name(), line);
              }
            });
    for (Map.Entry<Integer, PackageFrames> bucket : buckets.entrySet()) {
      take(bucket.getValue(), scratch.resolve(linksPart(bucket.getKey())));
    }
  }

  private static String linksPart(int bucket) {
    return String.format(Locale.ROOT, "links-%02d", bucket);
  }

  private void add(PackageFrames part, String name, String kind, byte[] line) throws IOException {
    part.add(recipient, name, line);
    kinds.add(name + "." + kind);
  }

  private void take(PackageFrames part, Path directory) throws IOException {
    for (FileEntry file : part.finish()) {
      String path = file.path();
      String name =
          path.substring(path.lastIndexOf('/') + 1, path.length() - GatherPackages.ENDING.length());
      frames.computeIfAbsent(name, n -> new ArrayList<>()).add(directory.resolve(path));
      lines.merge(name, file.rows(), Long::sum);
    }
  }

  private static MadeFile found(Path file, long lines) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new MadeFile(
          file.getFileName().toString(), lines, Files.size(file), DigestUtils.sha256Hex(in));
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
