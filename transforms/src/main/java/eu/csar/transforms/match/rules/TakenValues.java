package eu.csar.transforms.match.rules;

import java.nio.ByteBuffer;

/** Values of one table in the heap, on their way to {@link SpilledValues}. */
final class TakenValues {
  private final int width;
  private ByteBuffer records = ByteBuffer.allocate(0);
  private ByteBuffer ids = ByteBuffer.allocate(0);
  private long largestNumber;
  private boolean hasUuids;
  private boolean hasTexts;

  TakenValues(int table) {
    this.width = IndexHeader.width(table);
  }

  /** Adds a value of an entry. */
  void add(byte[] value, int origin, IdShape shape, String id) {
    records = withRoom(records, SpilledValues.stride(width));
    records.put(value, 0, width).putInt(origin);
    if (shape.kind() == IdShape.Kind.NUMBER) {
      long number = shape.number(id);
      largestNumber = Math.max(largestNumber, number);
      records.putLong(number);
    } else {
      records.putLong(ids.position());
      ids = withRoom(ids, IdShape.room(id));
      shape.write(id, ids);
      hasTexts |= shape.isText();
      hasUuids |= !shape.isText();
    }
  }

  private static ByteBuffer withRoom(ByteBuffer buffer, int bytes) {
    if (buffer.remaining() >= bytes) {
      return buffer;
    }
    ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * buffer.position(), 4096) + bytes);
    return larger.put(buffer.flip());
  }

  /** Value, origin, and number of the id or its place in {@link #ids}, as they are spilled. */
  ByteBuffer records() {
    return records;
  }

  /** The ids that are no numbers, one after the other. */
  ByteBuffer ids() {
    return ids;
  }

  /** Largest number that is an id. */
  long largestNumber() {
    return largestNumber;
  }

  boolean hasUuids() {
    return hasUuids;
  }

  boolean hasTexts() {
    return hasTexts;
  }
}
