package eu.csar.transforms.receive.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * Bytes of a file on disk, digested while they are read. Trouble with the disk is unchecked, so
 * that it fails the run and is never taken for a damaged stream (RC1).
 */
final class FileBytes extends InputStream {

  private final InputStream in;
  private final MessageDigest digest = Sha256.fresh();
  private final boolean digested;
  private long bytesRead;

  /** All bytes of a file, with their digest. */
  static FileBytes whole(Path file) {
    return new FileBytes(file, 0, true);
  }

  /** The bytes from a position on, without digest. */
  static FileBytes from(Path file, long position) {
    return new FileBytes(file, position, false);
  }

  private FileBytes(Path file, long position, boolean digested) {
    this.digested = digested;
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(position);
      in = Channels.newInputStream(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      int count = in.read(bytes, offset, length);
      if (count > 0) {
        bytesRead += count;
        if (digested) {
          digest.update(bytes, offset, count);
        }
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes read so far. */
  long bytesRead() {
    return bytesRead;
  }

  /** Reads what is left and gives the digest of the whole file, lower-case hex. */
  String finish() {
    try {
      transferTo(OutputStream.nullOutputStream());
      return Sha256.hex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
