package eu.csar.transforms.publish.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** What the shards of each export counted, and which parts hold their rejections. */
final class ShardParts {
  /** Group of counts: rejections by number of the shard. */
  static final String REJECTED_BY_SHARD = "rejected_by_shard";

  private final Collection<Part> parts;

  ShardParts(Collection<Part> parts) {
    this.parts = parts;
  }

  /** Parts that hold rejections of an export, in order of place. */
  List<Part> withRejections(ExportBook export) {
    List<Part> found = new ArrayList<>();
    for (Part part : parts) {
      if (rejected(export, part) > 0) {
        found.add(part);
      }
    }
    return found;
  }

  /** Rejected records of an export. */
  long rejected(ExportBook export) {
    return parts.stream().mapToLong(part -> rejected(export, part)).sum();
  }

  private static long rejected(ExportBook export, Part part) {
    if (!export.stands() || export.firstShard() < 0) {
      return 0;
    }
    return IntStream.rangeClosed(export.firstShard(), export.lastShard())
        .mapToLong(shard -> part.counts().of(REJECTED_BY_SHARD + "." + shard))
        .sum();
  }
}
