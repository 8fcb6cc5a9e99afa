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
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list of one JSON object a line. A bad line is handed over as such and stops nothing. */
final class ReadNdjsonList {
  /** Longest line in bytes; a notice names some thousand hashes at most. */
  static final int MAX_LINE = 1 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final byte[] buffer = new byte[MAX_LINE + 1];
  private final ListedEntry.Receiver to;
  private long line;
  private long lines;
  private boolean skipping;

  private ReadNdjsonList(ListedEntry.Receiver to) {
    this.to = to;
  }

  /** Reads to the end; returns the number of non-blank lines. */
  static long read(InputStream from, ListedEntry.Receiver to) throws IOException {
    return new ReadNdjsonList(to).read(from);
  }

  private long read(InputStream from) throws IOException {
    int filled = 0;
    boolean ended = false;
    while (!ended) {
      int scanned = filled;
      filled += from.readNBytes(buffer, filled, buffer.length - filled);
      ended = filled < buffer.length;
      int start = 0;
      for (int i = scanned; i < filled; i++) {
        if (buffer[i] == '\n') {
          endLine(start, i);
          start = i + 1;
        }
      }
      if (ended && (start < filled || skipping)) {
        endLine(start, filled);
      } else if (start == 0 && filled == buffer.length) {
        skipping = true;
        filled = 0;
      } else {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
      }
    }
    return lines;
  }

  private void endLine(int start, int end) throws IOException {
    line++;
    if (skipping) {
      lines++;
      skipping = false;
      to.bad(line, LINE_TOO_LONG);
    } else if (!isBlank(buffer, start, end)) {
      lines++;
      readLine(start, end);
    }
  }

  private void readLine(int start, int end) throws IOException {
    ListedEntry entry;
    try {
      entry = parse(buffer, start, end);
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
