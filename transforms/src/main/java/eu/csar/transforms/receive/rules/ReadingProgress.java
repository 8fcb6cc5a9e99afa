package eu.csar.transforms.receive.rules;

import java.util.concurrent.atomic.LongAdder;

/**
 * How far the two readings of a run have come in this process, for whoever watches. Attempts that
 * fail count too; figures that must be right are made in the graph.
 */
public final class ReadingProgress {
  /** The first reading, for keys. */
  public static final ReadingProgress ONCE = new ReadingProgress();

  /** The second reading, for everything else. */
  public static final ReadingProgress AGAIN = new ReadingProgress();

  private static final int STRIDE = 1024;

  private final LongAdder bytes = new LongAdder();
  private final LongAdder records = new LongAdder();

  private ReadingProgress() {}

  /** Bytes on disk that were read since the process began. */
  public long bytes() {
    return bytes.sum();
  }

  /** Records that were read since the process began. */
  public long records() {
    return records.sum();
  }

  /** Begins to count the reading of a shard. */
  Shard begin(RecordSplitter splitter) {
    return new Shard(splitter);
  }

  /** The reading of one shard by one thread. */
  final class Shard {
    private final RecordSplitter splitter;
    private long counted;
    private int unseen;

    private Shard(RecordSplitter splitter) {
      this.splitter = splitter;
    }

    /** One more record. */
    void record() {
      if (++unseen == STRIDE) {
        show();
      }
    }

    /** Shows what was not shown yet. */
    void show() {
      long now = splitter.bytesRead();
      bytes.add(now - counted);
      records.add(unseen);
      counted = now;
      unseen = 0;
    }
  }
}
