package eu.csar.transforms.receive.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is cut into several shards: one sequential reading, beside theirs, gives its digest.
 *
 * @param number of the task; they follow the shards
 * @param export number of the export in the plan
 * @param file number of the file in the export
 */
public record DigestTask(int number, int export, int file) {

  /** The digest tasks of a plan, in order of place. */
  public static List<DigestTask> of(ReadingPlan plan) {
    List<DigestTask> tasks = new ArrayList<>();
    for (Shard shard : plan.shards()) {
      if (!shard.whole() && shard.start() == 0) {
        tasks.add(
            new DigestTask(plan.shards().size() + tasks.size(), shard.export(), shard.file()));
      }
    }
    return tasks;
  }

  /** Its digest alone costs a small part of what its records cost. */
  public long cost(ReadingPlan plan) {
    return plan.exports().get(export).files().get(file).size() / 16;
  }

  /** Reads the file; the summary has the digest and no records. */
  public ShardSummary read(ReadingPlan plan) {
    PlannedFile planned = plan.exports().get(export).files().get(file);
    try (FileBytes bytes = FileBytes.whole(Path.of(planned.location()))) {
      return new ShardSummary(number, 0, 0, null, 0, 0, bytes.finish());
    }
  }
}
