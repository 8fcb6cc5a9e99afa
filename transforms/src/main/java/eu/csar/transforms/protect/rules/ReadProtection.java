package eu.csar.transforms.protect.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads what the data-protection officer decided: a JSON object with any of {@code threshold},
 * {@code base} and {@code width}. A member that is misspelt or doubled is refused, since what it
 * was meant to protect would go out under the usual value.
 */
public final class ReadProtection {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static final List<String> MEMBERS = List.of("threshold", "base", "width");

  /** Tables of counts under it would say nothing. */
  private static final int LARGEST = 1_000;

  private ReadProtection() {}

  /**
   * The policy in a file.
   *
   * @param usual where the file says nothing
   * @throws UnusableStatisticsException with the file and the member to mend
   */
  public static ProtectionPolicy read(Path file, ProtectionPolicy usual) {
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw new UnusableStatisticsException(file + " is no JSON object");
      }
      Map<String, Integer> given = new LinkedHashMap<>();
      root.fields()
          .forEachRemaining(
              member ->
                  given.put(member.getKey(), number(file, member.getKey(), member.getValue())));
      return new ProtectionPolicy(
          Objects.requireNonNullElse(given.get("threshold"), usual.threshold()),
          Objects.requireNonNullElse(given.get("base"), usual.base()),
          Objects.requireNonNullElse(given.get("width"), usual.width()));
    } catch (JsonProcessingException e) {
      throw new UnusableStatisticsException(file + " is no JSON, or says a member twice");
    } catch (IOException e) {
      throw new UnusableStatisticsException(file + " cannot be read");
    }
  }

  private static int number(Path file, String name, JsonNode value) {
    if (!MEMBERS.contains(name)) {
      throw new UnusableStatisticsException(
          file + ": " + name + " is none of " + String.join(", ", MEMBERS));
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() > LARGEST) {
      throw new UnusableStatisticsException(
          file + ": " + name + " is no whole number up to " + LARGEST);
    }
    return value.intValue();
  }
}
