package eu.csar.pipelines.assess;

import eu.csar.schemas.Report;
import eu.csar.transforms.resolve.rules.SupplementAnswer;
import eu.csar.transforms.resolve.rules.Winner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reports that were read and wait for their assessment, since perceptual hashes are searched faster
 * together than one by one. They leave in the order in which they came.
 */
final class ReadAhead {
  /** Some thousands of reports; a report in memory takes several times the bytes of its record. */
  static final long MOST_BYTES = 4 << 20;

  private final Consumer<List<Report>> searchAhead;
  private final Assessment assessment;
  private final List<Waiting> waiting = new ArrayList<>();
  private long bytes;

  private record Waiting(Report report, Winner winner, SupplementAnswer answer) {}

  /** What is done with each. */
  interface Assessment {
    void assess(Report report, Winner winner, SupplementAnswer answer) throws IOException;
  }

  /**
   * Nothing waits yet.
   *
   * @param searchAhead is told of those that will be assessed next
   */
  ReadAhead(Consumer<List<Report>> searchAhead, Assessment assessment) {
    this.searchAhead = searchAhead;
    this.assessment = assessment;
  }

  /**
   * Adds a report.
   *
   * @param length bytes of its record
   */
  void add(Report report, Winner winner, SupplementAnswer answer, long length) throws IOException {
    waiting.add(new Waiting(report, winner, answer));
    bytes += length;
    if (bytes >= MOST_BYTES) {
      assessAll();
    }
  }

  /** Assesses those that wait. */
  void assessAll() throws IOException {
    searchAhead.accept(waiting.stream().map(Waiting::report).toList());
    for (Waiting next : waiting) {
      assessment.assess(next.report(), next.winner(), next.answer());
    }
    waiting.clear();
    bytes = 0;
  }
}
