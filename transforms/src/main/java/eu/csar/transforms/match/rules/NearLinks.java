package eu.csar.transforms.match.rules;

import eu.csar.schemas.tables.LinkRow;
import java.util.HexFormat;

/** Rows of table links of kind NEAR (SU5, S58), as a block. */
final class NearLinks {
  private final RowBlock<LinkRow> rows = new RowBlock<>(LinkRow.getClassSchema(), new LinkRow());
  private final long run;

  NearLinks(long run) {
    this.run = run;
  }

  /**
   * Adds a link.
   *
   * @param key key of the report, 32 bytes
   * @param other key of the earlier one in hexadecimal digits
   */
  void add(byte[] key, int item, String other, int distance, PdqDihedral turn) {
    rows.add(
        new LinkRow(
            HexFormat.of().formatHex(key),
            other,
            "NEAR",
            HashAlgorithm.PDQ.name(),
            item,
            null,
            1L,
            distance,
            turn == PdqDihedral.ORIGINAL ? null : turn.name(),
            run));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  byte[] toByteArray() {
    return rows.toByteArray();
  }
}
