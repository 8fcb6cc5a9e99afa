package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;

/** What is done with blocks by bucket: one file a table for one range of buckets. */
public final class BucketWork implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a bucket holds. */
  public enum Kind {
    /** Item hashes, to be linked. */
    HASHES,
    /** Matches of indicators, to be counted against their history. */
    ACTIVITY,
    /** Key columns for later runs. */
    KEYS,
    /** References for later runs. */
    REFERENCES,
    /** Perceptual hashes for later runs. */
    PERCEPTUAL,
    /** Links to neighbours, beside the links of equal hashes. */
    NEAR_LINKS
  }

  private final Kind kind;
  private final Database database;
  private final RunName run;
  private final int files;
  private final FloodRule floods;

  /**
   * Work of a kind for a run on a database.
   *
   * @param files into how many files a table goes: a power of two up to 32
   * @param floods which activity counts as a flood
   */
  public BucketWork(Kind kind, Database database, RunName run, int files, FloodRule floods) {
    this.kind = kind;
    this.database = database;
    this.run = run;
    this.files = files;
    this.floods = floods;
  }

  /** Number of the file that a bucket goes to. */
  public int fileOf(int bucket) {
    return KeyRange.holding(bucket, files).number();
  }

  /** Writes the blocks of a file's buckets, which come in any order. */
  public Part write(int file, Iterable<byte[]> blocks) throws IOException {
    KeyRange range = new KeyRange(file, this.files);
    String part = partPrefix() + range.inName();
    Path root = database.root();
    try (PartFiles files = PartFiles.of(Attempt.open(root, run, part))) {
      switch (kind) {
        case HASHES ->
            new LinkItems(run.number(), new EarlierCarriers(database, range)).write(blocks, files);
        case ACTIVITY ->
            new WriteActivity(database, range, floods, run.number()).write(blocks, files);
        case KEYS -> SortedRows.write(blocks, Table.KEYS, files);
        case REFERENCES -> SortedRows.write(blocks, Table.REFERENCES, files);
        case PERCEPTUAL -> SortedRows.write(blocks, Table.PERCEPTUAL, files);
        case NEAR_LINKS -> SortedRows.write(blocks, Table.LINKS, files);
      }
      return files.finish();
    }
  }

  /** Files are called after what follows the first hyphen, so two of one table need another. */
  private String partPrefix() {
    return kind == Kind.NEAR_LINKS ? "linked-near-" : kind.name().toLowerCase(Locale.ROOT) + "-";
  }
}
