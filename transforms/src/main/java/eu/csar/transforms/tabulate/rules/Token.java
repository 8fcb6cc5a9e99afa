package eu.csar.transforms.tabulate.rules;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A follow-up token: 16 bytes. */
record Token(long a, long b) {
  static Token of(CharSequence hex) {
    ByteBuffer buffer = ByteBuffer.wrap(Blocks.hex(hex));
    return new Token(buffer.getLong(), buffer.getLong());
  }

  static Token read(DataInputStream in) throws IOException {
    return new Token(in.readLong(), in.readLong());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(a);
    out.writeLong(b);
  }

  int bucket() {
    return (int) (a >>> 56) & (Meeting.BUCKETS - 1);
  }
}
