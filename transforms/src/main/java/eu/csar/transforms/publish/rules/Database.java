package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The published runs of a database of reports, as its markers name them; never what lies about in
 * its directories (ST4). A snapshot: runs published later are not seen.
 */
public final class Database implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String root;
  private final ArrayList<RunName> names;
  private transient @Nullable List<RunMarker> markers;

  private Database(Path root, List<RunMarker> markers) {
    this.root = root.toString();
    this.names = new ArrayList<>(markers.stream().map(RunMarker::name).toList());
    this.markers = markers;
  }

  /**
   * Opens a database; a directory that does not exist yet is an empty one.
   *
   * @throws UnusableDatabaseException if a marker is unreadable or the chain of runs is broken
   */
  public static Database open(Path root) throws UnusableDatabaseException {
    return new Database(root, readMarkers(root));
  }

  /** Directory of the database. */
  public Path root() {
    return Path.of(root);
  }

  /** The database as it was before a run. */
  public Database before(long run) {
    return new Database(root(), runs().stream().filter(r -> r.name().number() < run).toList());
  }

  /** All published runs, oldest first. */
  public List<RunMarker> runs() {
    if (markers == null) {
      try {
        // A worker reads the markers of the snapshot that the plan was made from.
        markers = readMarkers(root()).subList(0, names.size());
      } catch (UnusableDatabaseException e) {
        throw new UncheckedIOException(new IOException(e.getMessage(), e));
      }
    }
    return markers;
  }

  /** The newest run; null in an empty database. */
  public @Nullable RunMarker latest() {
    List<RunMarker> runs = runs();
    return runs.isEmpty() ? null : runs.get(runs.size() - 1);
  }

  /** Its sorted tables, in which later runs look rows up. */
  public SortedTables sorted() {
    return new SortedTables(this);
  }

  /** All rows of the files of a table whose name ends so, run after run. */
  public <T extends SpecificRecord> Iterable<T> rows(Table table, String nameEnd) {
    return () ->
        runs().stream()
            .flatMap(run -> run.files(table).stream())
            .filter(file -> file.path().endsWith(nameEnd))
            .<T>flatMap(file -> streamOf(file, table))
            .iterator();
  }

  /** Rows of one file that a filter keeps. */
  <T extends SpecificRecord> Iterable<T> rowsOf(
      FileEntry file, Table table, FilterCompat.Filter filter) {
    return () -> {
      try {
        Iterator<T> rows = RowsOfFile.open(root().resolve(file.path()), table, filter);
        return rows;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** Rows of one file. */
  public <T extends SpecificRecord> Iterable<T> rowsOf(FileEntry file, Table table) {
    return () -> {
      try {
        Iterator<T> rows = RowsOfFile.open(root().resolve(file.path()), table);
        return rows;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** Rows of one file whose text column has this value; the rest is skipped undecoded. */
  public <T extends SpecificRecord> Iterable<T> rowsOf(
      FileEntry file, Table table, String column, String value) {
    return rowsOf(
        file,
        table,
        FilterCompat.get(FilterApi.eq(FilterApi.binaryColumn(column), Binary.fromString(value))));
  }

  /**
   * Some columns of one file, in the order given; the others are not decoded.
   *
   * @param columns top-level columns that the files of every run have
   */
  public Iterable<GenericRecord> columnsOf(FileEntry file, Table table, List<String> columns) {
    return () -> {
      try {
        return RowsOfFile.columns(root().resolve(file.path()), table, columns, FilterCompat.NOOP);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Rows of a table by report, from the file of a run that holds them, in order of the file; each
   * is read when asked for.
   *
   * @param run number of the run
   * @param part name of the file without its ending, such as {@code part-00003}
   * @param keys report keys
   */
  public <T extends SpecificRecord> Iterable<T> rowsOf(
      Table table, long run, String part, Set<String> keys) {
    String name = "/" + part + ".parquet";
    for (FileEntry file : runs().get(Math.toIntExact(run - 1)).files(table)) {
      if (file.path().endsWith(name)) {
        return rowsOf(file, table, keys);
      }
    }
    return List.of();
  }

  /** Rows of one file by report, in order of the file; each is read when asked for. */
  public <T extends SpecificRecord> Iterable<T> rowsOf(
      FileEntry file, Table table, Set<String> keys) {
    return rowsOf(file, table, OneOf.in("report_key", keys));
  }

  private <T extends SpecificRecord> Stream<T> streamOf(FileEntry file, Table table) {
    Iterable<T> rows = rowsOf(file, table);
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static List<RunMarker> readMarkers(Path root) throws UnusableDatabaseException {
    Path runs = root.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    List<RunMarker> markers = new ArrayList<>();
    @Nullable String parent = null;
    for (long number = 1; ; number++) {
      Path marker = runs.resolve(new RunName(number, "", null).marker());
      if (!Files.exists(marker)) {
        return List.copyOf(markers);
      }
      RunMarker run;
      try {
        run = RunMarker.read(marker);
      } catch (IOException e) {
        throw new UnusableDatabaseException("UNREADABLE_MARKER", marker.toString(), e);
      }
      if (run.name().number() != number || !Objects.equals(run.name().parent(), parent)) {
        throw new UnusableDatabaseException("BROKEN_CHAIN", marker.toString(), null);
      }
      parent = run.name().id();
      markers.add(run);
    }
  }
}
