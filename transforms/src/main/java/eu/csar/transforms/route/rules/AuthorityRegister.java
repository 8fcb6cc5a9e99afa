package eu.csar.transforms.route.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.codes.MemberState;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The competent authorities of the Member States; a State may have several, or none yet.
 *
 * <p>{@code {"version": "1", "authorities": [{"id": "FR-1", "state": "FR", "name": "..."}]}}; other
 * members are the operator's own and are ignored.
 *
 * @param version the register's own version
 * @param idsByState ids of the authorities by EU code, both ordered
 */
public record AuthorityRegister(String version, Map<String, List<String>> idsByState)
    implements Serializable {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public AuthorityRegister {
    TreeMap<String, List<String>> ordered = new TreeMap<>();
    idsByState.forEach((state, ids) -> ordered.put(state, List.copyOf(new TreeSet<>(ids))));
    idsByState = ordered;
  }

  /**
   * Reads a register file.
   *
   * @throws UnusableAuthorityRegisterException with everything that is wrong with it
   */
  public static AuthorityRegister read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnusableAuthorityRegisterException(List.of("the file cannot be read"));
    }
  }

  /**
   * Reads a register.
   *
   * @throws UnusableAuthorityRegisterException with everything that is wrong with it
   */
  public static AuthorityRegister parse(byte[] json) {
    JsonNode register;
    try {
      register = JSON.readTree(json);
    } catch (IOException e) {
      throw new UnusableAuthorityRegisterException(List.of("it is no JSON"));
    }
    if (!(register instanceof ObjectNode)) {
      throw new UnusableAuthorityRegisterException(List.of("it is no JSON object"));
    }
    List<String> problems = new ArrayList<>();
    String version = text(register, "version", "", problems);
    JsonNode authorities = register.path("authorities");
    if (!authorities.isArray()) {
      problems.add("authorities is missing or no list");
    }
    Map<String, List<String>> idsByState = new TreeMap<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; authorities.isArray() && i < authorities.size(); i++) {
      String at = "authorities[" + i + "].";
      String id = text(authorities.get(i), "id", at, problems);
      MemberState state = MemberState.of(text(authorities.get(i), "state", at, problems));
      if (!id.isEmpty() && !ids.add(id)) {
        problems.add(at + "id is that of another authority");
      }
      if (state == null) {
        problems.add(at + "state is no Member State");
      } else {
        idsByState.computeIfAbsent(state.euCode(), any -> new ArrayList<>()).add(id);
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableAuthorityRegisterException(problems);
    }
    return new AuthorityRegister(version, idsByState);
  }

  /** Ids of a State's authorities, ordered; empty if it has none. */
  public List<String> authoritiesOf(String euCode) {
    return idsByState.getOrDefault(euCode, List.of());
  }

  private static String text(JsonNode object, String member, String at, List<String> problems) {
    JsonNode value = object.path(member);
    if (!value.isTextual() || value.textValue().isBlank()) {
      problems.add(at + member + " is missing or no text");
      return "";
    }
    return value.textValue();
  }
}
