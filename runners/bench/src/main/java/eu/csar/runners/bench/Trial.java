package eu.csar.runners.bench;

import eu.csar.transforms.publish.rules.RunName;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * One run of the trial of publication.
 *
 * @param database directory of the database
 * @param name number and id of the run
 * @param shards how many
 * @param tables files a shard writes, the first of them a package that the last step concatenates
 * @param kilobytes size of each
 * @param effort megabytes that a shard digests as its reading
 * @param finish how the last step publishes
 * @param settings directory for the settings of Flink
 * @param gate a file for which the last step waits after it found no marker; null: it does not wait
 */
record Trial(
    String database,
    RunName name,
    int shards,
    int tables,
    int kilobytes,
    int effort,
    Finish finish,
    String settings,
    @Nullable String gate)
    implements Serializable {

  /** How the last step publishes. */
  enum Finish {
    /** Moves each file into the published directory, one after the other. */
    MOVE,
    /** Links the files into a directory of its own, and moves that directory whole. */
    LINK;

    PublishTrial of(Trial trial) {
      return this == MOVE ? new PublishByMoves(trial) : new PublishByLinks(trial);
    }
  }

  /**
   * Reads {@code --database=DIR --number=N --id=TEXT --settings=DIR --finish=LINK} and the sizes.
   */
  static Trial parse(String[] args) {
    Map<String, String> values = new HashMap<>();
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      values.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    long number = Long.parseLong(values.getOrDefault("--number", "1"));
    String id = DigestUtils.sha256Hex(values.getOrDefault("--id", "a"));
    return new Trial(
        values.getOrDefault("--database", "trial"),
        new RunName(number, id, number == 1 ? null : DigestUtils.sha256Hex("parent")),
        Integer.parseInt(values.getOrDefault("--shards", "48")),
        Integer.parseInt(values.getOrDefault("--tables", "14")),
        Integer.parseInt(values.getOrDefault("--kilobytes", "64")),
        Integer.parseInt(values.getOrDefault("--effort", "16")),
        Finish.valueOf(values.getOrDefault("--finish", "LINK")),
        values.getOrDefault("--settings", "trial-settings"),
        values.get("--gate"));
  }

  /** Waits until somebody makes the gate. */
  void awaitGate() throws IOException {
    if (gate == null) {
      return;
    }
    TryPublication.stage("gate");
    while (!Files.exists(Path.of(gate))) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
