package eu.csar.transforms.followup.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnRejectCode;
import eu.csar.schemas.returns.ReturnTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one delivery, row by row: a row that cannot be used is rejected with a code and
 * the others count. CSV (RFC 4180, UTF-8, the published header) and JSON, one object a line, have
 * one schema; a yearly return is one object with a section for each table.
 */
public final class ReadRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Delivery delivery;
  private final RowReceiver receiver;
  private final LocalDate received;
  private long rows;

  private ReadRows(Delivery delivery, RowReceiver receiver) {
    this.delivery = delivery;
    this.receiver = receiver;
    this.received = LocalDate.ofInstant(delivery.receivedAt(), ZoneOffset.UTC);
  }

  /**
   * Shows every row of a delivery.
   *
   * @return number of rows read, rejected ones included
   */
  public static long of(Delivery delivery, RowReceiver receiver) throws IOException {
    String file = delivery.file();
    if (file == null) {
      return 0;
    }
    ReadRows reading = new ReadRows(delivery, receiver);
    Path path = Path.of(delivery.directory(), file);
    ReturnTable first = delivery.kind().tables().get(0);
    if (delivery.kind().form() == ReturnKind.Form.DOCUMENT) {
      reading.document(path);
    } else if (file.endsWith(".csv")) {
      reading.csv(path, first);
    } else {
      reading.lines(path, first);
    }
    if (reading.rows != delivery.rows()) {
      receiver.reject(first.id(), 0, ReturnRejectCode.COUNT_MISMATCH, null);
    }
    return reading.rows;
  }

  private void csv(Path path, ReturnTable table) throws IOException {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder().ofCsvRecord(Files.newBufferedReader(path, StandardCharsets.UTF_8))) {
      Iterator<CsvRecord> each = records.iterator();
      List<String> header = table.columns().stream().map(ReturnColumn::name).toList();
      if (!each.hasNext() || !each.next().getFields().equals(header)) {
        receiver.reject(table.id(), 0, ReturnRejectCode.WRONG_HEADER, null);
        return;
      }
      while (each.hasNext()) {
        CsvRecord record = each.next();
        if (record.getFieldCount() != header.size()) {
          rows++;
          receiver.reject(table.id(), rows, ReturnRejectCode.MALFORMED_ROW, null);
          continue;
        }
        @Nullable String[] values = new @Nullable String[header.size()];
        for (int i = 0; i < values.length; i++) {
          String field = record.getField(i);
          values[i] = field.isEmpty() ? null : field;
        }
        take(table, ++rows, values);
      }
    } catch (CsvParseException | java.nio.charset.CharacterCodingException e) {
      receiver.reject(table.id(), ++rows, ReturnRejectCode.MALFORMED_ROW, null);
    }
  }

  private void lines(Path path, ReturnTable table) throws IOException {
    Map<String, Integer> places = places(table);
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows++;
        @Nullable JsonNode node;
        try {
          node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
          node = null;
        }
        object(table, places, rows, node);
      }
    } catch (java.nio.charset.CharacterCodingException e) {
      receiver.reject(table.id(), ++rows, ReturnRejectCode.MALFORMED_ROW, null);
    }
  }

  private void document(Path path) throws IOException {
    @Nullable JsonNode document;
    try {
      document = JSON.readTree(Files.readAllBytes(path));
    } catch (JsonProcessingException e) {
      document = null;
    }
    if (document == null || !document.isObject()) {
      ReturnTable first = delivery.kind().tables().get(0);
      receiver.reject(first.id(), 0, ReturnRejectCode.MALFORMED_ROW, null);
      return;
    }
    for (ReturnTable table : delivery.kind().tables()) {
      JsonNode section = document.path(table.id());
      if (!section.isArray()) {
        continue;
      }
      receiver.section(table);
      Map<String, Integer> places = places(table);
      Set<String> subjects = new HashSet<>();
      for (int i = 0; i < section.size(); i++) {
        rows++;
        @Nullable String[] values = object(table, places, i + 1L, section.get(i), subjects);
        if (values == null) {
          continue;
        }
        take(table, i + 1L, values);
      }
    }
  }

  /** The object as values; null where it was rejected. */
  private @Nullable String @Nullable [] object(
      ReturnTable table,
      Map<String, Integer> places,
      long number,
      @Nullable JsonNode node,
      Set<String> subjects) {
    @Nullable String[] values = values(table, places, number, node);
    if (values != null && !subjects.add(new ReturnRow(table, 0, 0, values).subject())) {
      receiver.reject(table.id(), number, ReturnRejectCode.TWICE, null);
      return null;
    }
    return values;
  }

  private void object(
      ReturnTable table, Map<String, Integer> places, long number, @Nullable JsonNode node) {
    @Nullable String[] values = values(table, places, number, node);
    if (values != null) {
      take(table, number, values);
    }
  }

  private @Nullable String @Nullable [] values(
      ReturnTable table, Map<String, Integer> places, long number, @Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      receiver.reject(table.id(), number, ReturnRejectCode.MALFORMED_ROW, null);
      return null;
    }
    @Nullable String[] values = new @Nullable String[places.size()];
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      Integer place = places.get(name);
      JsonNode value = node.get(name);
      if (place == null || value.isContainerNode()) {
        receiver.reject(
            table.id(), number, ReturnRejectCode.MALFORMED_ROW, place == null ? null : name);
        return null;
      }
      values[place] = value.isNull() || value.asText().isEmpty() ? null : value.asText();
    }
    return values;
  }

  private void take(ReturnTable table, long number, @Nullable String[] values) {
    CheckRow.@Nullable Fault fault = CheckRow.of(table, values, received);
    if (fault == null) {
      receiver.take(new ReturnRow(table, delivery.number(), number, values));
    } else {
      receiver.reject(table.id(), number, fault.code(), fault.column());
    }
  }

  private static Map<String, Integer> places(ReturnTable table) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      places.put(table.columns().get(i).name(), i);
    }
    return places;
  }
}
