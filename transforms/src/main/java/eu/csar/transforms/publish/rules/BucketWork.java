package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;

/** What is done with one bucket of blocks: it becomes one part with one file a table. */
public final class BucketWork implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a bucket holds. */
  public enum Kind {
    /** Item hashes, to be linked. */
    HASHES,
    /** Key columns for later runs. */
    KEYS,
    /** References for later runs. */
    REFERENCES
  }

  private final Kind kind;
  private final Database database;
  private final RunName run;

  /** Work of a kind for a run on a database. */
  public BucketWork(Kind kind, Database database, RunName run) {
    this.kind = kind;
    this.database = database;
    this.run = run;
  }

  /** Writes the blocks of a bucket, which come in any order. */
  public Part write(int bucket, Iterable<byte[]> blocks) throws IOException {
    String part =
        kind.name().toLowerCase(Locale.ROOT) + "-" + String.format(Locale.ROOT, "%02d", bucket);
    Path root = database.root();
    try (PartFiles files = PartFiles.of(Attempt.open(root, run, part))) {
      switch (kind) {
        case HASHES ->
            new LinkItems(run.number(), database.itemHashesIn(bucket)).write(blocks, files);
        case KEYS -> SortedRows.write(blocks, Table.KEYS, files);
        case REFERENCES -> SortedRows.write(blocks, Table.REFERENCES, files);
      }
      return files.finish();
    }
  }
}
