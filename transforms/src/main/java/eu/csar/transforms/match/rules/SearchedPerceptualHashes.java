package eu.csar.transforms.match.rules;

import java.lang.management.ManagementFactory;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * A search of perceptual hashes, for Java's flight recorder: what a search takes inside a job.
 * Where no recording runs, it asks for no clock.
 */
@Name("eu.csar.SearchedPerceptualHashes")
@Label("Searched Perceptual Hashes")
@Category("csar")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // The flight recorder reads them.
final class SearchedPerceptualHashes extends Event {
  @Label("Hashes")
  @Description("Distinct hashes searched together")
  private int hashes;

  @Label("Processor Time")
  @Description("Processor time of the searching thread")
  @Timespan(Timespan.NANOSECONDS)
  private long processorTime;

  static SearchedPerceptualHashes begin(int hashes) {
    SearchedPerceptualHashes event = new SearchedPerceptualHashes();
    if (event.isEnabled()) {
      event.hashes = hashes;
      event.processorTime = -processorTime();
      event.begin();
    }
    return event;
  }

  void searched() {
    if (isEnabled()) {
      processorTime += processorTime();
      commit();
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
