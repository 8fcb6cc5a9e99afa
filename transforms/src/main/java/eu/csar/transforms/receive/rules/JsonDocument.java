package eu.csar.transforms.receive.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strict reading of the small JSON files beside the records: manifest, intake file, register. */
final class JsonDocument {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonDocument() {}

  /** The object that the bytes hold; null where they hold anything else. */
  static @Nullable JsonNode object(byte[] bytes) {
    if (!Utf8Text.isValid(bytes, 0, bytes.length)) {
      return null;
    }
    try {
      JsonNode node = MAPPER.readTree(bytes);
      return node != null && node.isObject() ? node : null;
    } catch (IOException e) {
      // Whoever asked decides what an unreadable file means; the parser's message may quote it.
      return null;
    }
  }

  /**
   * A text that is not blank and can be written as UTF-8; null where missing or of another kind.
   */
  static @Nullable String text(JsonNode object, String name) {
    @Nullable JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      return null;
    }
    String text = value.textValue();
    return text.isBlank() || !StandardCharsets.UTF_8.newEncoder().canEncode(text) ? null : text;
  }
}
