package eu.csar.transforms.tabulate.rules;

import java.io.Closeable;

/** Hands on the hashes of search results, to meet those of reports (CT4). */
public final class FoundItems implements Closeable {
  private final Blocks blocks;

  public FoundItems(Emit emit) {
    this.blocks = new Blocks(Meeting.HASH, emit);
  }

  /**
   * Adds one result.
   *
   * @param hash lower-case hex of its strongest hash
   * @param year UTC year of finding
   */
  public void add(String hash, int year) {
    byte[] bytes = Blocks.hex(hash);
    blocks.add(
        Blocks.bucketOf(bytes),
        out -> {
          out.writeShort(year);
          out.writeByte(bytes.length);
          out.write(bytes);
        });
  }

  @Override
  public void close() {
    blocks.close();
  }
}
