package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a shard into its records, by the format of its file. Offsets and lengths are of the
 * decompressed file. Memory is bounded by the limit of a record: a longer one is skipped and
 * becomes a rejection.
 *
 * <p>A damaged or cut stream ends the iteration, with {@link #isBroken}; what was begun before the
 * break comes last, as {@link #isUnfinished}: it is a record only if it can be read.
 */
public abstract class RecordSplitter implements AutoCloseable {
  /** The stream, as far as it was read. */
  final ByteWindow window;

  private final FileBytes raw;
  private final InputStream in;

  private int start;
  private long offset;
  private long length;
  private boolean unfinished;
  private @Nullable RejectCode rejection;

  RecordSplitter(FileBytes raw, InputStream in, long offset) {
    this.raw = raw;
    this.in = in;
    this.window = new ByteWindow(in, offset);
  }

  /** Opens a shard. */
  public static RecordSplitter open(PlannedFile file, Shard shard, ReadLimits limits) {
    return switch (file.format()) {
      case ANNEX_III -> LineSplitter.lines(file, shard, limits);
      case CYBERTIPLINE -> XmlSplitter.elements(file, limits);
    };
  }

  /** The decompressed bytes of a file. */
  static InputStream decompressed(PlannedFile file, FileBytes raw, ReadLimits limits) {
    return file.compression() == Compression.NONE
        ? raw
        : new GuardedStream(file.compression().decompress(raw), raw, limits);
  }

  /** Goes to the next record; false at the end of the shard. */
  public abstract boolean next();

  /** What {@link #next} found: a record in the window. */
  final void found(int position, long bytes, boolean brokenOff) {
    start = position;
    offset = window.offset(position);
    length = bytes;
    unfinished = brokenOff;
    rejection = null;
  }

  /** What {@link #next} found: a record that cannot be read. */
  final void found(long at, long bytes, boolean brokenOff, RejectCode code) {
    start = 0;
    offset = at;
    length = bytes;
    unfinished = brokenOff;
    rejection = code;
  }

  /** Bytes of the file on disk that were read so far. */
  final long bytesRead() {
    return raw.bytesRead();
  }

  /**
   * Bytes that hold the record, from {@link #start} on; valid until the next call of {@link #next}.
   */
  public final byte[] buffer() {
    return window.bytes();
  }

  /** First byte of the record in the buffer. */
  public final int start() {
    return start;
  }

  /** First byte of the record in the decompressed file. */
  public final long offset() {
    return offset;
  }

  /**
   * Number of bytes of the record; of one that is too long all of them, though the buffer has not.
   */
  public final long length() {
    return length;
  }

  /** Why the record cannot be read; null where it is in the buffer. */
  public final @Nullable RejectCode rejection() {
    return rejection;
  }

  /** Whether the stream broke inside this record. */
  public final boolean isUnfinished() {
    return unfinished;
  }

  /** Whether the stream is damaged or cut; known when {@link #next} gave false. */
  public final boolean isBroken() {
    return window.broken();
  }

  /** Whether it was left because the file holds more than its limits allow. */
  public final boolean isTooLarge() {
    return window.tooLarge();
  }

  /** Offset where reading ended. */
  public final long endOffset() {
    return window.offset(window.limit());
  }

  /** Digest of all bytes on disk, lower-case hex; for whole shards, after the last record. */
  public final String finishDigest() {
    return raw.finish();
  }

  @Override
  public final void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new IllegalStateException("A decompressor could not be closed", e);
    }
  }
}
