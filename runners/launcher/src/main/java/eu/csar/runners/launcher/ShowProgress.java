package eu.csar.runners.launcher;

import eu.csar.pipelines.assess.AssessRun.Planned;
import eu.csar.runners.flink.ClusterJob;
import eu.csar.transforms.receive.rules.ReadingProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says on stderr how far a run has come: on a terminal one line that changes each second, elsewhere
 * a plain line every half minute. {@code NO_COLOR} is honoured (no-color.org).
 */
final class ShowProgress implements Consumer<Planned>, AutoCloseable {
  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(30);
  private static final String CLEAR = "\r\u001b[K";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter notes;
  private final boolean terminal;
  private final boolean colour;
  private final String cluster;
  private final long readOnceBefore = ReadingProgress.ONCE.bytes();
  private final long recordsOnceBefore = ReadingProgress.ONCE.records();
  private final long readAgainBefore = ReadingProgress.AGAIN.bytes();
  private final long recordsAgainBefore = ReadingProgress.AGAIN.records();
  private @Nullable Thread thread;
  private long stageBegan;
  private String stage = "";

  /**
   * For one run.
   *
   * @param cluster address of the cluster; empty: the job runs in this process
   */
  ShowProgress(PrintWriter notes, String cluster) {
    this.notes = notes;
    this.cluster = cluster;
    this.terminal = Boolean.getBoolean("csar.terminal");
    String none = System.getenv("NO_COLOR");
    this.colour = terminal && (none == null || none.isEmpty());
  }

  @Override
  public void accept(Planned planned) {
    Thread watcher = new Thread(() -> watch(planned), "progress");
    watcher.setDaemon(true);
    thread = watcher;
    watcher.start();
  }

  private void watch(Planned planned) {
    Duration interval = terminal ? ON_TERMINAL : ELSEWHERE;
    try {
      while (true) {
        Thread.sleep(interval.toMillis());
        String line = cluster.isEmpty() ? here(planned, System.nanoTime()) : there(planned);
        if (!line.isEmpty()) {
          notes.print(terminal ? CLEAR + line : line + System.lineSeparator());
          notes.flush();
        }
      }
    } catch (InterruptedException e) {
      // The run has ended.
      if (terminal) {
        notes.print(CLEAR);
        notes.flush();
      }
    } catch (IOException e) {
      // Nobody answers: the run itself will say so.
      return;
    }
  }

  private String here(Planned planned, long now) {
    long once = ReadingProgress.ONCE.bytes() - readOnceBefore;
    long again = ReadingProgress.AGAIN.bytes() - readAgainBefore;
    if (planned.bytes() == 0) {
      return name("Assess stored reports again");
    }
    if (once == 0) {
      return name("Start the runner");
    }
    if (again == 0 && once >= planned.bytes()) {
      return name("Resolve by key, find supplements by reference");
    }
    if (again == 0) {
      return reading(
          "Read once, keys only",
          once,
          planned.bytes(),
          ReadingProgress.ONCE.records() - recordsOnceBefore,
          now);
    }
    if (again < planned.bytes()) {
      return reading(
          "Read again, match, judge, route, write",
          again,
          planned.bytes(),
          ReadingProgress.AGAIN.records() - recordsAgainBefore,
          now);
    }
    return name("Link items, carry keys, publish the run");
  }

  /** One reading: what is done, how fast, and how long it will take at that speed. */
  String reading(String step, long bytes, long all, long records, long now) {
    if (!stage.equals(step)) {
      stage = step;
      stageBegan = now;
    }
    double seconds = (now - stageBegan) / 1e9;
    StringBuilder line = new StringBuilder(name(step));
    line.append("  ").append(Figures.bytes(bytes)).append(" of ").append(Figures.bytes(all));
    line.append(String.format(Locale.ROOT, "  %,d records", records));
    if (seconds >= 1 && bytes > 0) {
      line.append(String.format(Locale.ROOT, "  %,.0f/s", records / seconds));
      line.append(
          String.format(
              Locale.ROOT,
              "  %,.0f s left in this step",
              Math.max(0, all - bytes) * seconds / bytes));
    }
    return line.toString();
  }

  private String there(Planned planned) throws IOException {
    Optional<ClusterJob> job = ClusterJob.of(cluster, planned.job());
    if (job.isEmpty()) {
      return "";
    }
    // Flink names a step by the transforms that it holds; the first says it.
    String step = job.get().step().replaceFirst("^(?:Source|Combine): ", "").split("/", 2)[0];
    return name(step)
        + "  "
        + job.get().finished()
        + " of "
        + job.get().steps()
        + " steps done; http://"
        + cluster;
  }

  private String name(String step) {
    return colour ? BOLD + step + PLAIN : step;
  }

  @Override
  public void close() {
    Thread watcher = thread;
    if (watcher != null) {
      watcher.interrupt();
      try {
        watcher.join(2_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
