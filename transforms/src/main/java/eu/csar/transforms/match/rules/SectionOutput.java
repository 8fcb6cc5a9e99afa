package eu.csar.transforms.match.rules;

import eu.csar.transforms.match.rules.IndexHeader.Kind;
import eu.csar.transforms.match.rules.IndexHeader.Section;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes sections one after the other, and the first page when all are there. */
final class SectionOutput implements Closeable {
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private final List<Section> sections = new ArrayList<>();
  private CRC32C checksum = new CRC32C();
  private long start = IndexHeader.PAGE;
  private long position = IndexHeader.PAGE;

  SectionOutput(Path file) throws IOException {
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel.position(start);
  }

  /** Bytes of the section so far. */
  long length() {
    return position - start;
  }

  void put(byte[] bytes, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(length - done, buffer.remaining());
      buffer.put(bytes, done, part);
      done += part;
    }
    position += length;
  }

  void putShort(short value) throws IOException {
    room(Short.BYTES).putShort(value);
    position += Short.BYTES;
  }

  void putInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
    position += Integer.BYTES;
  }

  void putLong(long value) throws IOException {
    room(Long.BYTES).putLong(value);
    position += Long.BYTES;
  }

  /** Ends the section that began where the last one ended. */
  void end(Kind kind, int table, long count) throws IOException {
    long length = length();
    while (position % IndexHeader.ALIGNMENT != 0) {
      room(1).put((byte) 0);
      position++;
    }
    flush();
    sections.add(new Section(kind, table, start, length, count, (int) checksum.getValue()));
    checksum = new CRC32C();
    start = position;
  }

  /** A section that was ended, to be read while others are written. */
  MappedSection written(Kind kind, int table, int stride) throws IOException {
    Section section =
        sections.stream()
            .filter(ended -> ended.kind() == kind && ended.table() == table)
            .findFirst()
            .orElseThrow();
    return MappedSection.map(channel, section.offset(), section.paddedLength(), stride);
  }

  /** Writes the first page and forces all to disk; returns the length of the file. */
  long finish() throws IOException {
    write(IndexHeader.page(position, sections, sha256), 0);
    channel.force(true);
    return position;
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    buffer.flip();
    checksum.update(buffer.duplicate());
    sha256.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  private void write(ByteBuffer bytes, long at) throws IOException {
    long next = at;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
