package eu.csar.runners.bench;

import eu.csar.transforms.match.rules.HammingSearch;
import eu.csar.transforms.match.rules.IndicatorIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * What perceptual searches took within a job, beside the same queries on the same index in a warm
 * loop of this process; distinct queries a second of processor time.
 */
final class SearchesInJob {
  private static final String EVENT = "eu.csar.SearchedPerceptualHashes";

  /** As many as the job searches at a time, about: its reports come in windows. */
  private static final int TOGETHER = 256;

  private static final int WARM_UP_SECONDS = 5;
  private static final int SECONDS = 10;

  private final List<RecordedEvent> searches;
  private final Path index;
  private final Path duck;

  /**
   * Reads a recording.
   *
   * @param duck database with table {@code hashed}, the hashes of the job's reports
   */
  SearchesInJob(Path recording, Path index, Path duck) throws IOException {
    this.searches =
        RecordingFile.readAllEvents(recording).stream()
            .filter(event -> event.getEventType().getName().equals(EVENT))
            .toList();
    this.index = index;
    this.duck = duck;
  }

  void print(PrintWriter words) throws SQLException {
    long[] queries = queries();
    int count = queries.length / SyntheticCodes.WORDS;
    double whole = perSecond(searches);
    double second = perSecond(searches.subList(searches.size() / 2, searches.size()));
    words.printf(
        Locale.ROOT,
        "perceptual search in the job: %,d hashes, %,d of them distinct, in %,d searches%n",
        hashes(searches),
        count,
        searches.size());
    words.printf(
        Locale.ROOT,
        "distinct queries/s of CPU: %,.0f in the job from its start, %,.0f in the second half of its searches%n",
        whole,
        second);
    for (int together : new int[] {1, TOGETHER}) {
      double warm = inLoop(queries, together);
      words.printf(
          Locale.ROOT,
          "  in a warm loop, %d at a time: %,.0f; the job has %.0f %% of it, its second half %.0f %%%n",
          together,
          warm,
          100 * whole / warm,
          100 * second / warm);
    }
    words.flush();
  }

  private long[] queries() throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + duck);
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT DISTINCT \"value\" FROM hashed WHERE algorithm = 'PDQ' AND quality >= 50 ORDER BY ALL")) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    long[] queries = new long[values.size() * SyntheticCodes.WORDS];
    for (int i = 0; i < values.size(); i++) {
      HammingSearch.put(HexFormat.of().parseHex(values.get(i)), queries, i);
    }
    return queries;
  }

  private static long hashes(List<RecordedEvent> searches) {
    return searches.stream().mapToLong(search -> search.getInt("hashes")).sum();
  }

  private static double perSecond(List<RecordedEvent> searches) {
    double nanos =
        searches.stream().mapToLong(search -> search.getDuration("processorTime").toNanos()).sum();
    return hashes(searches) / nanos * 1e9;
  }

  private double inLoop(long[] queries, int together) {
    HammingSearch search =
        IndicatorIndex.open(index).perceptual().within(PerceptualMatchers.RADIUS);
    searchFor(WARM_UP_SECONDS, search, queries, together);
    return searchFor(SECONDS, search, queries, together);
  }

  private static double searchFor(int seconds, HammingSearch search, long[] queries, int together) {
    int count = queries.length / SyntheticCodes.WORDS;
    long[] some = new long[together * SyntheticCodes.WORDS];
    int[] found = {0};
    long searched = 0;
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long took = 0;
    for (int first = 0; took < seconds * 1_000_000_000L; ) {
      int taken = Math.min(together, count - first);
      System.arraycopy(
          queries, first * SyntheticCodes.WORDS, some, 0, taken * SyntheticCodes.WORDS);
      search.search(some, taken, (query, slot, distance) -> found[0]++);
      searched += taken;
      first = (first + taken) % count;
      took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
    return searched * 1e9 / took;
  }
}
