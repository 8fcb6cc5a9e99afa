package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a shard into its records: the lines that start in it, blank ones left out. Offsets and
 * lengths are of the decompressed file; a length is without the line's end. Memory is bounded by
 * the limit of a line: a longer one is skipped and becomes a rejection.
 *
 * <p>A damaged or cut stream ends the iteration, with {@link #isBroken}; a line without an end
 * before the break comes last, as {@link #isUnfinished}: it is a record only if it can be read.
 */
public final class RecordSplitter implements AutoCloseable {

  private static final int CHUNK = 256 << 10;

  private final FileBytes raw;
  private final InputStream in;
  private final long end;
  private final int maxLine;

  private byte[] buffer = new byte[CHUNK];
  private int position;
  private int limit;
  private long bufferOffset;
  private boolean ended;
  private boolean broken;

  private int recordStart;
  private long offset;
  private long length;
  private boolean unfinished;
  private @Nullable RejectCode rejection;

  private RecordSplitter(FileBytes raw, InputStream in, long offset, long end, int maxLine) {
    this.raw = raw;
    this.in = in;
    this.bufferOffset = offset;
    this.end = end;
    this.maxLine = maxLine;
  }

  /** Opens a shard. */
  public static RecordSplitter open(PlannedFile file, Shard shard, int maxLineBytes) {
    Path path = Path.of(file.location());
    if (shard.start() > 0) {
      // One byte earlier: the line before belongs to the range before, even if it ends right here.
      long from = shard.start() - 1;
      FileBytes raw = FileBytes.from(path, from);
      RecordSplitter splitter = new RecordSplitter(raw, raw, from, shard.end(), maxLineBytes);
      splitter.skipLine();
      return splitter;
    }
    FileBytes raw = shard.whole() ? FileBytes.whole(path) : FileBytes.from(path, 0);
    InputStream in = file.compression().decompress(raw);
    long end = file.compression() == Compression.NONE ? shard.end() : Long.MAX_VALUE;
    RecordSplitter splitter = new RecordSplitter(raw, in, 0, end, maxLineBytes);
    splitter.skipByteOrderMark();
    return splitter;
  }

  /** Goes to the next record; false at the end of the shard. */
  public boolean next() {
    while (bufferOffset + position < end) {
      int newline = findNewline();
      offset = bufferOffset + position;
      recordStart = position;
      rejection = null;
      unfinished = false;
      if (newline < 0 && !ended) {
        if (overlong()) {
          return true;
        }
        continue;
      }
      int lineEnd = newline < 0 ? limit : newline;
      position = newline < 0 ? limit : newline + 1;
      if (newline < 0 && lineEnd == recordStart) {
        return false;
      }
      unfinished = newline < 0 && broken;
      int rawLength = lineEnd - recordStart;
      length = rawLength > 0 && buffer[lineEnd - 1] == '\r' ? rawLength - 1L : rawLength;
      if (!Utf8Text.isBlank(buffer, recordStart, lineEnd)) {
        if (rawLength > maxLine) {
          rejection = RejectCode.LINE_TOO_LONG;
        }
        return true;
      }
    }
    return false;
  }

  /** Bytes of the file on disk that were read so far. */
  long bytesRead() {
    return raw.bytesRead();
  }

  /**
   * Bytes that hold the record, from {@link #start} on; valid until the next call of {@link #next}.
   */
  public byte[] buffer() {
    return buffer;
  }

  public int start() {
    return recordStart;
  }

  /** First byte of the record in the decompressed file. */
  public long offset() {
    return offset;
  }

  /**
   * Number of bytes of the record; of a line that is too long all of them, though the buffer has
   * not.
   */
  public long length() {
    return length;
  }

  /** Why the record cannot be read; null where it is in the buffer. */
  public @Nullable RejectCode rejection() {
    return rejection;
  }

  /** Whether the stream broke inside this line. */
  public boolean isUnfinished() {
    return unfinished;
  }

  /** Whether the stream is damaged or cut; known when {@link #next} gave false. */
  public boolean isBroken() {
    return broken;
  }

  /** Offset where reading ended. */
  public long endOffset() {
    return bufferOffset + limit;
  }

  /** Digest of all bytes on disk, lower-case hex; for whole shards, after the last record. */
  public String finishDigest() {
    return raw.finish();
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new IllegalStateException("A decompressor could not be closed", e);
    }
  }

  /**
   * Position of the newline that ends the line at {@link #position}; -1 if the stream or the limit
   * ends first.
   */
  private int findNewline() {
    int from = position;
    while (true) {
      int newline = Utf8Text.indexOf((byte) '\n', buffer, from, limit);
      if (newline >= 0) {
        return newline;
      }
      if (ended || limit - position > maxLine) {
        return -1;
      }
      from = limit - position;
      fill();
    }
  }

  /** Skips a line that is longer than the limit; false where it was blank. */
  private boolean overlong() {
    rejection = RejectCode.LINE_TOO_LONG;
    boolean blank = true;
    byte last = 0;
    long skipped = 0;
    int newline = -1;
    while (newline < 0 && !(ended && position == limit)) {
      newline = Utf8Text.indexOf((byte) '\n', buffer, position, limit);
      int stop = newline < 0 ? limit : newline;
      blank &= Utf8Text.isBlank(buffer, position, stop);
      last = stop > position ? buffer[stop - 1] : last;
      skipped += stop - position;
      position = newline < 0 ? limit : newline + 1;
      if (newline < 0 && !ended) {
        fill();
      }
    }
    length = last == '\r' ? skipped - 1 : skipped;
    unfinished = newline < 0 && broken;
    recordStart = 0;
    return !blank;
  }

  private void skipLine() {
    while (true) {
      int newline = Utf8Text.indexOf((byte) '\n', buffer, position, limit);
      if (newline >= 0) {
        position = newline + 1;
        return;
      }
      position = limit;
      if (ended) {
        return;
      }
      fill();
    }
  }

  /** A byte order mark before the first record is no part of it. */
  private void skipByteOrderMark() {
    while (limit < 3 && !ended) {
      fill();
    }
    if (limit >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      position = 3;
    }
  }

  /** Drops what was read, keeps the line begun, and reads more. */
  private void fill() {
    int kept = limit - position;
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, kept);
      bufferOffset += position;
      position = 0;
      limit = kept;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, maxLine + (long) CHUNK));
    }
    try {
      int count = in.read(buffer, limit, buffer.length - limit);
      ended = count < 0;
      limit += Math.max(count, 0);
    } catch (IOException e) {
      // Trouble with the disk is unchecked, so this is the decompressor's: a damaged or cut stream.
      ended = true;
      broken = true;
    }
  }
}
