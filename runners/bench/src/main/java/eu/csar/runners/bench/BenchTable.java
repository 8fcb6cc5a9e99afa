package eu.csar.runners.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, as Markdown for docs/benchmarks.md, with the targets and whether each is met.
 */
final class BenchTable {
  private static final double MOST_TIMES_FLOOR = 3;
  private static final double MOST_ANONYMOUS = 4;
  private static final double MOST_SKEW = 0.1;
  private static final double MOST_TIMES_ANNEX_III = 3.0;
  private static final double MOST_TIMES_NOTHING = 3;
  private static final double MOST_OF_HISTORY = 0.1;
  private static final long SMALL = 2_000_000;
  private static final double MOST_TIMES_PEER_SMALL = 2;
  private static final double MOST_TIMES_PEER_LARGE = 1.5;

  private final PrintWriter words;

  BenchTable(PrintWriter words) {
    this.words = words;
  }

  /** The job, the peer and the floor on one world. */
  void contest(long reports, MeasuredProcess job, MeasuredProcess peer, MeasuredProcess floor) {
    figures(Map.of("job", job, "peer", peer, "floor", floor), "job", "peer", "floor");
    ratio("job / peer", job, peer);
    ratio("job / floor", job, floor);
    double most = reports < SMALL ? MOST_TIMES_PEER_SMALL : MOST_TIMES_PEER_LARGE;
    targets();
    target("at most %.1f times the peer", most, job.wall() / peer.wall(), job.cpu() / peer.cpu());
    target(
        "at most %.1f times the floor",
        MOST_TIMES_FLOOR, job.wall() / floor.wall(), job.cpu() / floor.cpu());
    words.printf(
        Locale.ROOT,
        "| at most %.1f GiB anonymous memory | %.2f GiB | %s |%n",
        MOST_ANONYMOUS,
        job.anonymous(),
        met(job.anonymous() <= MOST_ANONYMOUS));
  }

  /** The job with one provider at most of the reports, and with providers of one size. */
  void skew(MeasuredProcess one, MeasuredProcess even) {
    figures(Map.of("one provider", one, "even providers", even), "one provider", "even providers");
    ratio("one / even", one, even);
    targets();
    words.printf(
        Locale.ROOT,
        "| one provider at most %.0f %% slower than even ones | wall %+.0f %%, CPU %+.0f %% | %s |%n",
        100 * MOST_SKEW,
        100 * (one.wall() / even.wall() - 1),
        100 * (one.cpu() / even.cpu() - 1),
        met(one.wall() <= (1 + MOST_SKEW) * even.wall()));
  }

  /** The same reports in two formats. */
  void formats(MeasuredProcess xml, MeasuredProcess json) {
    figures(Map.of("CyberTipline XML", xml, "Annex III", json), "CyberTipline XML", "Annex III");
    ratio("XML / Annex III", xml, json);
    targets();
    target(
        "at most %.1f times the cost of a report in the Annex III form",
        MOST_TIMES_ANNEX_III, xml.wall() / json.wall(), xml.cpu() / json.cpu());
  }

  /**
   * A small run on a database of many runs, and on an empty one.
   *
   * @param bytes of the database
   */
  void history(MeasuredProcess onHistory, MeasuredProcess onNothing, long bytes) {
    figures(Map.of("on history", onHistory, "on nothing", onNothing), "on history", "on nothing");
    ratio("history / nothing", onHistory, onNothing);
    double gib = bytes / (double) (1 << 30);
    double read = onHistory.read() - onNothing.read();
    words.printf(
        Locale.ROOT, "%nThe database has %.3f GiB; %.3f GiB of it were read.%n", gib, read);
    targets();
    target(
        "at most %.1f times the run on nothing",
        MOST_TIMES_NOTHING, onHistory.wall() / onNothing.wall(), onHistory.cpu() / onNothing.cpu());
    words.printf(
        Locale.ROOT,
        "| at most %.0f %% of the database's bytes read | %.1f %% | %s |%n",
        100 * MOST_OF_HISTORY,
        100 * read / gib,
        met(read <= MOST_OF_HISTORY * gib));
  }

  private void figures(Map<String, MeasuredProcess> measured, String... order) {
    words.printf("| | wall s | CPU s | peak anonymous GiB | peak mapped GiB |%n");
    words.printf("|---|---|---|---|---|%n");
    for (String name : order) {
      MeasuredProcess one = measured.get(name);
      if (one != null) {
        words.printf(
            Locale.ROOT,
            "| %s | %.1f | %.1f | %.2f | %.2f |%n",
            name,
            one.wall(),
            one.cpu(),
            one.anonymous(),
            one.mapped());
      }
    }
  }

  private void ratio(String name, MeasuredProcess one, MeasuredProcess other) {
    words.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | | |%n",
        name,
        one.wall() / other.wall(),
        one.cpu() / other.cpu());
  }

  private void targets() {
    words.printf("%n| Target, by wall time | Seen | Met |%n|---|---|---|%n");
  }

  private void target(String name, double most, double wall, double cpu) {
    words.printf(
        Locale.ROOT,
        "| " + name + " | %.2f by wall, %.2f by CPU | %s |%n",
        most,
        wall,
        cpu,
        met(wall <= most));
  }

  private static String met(boolean met) {
    return met ? "yes" : "no";
  }
}
