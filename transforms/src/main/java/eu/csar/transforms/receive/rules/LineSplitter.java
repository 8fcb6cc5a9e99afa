package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import java.io.InputStream;
import java.nio.file.Path;

/** The lines that start in a shard, blank ones left out; a length is without the line's end. */
final class LineSplitter extends RecordSplitter {
  private final long end;
  private final int maxLine;

  private int position;

  private LineSplitter(FileBytes raw, InputStream in, long offset, long end, int maxLine) {
    super(raw, in, offset);
    this.end = end;
    this.maxLine = maxLine;
  }

  static LineSplitter lines(PlannedFile file, Shard shard, ReadLimits limits) {
    Path path = Path.of(file.location());
    if (shard.start() > 0) {
      // One byte earlier: the line before belongs to the range before, even if it ends right here.
      long from = shard.start() - 1;
      FileBytes raw = FileBytes.from(path, from);
      LineSplitter splitter = new LineSplitter(raw, raw, from, shard.end(), limits.recordBytes());
      splitter.skipLine();
      return splitter;
    }
    FileBytes raw = shard.whole() ? FileBytes.whole(path) : FileBytes.from(path, 0);
    InputStream in = decompressed(file, raw, limits);
    long end = file.compression() == Compression.NONE ? shard.end() : Long.MAX_VALUE;
    LineSplitter splitter = new LineSplitter(raw, in, 0, end, limits.recordBytes());
    splitter.position = splitter.window.behindByteOrderMark();
    return splitter;
  }

  @Override
  public boolean next() {
    while (window.offset(position) < end) {
      int newline = findNewline();
      if (newline < 0 && !window.ended()) {
        if (overlong()) {
          return true;
        }
        continue;
      }
      int start = position;
      int lineEnd = newline < 0 ? window.limit() : newline;
      position = newline < 0 ? window.limit() : newline + 1;
      if (newline < 0 && lineEnd == start) {
        return false;
      }
      boolean unfinished = newline < 0 && window.broken();
      int raw = lineEnd - start;
      int length = raw > 0 && window.bytes()[lineEnd - 1] == '\r' ? raw - 1 : raw;
      if (!Utf8Text.isBlank(window.bytes(), start, lineEnd)) {
        if (raw > maxLine) {
          found(window.offset(start), length, unfinished, RejectCode.LINE_TOO_LONG);
        } else {
          found(start, length, unfinished);
        }
        return true;
      }
    }
    return false;
  }

  /**
   * Position of the newline that ends the line at {@link #position}; -1 if the stream or the limit
   * ends first.
   */
  private int findNewline() {
    int from = position;
    while (true) {
      int newline = Utf8Text.indexOf((byte) '\n', window.bytes(), from, window.limit());
      if (newline >= 0) {
        return newline;
      }
      if (window.ended() || window.limit() - position > maxLine) {
        return -1;
      }
      from = window.limit() - position;
      fill();
    }
  }

  /** Skips a line that is longer than the limit; false where it was blank. */
  private boolean overlong() {
    long offset = window.offset(position);
    boolean blank = true;
    byte last = 0;
    long skipped = 0;
    int newline = -1;
    while (newline < 0 && !(window.ended() && position == window.limit())) {
      newline = Utf8Text.indexOf((byte) '\n', window.bytes(), position, window.limit());
      int stop = newline < 0 ? window.limit() : newline;
      blank &= Utf8Text.isBlank(window.bytes(), position, stop);
      last = stop > position ? window.bytes()[stop - 1] : last;
      skipped += stop - position;
      position = newline < 0 ? window.limit() : newline + 1;
      if (newline < 0 && !window.ended()) {
        fill();
      }
    }
    found(
        offset,
        last == '\r' ? skipped - 1 : skipped,
        newline < 0 && window.broken(),
        RejectCode.LINE_TOO_LONG);
    return !blank;
  }

  private void skipLine() {
    while (true) {
      int newline = Utf8Text.indexOf((byte) '\n', window.bytes(), position, window.limit());
      if (newline >= 0) {
        position = newline + 1;
        return;
      }
      position = window.limit();
      if (window.ended()) {
        return;
      }
      fill();
    }
  }

  /** Drops what was read, keeps the line begun, and reads more. */
  private void fill() {
    window.fill(position);
    position = 0;
  }
}
