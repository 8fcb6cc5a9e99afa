package eu.csar.transforms.publish.rules;

import eu.csar.transforms.account.rules.Counts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a run that are shards, by the export that they read. */
final class ShardParts {
  private static final String PREFIX = "shard-";

  private final Map<Integer, Part> byNumber = new HashMap<>();

  ShardParts(Collection<Part> parts) {
    for (Part part : parts) {
      if (part.name().startsWith(PREFIX)) {
        byNumber.put(Integer.parseInt(part.name().substring(PREFIX.length())), part);
      }
    }
  }

  /** Parts of an export in order of its shards; none where it was refused. */
  List<Part> of(ExportBook export) {
    List<Part> parts = new ArrayList<>();
    if (export.stands()) {
      for (int shard = export.firstShard(); shard >= 0 && shard <= export.lastShard(); shard++) {
        Part part = byNumber.get(shard);
        if (part != null) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  /** Rejected records of an export. */
  long rejected(ExportBook export) {
    Counts counts = new Counts();
    of(export).forEach(part -> counts.addAll(part.counts()));
    return counts.of("outcomes.REJECTED");
  }
}
