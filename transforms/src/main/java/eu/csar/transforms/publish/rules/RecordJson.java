package eu.csar.transforms.publish.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of the contracts as JSON objects: members in the order of the contract, without those
 * left out and those that are null or empty. Names are encoded once for a contract.
 */
final class RecordJson {
  private final Set<String> leftOut;
  private final Map<Schema, Member[]> members = new ConcurrentHashMap<>();

  /** A member that is shown. */
  private record Member(SerializableString name, int position) {}

  /** Without the members of these names, in records within records too. */
  RecordJson(Set<String> leftOut) {
    this.leftOut = leftOut;
  }

  /** Writes a record, a list, a text, a number, a flag or null. */
  void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof IndexedRecord record) {
      json.writeStartObject();
      for (Member member : membersOf(record.getSchema())) {
        Object given = record.get(member.position);
        if (given != null && !(given instanceof Collection<?> list && list.isEmpty())) {
          json.writeFieldName(member.name);
          write(json, given);
        }
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }

  private Member[] membersOf(Schema schema) {
    Member[] known = members.get(schema);
    return known != null ? known : members.computeIfAbsent(schema, this::read);
  }

  private Member[] read(Schema schema) {
    return schema.getFields().stream()
        .filter(field -> !leftOut.contains(field.name()))
        .map(field -> new Member(new SerializedString(field.name()), field.pos()))
        .toArray(Member[]::new);
  }
}
