package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.TOO_LARGE;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The values of one table as they were read, in two temporary files, so that the heap holds only
 * what sorting needs: value, origin (as first numbered) and number of the id, or its place; and the
 * ids that are no numbers, one after the other.
 */
final class SpilledValues implements Closeable {
  private static final int BUFFER = 1 << 18;

  /** Most values of a table: their filter is gathered in one array. */
  private static final int LARGEST = 1 << 29;

  private final int table;
  private final int width;
  private final Path valuesFile;
  private final Path idsFile;
  private final OutputStream values;
  private final ByteBuffer waiting;
  private final BufferedOutputStream ids;
  private int count;
  private long idBytes;
  private long largestNumber;
  private boolean hasUuids;
  private boolean hasTexts;

  SpilledValues(Path directory, int table) throws IOException {
    this.table = table;
    this.width = IndexHeader.width(table);
    this.valuesFile = directory.resolve("values-" + table);
    this.idsFile = directory.resolve("ids-" + table);
    this.values = Files.newOutputStream(valuesFile);
    this.waiting = ByteBuffer.allocate(BUFFER);
    this.ids = new BufferedOutputStream(Files.newOutputStream(idsFile), BUFFER);
  }

  /** Bytes of a record in the first file. */
  static int stride(int width) {
    return width + Integer.BYTES + Long.BYTES;
  }

  int table() {
    return table;
  }

  /** Bytes of a value. */
  int width() {
    return width;
  }

  int count() {
    return count;
  }

  /**
   * Adds values in the order in which they were taken.
   *
   * @param origins what their numbers of origins mean
   * @param numbers for each of these the number here
   */
  void add(TakenValues taken, OriginDictionary origins, int[] numbers) throws IOException {
    byte[] records = taken.records().array();
    for (int at = 0; at < taken.records().position(); at += stride(width)) {
      if (count == LARGEST) {
        throw new UnusableIndexException(TOO_LARGE, IndexHeader.tableName(table));
      }
      if (waiting.remaining() < stride(width)) {
        flush();
      }
      int origin = taken.records().getInt(at + width);
      long numberOrPlace = taken.records().getLong(at + width + Integer.BYTES);
      boolean isNumber = origins.origin(origin).shape().kind() == IdShape.Kind.NUMBER;
      waiting.put(records, at, width).putInt(numbers[origin]);
      waiting.putLong(isNumber ? numberOrPlace : idBytes + numberOrPlace);
      count++;
    }
    ids.write(taken.ids().array(), 0, taken.ids().position());
    idBytes += taken.ids().position();
    largestNumber = Math.max(largestNumber, taken.largestNumber());
    hasUuids |= taken.hasUuids();
    hasTexts |= taken.hasTexts();
  }

  private void flush() throws IOException {
    values.write(waiting.array(), 0, waiting.position());
    waiting.clear();
  }

  boolean hasUuids() {
    return hasUuids;
  }

  boolean hasTexts() {
    return hasTexts;
  }

  /** Largest number that is an id. */
  long largestNumber() {
    return largestNumber;
  }

  /** No more to add: closes the files for writing and maps them. */
  Mapped map() throws IOException {
    close();
    return new Mapped(
        width,
        mapped(valuesFile, (long) count * stride(width), stride(width)),
        mapped(idsFile, idBytes, 1));
  }

  private static MappedSection mapped(Path file, long length, int stride) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return MappedSection.map(channel, 0, length, stride);
    }
  }

  @Override
  public void close() throws IOException {
    if (waiting.position() > 0) {
      flush();
    }
    values.close();
    ids.close();
  }

  /**
   * Random access to what was spilled.
   *
   * @param width bytes of a value
   * @param values first file
   * @param ids second file
   */
  record Mapped(int width, MappedSection values, MappedSection ids) {
    private long at(int record) {
      return (long) record * stride(width);
    }

    /** First eight bytes of a value. */
    long leading(int record) {
      return values.longAt(at(record));
    }

    /** Copies the whole record of the first file. */
    void copy(int record, byte[] to) {
      values.copy(at(record), to, 0, stride(width));
    }

    int origin(int record) {
      return values.intAt(at(record) + width);
    }

    /** The number that is the id, or where the id stands in the second file. */
    long numberOrPlace(int record) {
      return values.longAt(at(record) + width + Integer.BYTES);
    }

    /** Order of two values, unsigned. */
    int compareValues(int record, int other) {
      for (int i = 0; i < width; i += Integer.BYTES) {
        int order =
            Integer.compareUnsigned(values.intAt(at(record) + i), values.intAt(at(other) + i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }
}
