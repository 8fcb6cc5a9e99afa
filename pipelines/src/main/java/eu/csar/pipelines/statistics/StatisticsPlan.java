package eu.csar.pipelines.statistics;

import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.LocalPath;
import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.returns.ReturnKind;
import eu.csar.transforms.followup.rules.Deliveries;
import eu.csar.transforms.followup.rules.Delivery;
import eu.csar.transforms.followup.rules.ReadDeliveries;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.publish.rules.UnusableDatabaseException;
import eu.csar.transforms.tabulate.rules.SmallReturns;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a release is made of, settled before the graph is built.
 *
 * @param year last year of the tables, UTC
 * @param asOf the release's only clock, UTC
 * @param database the published runs with an as-of up to that of the release
 * @param lastRun number of the last of these runs
 * @param files files of the tables that are counted, run after run
 * @param returned deliveries whose rows name tokens
 * @param searched deliveries of search results
 * @param standing all deliveries that stand
 */
record StatisticsPlan(
    int year,
    Instant asOf,
    Database database,
    long lastRun,
    List<FileOfTable> files,
    List<Delivery> returned,
    List<Delivery> searched,
    List<Delivery> standing)
    implements Serializable {

  /** Tables that are counted; personal/ is never among them (Article 83(4)). */
  static final List<Table> COUNTED =
      List.of(
          Table.REPORTS,
          Table.FORWARDS,
          Table.ITEMS,
          Table.MATCHES,
          Table.NOTICES,
          Table.SUBMISSIONS);

  /** A file as its marker names it. */
  record FileOfTable(Table table, String path, long rows, long bytes) implements Serializable {
    FileEntry entry() {
      return new FileEntry(path, table.directory(), rows, bytes, "");
    }
  }

  /** Of the options, with the deliveries that stand. */
  static StatisticsPlan of(StatisticsOptions options, Deliveries deliveries)
      throws StoppedException {
    Instant asOf = asOf(options);
    Database database = database(options);
    List<FileOfTable> files = new ArrayList<>();
    long last = 0;
    try {
      for (RunMarker run : database.runs()) {
        if (RunAsOf.of(database.root(), run).isAfter(asOf)) {
          break;
        }
        last = run.name().number();
        for (Table table : COUNTED) {
          for (FileEntry file : run.files(table)) {
            if (file.rows() > 0) {
              files.add(new FileOfTable(table, file.path(), file.rows(), file.bytes()));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE, "a run's evidence cannot be read: " + e.getMessage(), e);
    }
    if (last == 0) {
      throw new StoppedException(
          ExitCode.UNUSABLE_DATABASE,
          "no run was published in %s up to %s: nothing could be counted"
              .formatted(options.getDatabase(), asOf));
    }
    return new StatisticsPlan(
        year(options, asOf),
        asOf,
        database,
        last,
        files,
        deliveries.standing().stream()
            .filter(delivery -> SmallReturns.namesTokens(delivery.kind()))
            .toList(),
        deliveries.of(ReturnKind.SEARCH_RESULTS),
        deliveries.standing());
  }

  /** The deliveries that stand at the as-of. */
  static Deliveries deliveries(StatisticsOptions options) throws StoppedException {
    Path returns = LocalPath.of(options.getReturns());
    if (!Files.isDirectory(returns)) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RETURNS, "--returns: there is no directory " + returns);
    }
    try {
      // Absolute: workers of a cluster start in directories of their own.
      return ReadDeliveries.in(returns.toAbsolutePath(), asOf(options));
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_RETURNS, "the returns cannot be read: " + e.getMessage(), e);
    }
  }

  /** Refuses to overwrite. */
  static Path output(StatisticsOptions options) throws StoppedException {
    Path output = LocalPath.of(options.getOutput());
    if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoppedException(
          ExitCode.OUTPUT_EXISTS, output + " exists, and nothing is overwritten");
    }
    return output;
  }

  /** UTC day of the release. */
  LocalDate day() {
    return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
  }

  /** The runs that are counted. */
  List<RunMarker> runs() {
    return database.runs().stream().filter(run -> run.name().number() <= lastRun).toList();
  }

  /** Bytes of what is read, file by file, for spreading. */
  List<Long> sizes() {
    return Stream.concat(
            Stream.concat(
                files.stream().map(FileOfTable::bytes), returned.stream().map(d -> d.rows() * 40)),
            searched.isEmpty() ? Stream.of() : Stream.of(1L))
        .toList();
  }

  private static Instant asOf(StatisticsOptions options) throws StoppedException {
    try {
      return OffsetDateTime.parse(options.getAsOf()).toInstant();
    } catch (DateTimeException e) {
      throw new StoppedException(
          ExitCode.USAGE, "--as-of is no instant such as 2027-06-01T00:00:00Z", e);
    }
  }

  private static int year(StatisticsOptions options, Instant asOf) throws StoppedException {
    int latest = asOf.atZone(ZoneOffset.UTC).getYear();
    try {
      int year = Integer.parseInt(options.getYear());
      if (year < 2000 || year > latest) {
        throw new StoppedException(
            ExitCode.USAGE, "--year must be from 2000 to the year of --as-of, " + latest);
      }
      return year;
    } catch (NumberFormatException e) {
      throw new StoppedException(ExitCode.USAGE, "--year is no year such as 2026", e);
    }
  }

  private static Database database(StatisticsOptions options) throws StoppedException {
    Path root = LocalPath.of(options.getDatabase());
    try {
      Database database = Database.open(root.toAbsolutePath());
      if (database.latest() == null) {
        throw new StoppedException(ExitCode.UNUSABLE_DATABASE, "no run is published in " + root);
      }
      return database;
    } catch (UnusableDatabaseException e) {
      throw StoppedException.refused(ExitCode.UNUSABLE_DATABASE, e);
    }
  }
}
