package eu.csar.runners.bench;

import static java.util.Objects.requireNonNull;

import eu.csar.runners.bench.SyntheticCodes.Shape;
import eu.csar.transforms.match.rules.HammingSearch;
import eu.csar.transforms.match.rules.IndicatorIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One query after the other against the same codes, by the index and by what it is held against;
 * each in a process of its own that {@link BenchMatch} starts. Queries a second; each returns the
 * number found.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PerceptualMatchers {
  /** Queries that are searched together. */
  static final int TOGETHER = 4096;

  static final int RADIUS = 31;

  /** Codes and queries. */
  @State(Scope.Thread)
  public static class Given {
    /** Directory with codes, and index. */
    @Param("")
    public String directory = "";

    /** How the codes lie. */
    @Param("UNIFORM")
    public String shape = "UNIFORM";

    /** Seed of codes and queries. */
    @Param("1")
    public long seed;

    private long[] codes = {};
    private long[] queries = {};
    private int next;

    /** Reads the codes. */
    @Setup
    public void read() throws IOException {
      codes = SyntheticCodes.read(Path.of(directory).resolve("codes"));
      queries = SyntheticCodes.queries(Shape.valueOf(shape), codes, TOGETHER, seed);
    }

    int next() {
      next = (next + 1) % TOGETHER;
      return next;
    }
  }

  /** Codes in rows. */
  @State(Scope.Thread)
  public static class Rows {
    private ComparedCodes codes = ComparedCodes.inRows(new long[0]);

    /** Takes the codes. */
    @Setup
    public void take(Given given) {
      codes = ComparedCodes.inRows(given.codes);
    }
  }

  /** Codes in columns. */
  @State(Scope.Thread)
  public static class Columns {
    private ComparedCodes codes = ComparedCodes.inRows(new long[0]);

    /** Takes the codes. */
    @Setup
    public void take(Given given) {
      codes = ComparedCodes.inColumns(given.codes);
    }
  }

  /** Codes in the hash maps of the peer. */
  @State(Scope.Thread)
  public static class HashMaps {
    private HashMapsPeer codes = new HashMapsPeer(new long[0]);

    /** Takes the codes. */
    @Setup
    public void take(Given given) {
      codes = new HashMapsPeer(given.codes);
    }
  }

  /** Codes in the index file. */
  @State(Scope.Thread)
  public static class Index {
    private final long[] one = new long[SyntheticCodes.WORDS];
    private @Nullable HammingSearch search;
    private int found;

    /** Opens the index. */
    @Setup
    public void open(Given given) {
      search =
          IndicatorIndex.open(Path.of(given.directory).resolve("index"))
              .perceptual()
              .within(RADIUS);
    }

    int search(long[] queries, int count) {
      found = 0;
      requireNonNull(search).search(queries, count, this::found);
      return found;
    }

    private void found(int query, int slot, int distance) {
      found++;
    }
  }

  /** The plain scan. */
  @Benchmark
  public int scan(Given given, Rows rows) {
    return rows.codes.scan(given.queries, given.next(), RADIUS);
  }

  /** The prefiltered scan. */
  @Benchmark
  public int prefilteredScan(Given given, Columns columns) {
    return columns.codes.prefilteredScan(given.queries, given.next(), RADIUS);
  }

  /** The peer. */
  @Benchmark
  public int hashMaps(Given given, HashMaps maps) {
    return maps.codes.search(given.queries, given.next(), RADIUS);
  }

  /** The index, asked one query at a time. */
  @Benchmark
  public int indexAlone(Given given, Index index) {
    System.arraycopy(
        given.queries, SyntheticCodes.WORDS * given.next(), index.one, 0, SyntheticCodes.WORDS);
    return index.search(index.one, 1);
  }

  /** The index, asked all queries together. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public int indexTogether(Given given, Index index) {
    return index.search(given.queries, TOGETHER);
  }
}
