package eu.csar.transforms.publish.rules;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A block with the number of the shard that it is about in front, for the way to the shard's part.
 */
public final class ShardBlock {
  private ShardBlock() {}

  /** Puts the number in front; always a new array. */
  public static byte[] of(int shard, byte[] block) {
    return ByteBuffer.allocate(Integer.BYTES + block.length).putInt(shard).put(block).array();
  }

  /** Number of the shard. */
  public static int shard(byte[] addressed) {
    return ByteBuffer.wrap(addressed).getInt();
  }

  /** The block. */
  public static byte[] block(byte[] addressed) {
    return Arrays.copyOfRange(addressed, Integer.BYTES, addressed.length);
  }
}
