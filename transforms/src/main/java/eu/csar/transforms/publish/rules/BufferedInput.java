package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file for Parquet, which reads footers and indexes byte by byte: its own local file asks the
 * system for each of them.
 */
record BufferedInput(Path file) implements InputFile {
  private static final int BUFFER = 8 << 10;

  /** Who asks for as much knows what he wants: a page, of which the next is seldom wanted too. */
  private static final int LARGE = 512;

  @Override
  public long getLength() throws IOException {
    return Files.size(file);
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    Buffered input = new Buffered(new RandomAccessFile(file.toFile(), "r"));
    return new DelegatingSeekableInputStream(input) {
      @Override
      public long getPos() {
        return input.position();
      }

      @Override
      public void seek(long position) {
        input.seek(position);
      }
    };
  }

  /** The bytes from {@code start} on, of which {@code filled} are at hand. */
  private static final class Buffered extends InputStream {
    private final RandomAccessFile file;
    private final byte[] buffer = new byte[BUFFER];
    private long start;
    private int filled;
    private int next;

    Buffered(RandomAccessFile file) {
      this.file = file;
    }

    long position() {
      return start + next;
    }

    void seek(long position) {
      if (position >= start && position <= start + filled) {
        next = (int) (position - start);
      } else {
        start = position;
        filled = 0;
        next = 0;
      }
    }

    @Override
    public int read() throws IOException {
      if (next == filled && !fill()) {
        return -1;
      }
      return buffer[next++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (next == filled) {
        if (length >= LARGE) {
          return readPast(into, offset, length);
        }
        if (!fill()) {
          return -1;
        }
      }
      int count = Math.min(length, filled - next);
      System.arraycopy(buffer, next, into, offset, count);
      next += count;
      return count;
    }

    /** Large reads need no buffer. */
    private int readPast(byte[] into, int offset, int length) throws IOException {
      long position = position();
      file.seek(position);
      int count = file.read(into, offset, length);
      seek(position + Math.max(count, 0));
      return count;
    }

    private boolean fill() throws IOException {
      start = position();
      next = 0;
      filled = 0;
      file.seek(start);
      filled = Math.max(file.read(buffer, 0, BUFFER), 0);
      return filled > 0;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
