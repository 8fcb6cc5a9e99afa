package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import eu.csar.schemas.AnnexIIIReport;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report with a mark of its own in every field of the contract whose documentation says that it
 * is personal data or free text; fields that others add to the contract are marked without a change
 * here. The marks are no data of anybody.
 */
final class MarkedRecord {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the other fields hold, by the end of their path; what is not named stays out. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "issued_at", "\"2026-01-01T00:00:00Z\"",
          "abuse_types[]", "\"NEW_CSAM\"",
          "hashes[].type", "\"SHA-256\"",
          "hashes[].value", "\"" + SmallWorld.hash(2) + "\"",
          "upload_ips[].at", "\"2026-01-01T00:00:00Z\"",
          "third_country_references[].body", "\"NCMEC\"",
          "children[].role", "\"VICTIM\"",
          "provider.name", "\"Provider A\"");

  private final int number;
  private final int network;
  private final TreeMap<String, String> marks = new TreeMap<>();
  private final ObjectNode record;

  private MarkedRecord(int number, int network) {
    this.number = number;
    this.network = network;
    this.record = object(AnnexIIIReport.getClassSchema(), "", Privacy.PUBLIC);
    record.put("provider_report_id", "R-" + number);
  }

  private enum Privacy {
    PUBLIC,
    PERSONAL
  }

  /**
   * A record.
   *
   * @param number number of the record, part of each mark
   * @param network its addresses are in 5.network.0.0/16
   */
  static MarkedRecord of(int number, int network) {
    return new MarkedRecord(number, network);
  }

  /** The record, which may be changed. */
  ObjectNode record() {
    return record;
  }

  /** The marks by the path of their field. */
  Map<String, String> marks() {
    return marks;
  }

  /** A further mark, for a place outside the contract. */
  String mark(String path) {
    String mark = "canary" + number + "q" + marks.size() + "z";
    marks.put(path, mark);
    return mark;
  }

  private ObjectNode object(Schema schema, String path, Privacy around) {
    ObjectNode object = JSON.createObjectNode();
    for (Schema.Field field : schema.getFields()) {
      Privacy privacy = isPersonal(field) ? Privacy.PERSONAL : around;
      String at = path.isEmpty() ? field.name() : path + "." + field.name();
      JsonNode value = value(given(field.schema()), at, privacy);
      if (value != null) {
        object.set(field.name(), value);
      }
    }
    return object;
  }

  /** What the documentation of a field says. */
  static boolean isPersonal(Schema.Field field) {
    String doc = String.valueOf(field.doc()).toLowerCase(Locale.ROOT);
    return doc.contains("personal data") || doc.contains("free text");
  }

  /** Adds the paths of all values that are personal, as the documentation of the fields says. */
  static void personalLeaves(Schema schema, String path, boolean personal, Set<String> leaves) {
    Schema given = given(schema);
    switch (given.getType()) {
      case RECORD -> {
        for (Schema.Field field : given.getFields()) {
          personalLeaves(
              field.schema(),
              path.isEmpty() ? field.name() : path + "." + field.name(),
              personal || isPersonal(field),
              leaves);
        }
      }
      case ARRAY -> personalLeaves(given.getElementType(), path + "[]", personal, leaves);
      default -> {
        if (personal) {
          leaves.add(path);
        }
      }
    }
  }

  /** The type of a field when it is given. */
  static Schema given(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : schema;
  }

  private @Nullable JsonNode value(Schema schema, String path, Privacy privacy) {
    return switch (schema.getType()) {
      case RECORD -> object(schema, path, privacy);
      case ARRAY -> {
        ArrayNode array = JSON.createArrayNode();
        JsonNode element = value(given(schema.getElementType()), path + "[]", privacy);
        yield element == null ? null : array.add(element);
      }
      case STRING -> privacy == Privacy.PERSONAL ? TextNode.valueOf(text(path)) : plain(path);
      case INT, LONG -> privacy == Privacy.PERSONAL ? IntNode.valueOf(port(path)) : plain(path);
      default -> {
        if (privacy == Privacy.PERSONAL) {
          throw new AssertionError("no mark is known for the type of " + path);
        }
        yield plain(path);
      }
    };
  }

  private String text(String path) {
    String mark;
    if (path.endsWith(".address")) {
      mark = "5." + network + "." + (200 + number) + "." + (100 + marks.size());
    } else if (path.endsWith(".phone")) {
      // Numbers of the third report belong to no Member State.
      String prefix = network == 3 ? "+1202555" : "+3361255";
      mark = String.format(Locale.ROOT, "%s%d%03d", prefix, number, marks.size());
    } else if (path.endsWith(".at")) {
      // A time says nothing alone; that of a piece of data is left out.
      return "2026-01-01T00:00:00Z";
    } else {
      return mark(path);
    }
    marks.put(path, mark);
    return mark;
  }

  private int port(String path) {
    int mark = 40_000 + number * 1000 + marks.size();
    marks.put(path, Integer.toString(mark));
    return mark;
  }

  private static @Nullable JsonNode plain(String path) {
    try {
      for (Map.Entry<String, String> entry : PLAIN.entrySet()) {
        if (path.endsWith(entry.getKey())) {
          return JSON.readTree(entry.getValue());
        }
      }
      return null;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
