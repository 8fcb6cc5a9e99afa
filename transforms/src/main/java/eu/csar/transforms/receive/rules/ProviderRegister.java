package eu.csar.transforms.receive.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Register of providers: which provider a name belongs to (ID1). Names are compared exactly as
 * given.
 *
 * <p>File: {@code {"version", "providers": [{"id", "name", "test", "state_of_establishment",
 * "names": [{"name", "namespace"}]}]}}. The namespace of a name is the id of its entry unless
 * given; one that was delivered under before it was registered keeps {@code unknown:} and the name.
 */
public final class ProviderRegister implements Serializable {

  /** Prefix of the namespace of a name that the register did not know. */
  public static final String UNKNOWN = "unknown:";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern STATE = Pattern.compile("[A-Z]{2}");

  private final String version;
  private final Map<String, Identified> byName;
  private final Map<String, String> idByNamespace;

  private ProviderRegister(
      String version, Map<String, Identified> byName, Map<String, String> idByNamespace) {
    this.version = version;
    this.byName = Map.copyOf(byName);
    this.idByNamespace = Map.copyOf(idByNamespace);
  }

  /**
   * Who a name is.
   *
   * @param namespace for report keys, versions and retractions
   * @param providerId for feedback and statistics; the namespace where the register does not know
   *     the name
   * @param test whether the register marks the provider as test
   */
  public record Identified(String namespace, String providerId, boolean test)
      implements Serializable {}

  /** Reads the register, all problems in one exception. */
  public static ProviderRegister read(Path file) throws UnusableRegistersException {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnusableRegistersException(List.of("providers.json cannot be read"));
    }
  }

  /** Reads the bytes of a register, all problems in one exception. */
  public static ProviderRegister parse(byte[] bytes) throws UnusableRegistersException {
    @Nullable JsonNode json = JsonDocument.object(bytes);
    if (json == null) {
      throw new UnusableRegistersException(List.of("providers.json is not one JSON object"));
    }
    List<String> problems = new ArrayList<>();
    @Nullable String version = JsonDocument.text(json, "version");
    if (version == null) {
      problems.add("version is missing");
    }
    @Nullable JsonNode providers = json.get("providers");
    Map<String, Identified> byName = new HashMap<>();
    Map<String, String> idByNamespace = new HashMap<>();
    if (providers == null || !providers.isArray()) {
      problems.add("providers is not an array");
    } else {
      addAll(providers, byName, idByNamespace, problems);
    }
    if (!problems.isEmpty() || version == null) {
      throw new UnusableRegistersException(problems);
    }
    return new ProviderRegister(version, byName, idByNamespace);
  }

  /** Version of the register. */
  public String version() {
    return version;
  }

  /** Who delivers under a name; a name that the register does not know is its own namespace. */
  public Identified identify(String name) {
    @Nullable Identified known = byName.get(name);
    return known != null ? known : new Identified(UNKNOWN + name, UNKNOWN + name, false);
  }

  /**
   * Entry that a namespace belongs to now; the namespace itself where the register does not know
   * it.
   */
  public String providerIdOf(String namespace) {
    return idByNamespace.getOrDefault(namespace, namespace);
  }

  private static void addAll(
      JsonNode providers,
      Map<String, Identified> byName,
      Map<String, String> idByNamespace,
      List<String> problems) {
    Map<String, String> ids = new HashMap<>();
    for (int i = 0; i < providers.size(); i++) {
      JsonNode entry = providers.get(i);
      String where = "providers[" + i + "]";
      @Nullable String id = JsonDocument.text(entry, "id");
      if (id == null || !ID.matcher(id).matches()) {
        problems.add(where + ".id is missing or holds other characters than A-Z a-z 0-9 . _ -");
        continue;
      }
      if (ids.put(id, id) != null) {
        problems.add(where + ".id is used twice: " + id);
      }
      addNames(entry, id, where, byName, idByNamespace, problems);
    }
    // An entry that exists owns the namespace of its own id, whoever else uses it.
    idByNamespace.putAll(ids);
  }

  private static void addNames(
      JsonNode entry,
      String id,
      String where,
      Map<String, Identified> byName,
      Map<String, String> idByNamespace,
      List<String> problems) {
    @Nullable String name = JsonDocument.text(entry, "name");
    @Nullable JsonNode test = entry.get("test");
    @Nullable String state = JsonDocument.text(entry, "state_of_establishment");
    @Nullable JsonNode names = entry.get("names");
    if (name == null) {
      problems.add(where + ".name is missing");
    }
    if (test != null && !test.isBoolean()) {
      problems.add(where + ".test is neither true nor false");
    }
    if (state == null || !STATE.matcher(state).matches()) {
      problems.add(where + ".state_of_establishment is not a code of two capital letters");
    }
    if (names != null && !names.isArray()) {
      problems.add(where + ".names is not an array");
      return;
    }
    boolean isTest = test != null && test.booleanValue();
    Map<String, String> namespaces = new HashMap<>();
    for (int k = 0; names != null && k < names.size(); k++) {
      String here = where + ".names[" + k + "]";
      @Nullable String alias = JsonDocument.text(names.get(k), "name");
      @Nullable String given = JsonDocument.text(names.get(k), "namespace");
      String namespace = given == null ? id : given;
      if (alias == null) {
        problems.add(here + ".name is missing");
      } else if (!isNamespace(namespace, alias)) {
        problems.add(here + ".namespace is neither an id nor unknown: and the name");
      } else if (namespaces.put(alias, namespace) != null) {
        problems.add(here + ".name is listed twice in its entry");
      }
    }
    if (name != null) {
      namespaces.putIfAbsent(name, id);
    }
    namespaces.forEach(
        (alias, namespace) -> {
          idByNamespace.putIfAbsent(namespace, id);
          if (byName.put(alias, new Identified(namespace, id, isTest)) != null) {
            problems.add(where + " lists a name of another entry: " + alias);
          }
        });
  }

  private static boolean isNamespace(String namespace, String name) {
    return namespace.startsWith(UNKNOWN)
        ? namespace.equals(UNKNOWN + name)
        : ID.matcher(namespace).matches();
  }
}
