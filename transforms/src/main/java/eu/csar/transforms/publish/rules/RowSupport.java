package eu.csar.transforms.publish.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as parquet-avro does, column by column as its own support says, but looks up types
 * and conversions once for a table and not for each value of each row: a sixth of what writing
 * costs. Knows what the contracts have: texts, numbers, flags, instants, lists, records, and null.
 */
final class RowSupport extends WriteSupport<SpecificRecord> {
  /** How a value that is not null is handed on. */
  private interface Column {
    void add(Object value, RecordConsumer rows);
  }

  private final WriteSupport<SpecificRecord> avro;
  private final Members members;
  private @Nullable RecordConsumer consumer;

  /**
   * The rows of a contract.
   *
   * @param avro the support of parquet-avro, which says the schema and the footer
   */
  RowSupport(WriteSupport<SpecificRecord> avro, Schema contract) {
    this.avro = avro;
    this.members = new Members(contract);
  }

  @Override
  public String getName() {
    return avro.getName();
  }

  @Override
  @SuppressWarnings("deprecation") // abstract all the same
  public WriteContext init(Configuration configuration) {
    return avro.init(configuration);
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return avro.init(configuration);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(SpecificRecord row) {
    RecordConsumer rows = consumer;
    if (rows == null) {
      throw new IllegalStateException("no file is open");
    }
    rows.startMessage();
    members.add(row, rows);
    rows.endMessage();
  }

  private static Column column(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> (value, rows) -> rows.addBinary(Binary.fromString(value.toString()));
      case INT -> (value, rows) -> rows.addInteger((Integer) value);
      case BOOLEAN -> (value, rows) -> rows.addBoolean((Boolean) value);
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
              ? (value, rows) -> rows.addLong(micros((Instant) value))
              : (value, rows) -> rows.addLong((Long) value);
      case ARRAY -> list(column(given(schema.getElementType())));
      case RECORD -> record(new Members(schema));
      default -> throw new IllegalArgumentException("no contract has " + schema.getType());
    };
  }

  /** A group of groups, so that an empty list is told from none. */
  private static Column list(Column element) {
    return (value, rows) -> {
      Collection<?> elements = (Collection<?>) value;
      rows.startGroup();
      if (!elements.isEmpty()) {
        rows.startField("list", 0);
        for (Object one : elements) {
          rows.startGroup();
          rows.startField("element", 0);
          element.add(one, rows);
          rows.endField("element", 0);
          rows.endGroup();
        }
        rows.endField("list", 0);
      }
      rows.endGroup();
    };
  }

  private static Column record(Members members) {
    return (value, rows) -> {
      rows.startGroup();
      members.add((IndexedRecord) value, rows);
      rows.endGroup();
    };
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), TimeUnit.SECONDS.toMicros(1)),
        TimeUnit.NANOSECONDS.toMicros(instant.getNano()));
  }

  /** The type of a value that is given, of a member that may be null too. */
  private static Schema given(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> given =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    if (given.size() != 1) {
      throw new IllegalArgumentException("no contract has a choice of types");
    }
    return given.get(0);
  }

  /** The members of a record, by position. */
  private static final class Members {
    private final String[] names;
    private final boolean[] nullable;
    private final Column[] columns;

    Members(Schema record) {
      List<Column> all = new ArrayList<>();
      List<Schema.Field> fields = record.getFields();
      this.names = new String[fields.size()];
      this.nullable = new boolean[fields.size()];
      for (Schema.Field field : fields) {
        names[field.pos()] = field.name();
        nullable[field.pos()] = field.schema().isNullable();
        all.add(column(given(field.schema())));
      }
      this.columns = all.toArray(new Column[0]);
    }

    void add(IndexedRecord record, RecordConsumer rows) {
      for (int i = 0; i < columns.length; i++) {
        Object value = record.get(i);
        if (value != null) {
          rows.startField(names[i], i);
          columns[i].add(value, rows);
          rows.endField(names[i], i);
        } else if (!nullable[i]) {
          throw new IllegalArgumentException("null in " + names[i] + ", which is never null");
        }
      }
    }
  }
}
