package eu.csar.transforms.receive.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import eu.csar.schemas.codes.RejectCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object as a tree that both readings share, so that they reject exactly the same records
 * (RC2).
 *
 * <p>Rejected: text that is not UTF-8, not JSON, not an object, that exceeds a limit, or that names
 * a member twice. Everything else is a value, and values are never rejected.
 */
final class JsonTree {

  /** The JSON null. */
  static final Object NULL = new Object();

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Records are UTF-8, which was validated before: bytes that look like UTF-16 are
          // malformed.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Many unknown names are a finding, not a failure.
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** What a record may still have, while it is read. */
  private static final class Room {
    private final int nesting;
    private int fields;

    Room(ReadLimits limits) {
      this.nesting = limits.nesting();
      this.fields = limits.fields();
    }

    void enter(int depth) throws UnreadableRecordException {
      if (depth > nesting) {
        throw new UnreadableRecordException(RejectCode.TOO_DEEP, null);
      }
    }

    void take() throws UnreadableRecordException {
      if (--fields < 0) {
        throw new UnreadableRecordException(RejectCode.TOO_MANY_FIELDS, null);
      }
    }
  }

  private final JsonObject root;
  private final boolean escapes;

  private JsonTree(JsonObject root, boolean escapes) {
    this.root = root;
    this.escapes = escapes;
  }

  /** A tree made of a record in another format, whose text has no halves of surrogate pairs. */
  static JsonTree of(JsonObject root) {
    return new JsonTree(root, false);
  }

  JsonObject root() {
    return root;
  }

  /** Whether the text has a backslash: only then can a string hold half of a surrogate pair. */
  boolean escapes() {
    return escapes;
  }

  static JsonTree parse(byte[] buffer, int offset, int length, ReadLimits limits)
      throws UnreadableRecordException {
    if (!Utf8Text.isValid(buffer, offset, length)) {
      throw new UnreadableRecordException(RejectCode.INVALID_UTF8, null);
    }
    try (JsonParser parser = FACTORY.createParser(buffer, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableRecordException(RejectCode.NOT_AN_OBJECT, null);
      }
      JsonObject root = object(parser, 1, new Room(limits));
      if (parser.nextToken() != null) {
        throw new UnreadableRecordException(RejectCode.MALFORMED_JSON, null);
      }
      return new JsonTree(root, Utf8Text.hasBackslash(buffer, offset, length));
    } catch (JsonProcessingException e) {
      // The message of the parser quotes the record, so it is not kept.
      throw new UnreadableRecordException(RejectCode.MALFORMED_JSON, null);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }

  private static JsonObject object(JsonParser parser, int depth, Room room)
      throws IOException, UnreadableRecordException {
    room.enter(depth);
    JsonObject object = new JsonObject();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      AnnexIIINames.@Nullable Known known = AnnexIIINames.known(parser.currentName());
      String name = known == null ? parser.currentName() : known.name();
      if (object.holds(name)) {
        throw new UnreadableRecordException(RejectCode.DUPLICATE_MEMBER, pathOf(parser));
      }
      parser.nextToken();
      room.take();
      object.add(
          name, known == null ? JsonObject.UNRANKED : known.rank(), value(parser, depth, room));
    }
    return object;
  }

  private static Object value(JsonParser parser, int depth, Room room)
      throws IOException, UnreadableRecordException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, depth + 1, room);
      case START_ARRAY -> array(parser, depth + 1, room);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> new JsonNumber(parser.getText(), true);
      case VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText(), false);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NULL;
      default -> throw new IllegalStateException("Not a value: " + parser.currentToken());
    };
  }

  private static List<Object> array(JsonParser parser, int depth, Room room)
      throws IOException, UnreadableRecordException {
    room.enter(depth);
    List<Object> elements = new ArrayList<>(4);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      room.take();
      elements.add(value(parser, depth, room));
    }
    return elements;
  }

  private static String pathOf(JsonParser parser) {
    StringBuilder path = new StringBuilder();
    for (JsonStreamContext c = parser.getParsingContext(); c != null; c = c.getParent()) {
      if (c.inObject() && c.getCurrentName() != null) {
        path.insert(0, path.length() == 0 ? "" : ".")
            .insert(0, AnnexIIINames.printable(c.getCurrentName()));
      }
    }
    return path.toString();
  }
}
