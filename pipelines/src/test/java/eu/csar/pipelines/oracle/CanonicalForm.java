package eu.csar.pipelines.oracle;

import eu.csar.pipelines.oracle.Json.Num;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;

/**
 * ID3: RFC 8785 form of a record as parsed, without the members of delivery. Names are sorted by
 * UTF-16 units; a number that a double cannot hold is its source text as a string.
 */
final class CanonicalForm {

  private static final Set<String> OF_DELIVERY =
      Set.of("batch_id", "batch_sequence", "time_stamp", "signature");

  private CanonicalForm() {}

  /** ID3: canonical digest, lower-case hex. */
  static String digest(Map<String, Object> record) {
    Map<String, Object> content = new TreeMap<>(record);
    content.keySet().removeAll(OF_DELIVERY);
    return Bytes.sha256(Bytes.utf8(text(content)));
  }

  static String text(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?>) {
      // String.compareTo is the order of UTF-16 units.
      String separator = "{";
      for (var member : new TreeMap<>(Json.asObject(value)).entrySet()) {
        out.append(separator);
        string(member.getKey(), out);
        out.append(':');
        write(member.getValue(), out);
        separator = ",";
      }
      out.append(separator.equals("{") ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        out.append(separator);
        write(element, out);
        separator = ",";
      }
      out.append(separator.equals("[") ? "[]" : "]");
    } else if (value instanceof String text) {
      string(text, out);
    } else if (value instanceof Num number) {
      number(number, out);
    } else if (value == Json.Null.NULL) {
      out.append("null");
    } else {
      out.append(value);
    }
  }

  private static void number(Num number, StringBuilder out) {
    double held = Double.parseDouble(number.source());
    if (Double.isFinite(held)) {
      try {
        String text = NumberToJSON.serializeNumber(held);
        if (new BigDecimal(text).compareTo(number.decimal()) == 0) {
          out.append(text);
          return;
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    string(number.source(), out);
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int named = "\"\\\b\f\n\r\t".indexOf(c);
      if (named >= 0) {
        out.append('\\').append("\"\\bfnrt".charAt(named));
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
