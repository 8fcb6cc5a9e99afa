package eu.csar.transforms.receive.rules;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * All gzip members of a stream, one after the other (RFC 1952). Unlike {@link
 * java.util.zip.GZIPInputStream}, a damaged or cut header of a later member is an error and not a
 * silent end. Zero bytes after the last member are padding.
 */
final class GzipMembers extends InputStream {

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] input = new byte[64 << 10];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean anyMember;
  private boolean ended;
  private @Nullable IOException damage;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!ended) {
      if (damage != null) {
        throw damage;
      }
      if (!inMember && !openMember()) {
        ended = true;
        break;
      }
      if (inflater.needsInput()) {
        fill();
        inflater.setInput(input, position, limit - position);
      }
      int count = inflate(bytes, offset, length);
      position = limit - inflater.getRemaining();
      if (damage == null && inflater.finished()) {
        closeMember();
      }
      if (count > 0) {
        return count;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  /**
   * What was inflated before damage showed is handed out first: no readable record is lost (RC1).
   */
  private int inflate(byte[] bytes, int offset, int length) {
    long before = inflater.getBytesWritten();
    try {
      inflater.inflate(bytes, offset, length);
      if (inflater.needsDictionary()) {
        damage = new ZipException("Preset dictionary");
      }
    } catch (DataFormatException e) {
      damage = new ZipException("Damaged deflate data");
    }
    int count = (int) (inflater.getBytesWritten() - before);
    crc.update(bytes, offset, count);
    return count;
  }

  private boolean openMember() throws IOException {
    int first = next();
    while (anyMember && first == 0) {
      first = next();
    }
    if (first < 0) {
      if (!anyMember) {
        throw new EOFException("No gzip member");
      }
      return false;
    }
    if (first != 0x1F || needed() != 0x8B || needed() != 8) {
      throw new ZipException("Not a gzip member");
    }
    int flags = needed();
    skip(6);
    if ((flags & 4) != 0) {
      skip(needed() | needed() << 8);
    }
    for (int texts = Integer.bitCount(flags & 0x18); texts > 0; texts--) {
      while (needed() != 0) {
        // Name and comment end with a zero byte.
      }
    }
    if ((flags & 2) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(input, position, limit - position);
    crc.reset();
    inMember = true;
    anyMember = true;
    return true;
  }

  private void closeMember() {
    try {
      long sum = four();
      long size = four();
      if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
        damage = new ZipException("Check sum or size of a gzip member differs");
      }
    } catch (IOException e) {
      damage = e;
    }
    inMember = false;
  }

  private long four() throws IOException {
    return needed() | needed() << 8 | needed() << 16 | (long) needed() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      needed();
    }
  }

  private int needed() throws IOException {
    int value = next();
    if (value < 0) {
      throw new EOFException("gzip member cut off");
    }
    return value;
  }

  private int next() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(in.read(input), 0);
    }
    return position == limit ? -1 : input[position++] & 0xFF;
  }

  private void fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(in.read(input), 0);
      if (limit == 0) {
        throw new EOFException("gzip member cut off");
      }
    }
  }
}
