package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.LINE_TOO_LONG;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.MALFORMED;
import static eu.csar.transforms.match.rules.IndexSummary.QuarantineCode.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whole lines of one JSON object each; a bad one is handed over as such. */
final class NdjsonLines {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private NdjsonLines() {}

  /**
   * How many lines were read.
   *
   * @param all blank ones too
   * @param filled those that are not blank
   */
  record Read(int all, int filled) {}

  /**
   * Reads lines, numbered from 1.
   *
   * @param length how many of the bytes
   * @param endOfLong whether the first line is the end of one that is too long
   */
  static Read read(byte[] bytes, int length, boolean endOfLong, ListedEntry.Receiver to)
      throws IOException {
    int all = 0;
    int filled = 0;
    int start = 0;
    if (endOfLong) {
      all++;
      filled++;
      to.bad(all, LINE_TOO_LONG);
      start = endOfLine(bytes, 0, length) + 1;
    }
    while (start < length) {
      int end = endOfLine(bytes, start, length);
      all++;
      if (!isBlank(bytes, start, end)) {
        filled++;
        readLine(bytes, start, end, all, to);
      }
      start = end + 1;
    }
    return new Read(all, filled);
  }

  private static int endOfLine(byte[] bytes, int start, int length) {
    int end = start;
    while (end < length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static void readLine(byte[] bytes, int start, int end, int line, ListedEntry.Receiver to)
      throws IOException {
    ListedEntry entry;
    try {
      entry = parse(bytes, start, end);
    } catch (JsonProcessingException e) {
      to.bad(line, MALFORMED);
      return;
    } catch (WrongTypeException e) {
      to.bad(line, WRONG_TYPE);
      return;
    }
    to.entry(line, entry);
  }

  private static ListedEntry parse(byte[] buffer, int start, int end) throws IOException {
    try (JsonParser json = JSON.createParser(buffer, start, end - start)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(json, "no object");
      }
      Columns columns = new Columns();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value != JsonToken.VALUE_NULL) {
          columns.take(name, json, value);
        }
      }
      if (json.nextToken() != null) {
        throw new JsonParseException(json, "more than one value");
      }
      return columns.entry();
    }
  }

  private static boolean isBlank(byte[] buffer, int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static final class WrongTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Columns of one line while it is read. Columns that no list has are skipped. */
  private static final class Columns {
    private @Nullable String id;
    private @Nullable String algorithm;
    private List<String> values = List.of();
    private @Nullable Integer quality;
    private @Nullable String state;
    private @Nullable String date;
    private @Nullable String reason;
    private List<String> tags = List.of();
    private boolean disabled;
    private boolean quarantined;

    void take(String name, JsonParser json, JsonToken value) throws IOException {
      switch (name) {
        case "indicator_id", "notice_id" -> id = text(json, value);
        case "algorithm" -> algorithm = text(json, value);
        case "value", "url" -> values = List.of(text(json, value));
        case "sha256" -> values = texts(json, value);
        case "quality" -> quality = number(json, value);
        case "state" -> state = text(json, value);
        case "submitted_at", "date" -> date = text(json, value);
        case "reason" -> reason = text(json, value);
        case "tags" -> tags = texts(json, value);
        case "disabled" -> disabled = mark(value);
        case "quarantined" -> quarantined = mark(value);
        default -> json.skipChildren();
      }
    }

    ListedEntry entry() {
      return new ListedEntry(
          id, algorithm, values, quality, state, date, reason, tags, disabled, quarantined);
    }

    private static String text(JsonParser json, JsonToken value) throws IOException {
      if (value != JsonToken.VALUE_STRING) {
        throw new WrongTypeException();
      }
      return json.getText();
    }

    private static List<String> texts(JsonParser json, JsonToken value) throws IOException {
      if (value != JsonToken.START_ARRAY) {
        throw new WrongTypeException();
      }
      List<String> texts = new ArrayList<>();
      for (JsonToken each = json.nextToken();
          each != JsonToken.END_ARRAY;
          each = json.nextToken()) {
        texts.add(text(json, each));
      }
      return texts;
    }

    private static int number(JsonParser json, JsonToken value) throws IOException {
      if (value != JsonToken.VALUE_NUMBER_INT || json.getNumberType() != NumberType.INT) {
        throw new WrongTypeException();
      }
      return json.getIntValue();
    }

    private static boolean mark(JsonToken value) {
      if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
        throw new WrongTypeException();
      }
      return value == JsonToken.VALUE_TRUE;
    }
  }
}
