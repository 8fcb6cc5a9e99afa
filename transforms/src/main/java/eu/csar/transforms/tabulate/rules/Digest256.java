package eu.csar.transforms.tabulate.rules;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A report key as four numbers: a quarter of the memory of its text. */
record Digest256(long a, long b, long c, long d) {
  static Digest256 of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Digest256(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  static Digest256 read(DataInputStream in) throws IOException {
    return new Digest256(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(a);
    out.writeLong(b);
    out.writeLong(c);
    out.writeLong(d);
  }

  int bucket() {
    return (int) (a >>> 56) & (Meeting.BUCKETS - 1);
  }
}
