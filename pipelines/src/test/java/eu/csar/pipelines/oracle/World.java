package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All inputs of a run but the exports, as the files of a world directory give them. */
final class World {

  static final ObjectMapper MAPPER = new ObjectMapper();

  /** ID1: what a name stands for. */
  record Provider(String namespace, String providerId) {}

  /** An indicator, or one hash of a not-abuse notice. */
  record Indicator(
      String list, String listVersion, String id, boolean disabled, boolean quarantined) {}

  final Path directory;
  final String policyVersion;
  final long referenceLimit;
  final long stateLimit;
  final boolean europolAlways;
  final Set<String> placeholders = new HashSet<>();
  final Map<String, String> territories = new HashMap<>();
  final Map<String, List<String>> authorities = new TreeMap<>();
  final byte[] tokenKey;
  final String ipDigest;
  final Instant ipBuilt;
  private final @Nullable Reader ipCountry;
  private final Map<String, Provider> byName = new HashMap<>();
  private final Map<String, String> byNamespace = new HashMap<>();
  private final Set<String> testProviders = new HashSet<>();
  private final Map<String, List<Indicator>> indicators = new HashMap<>();

  World(Path directory) {
    this.directory = directory;
    JsonNode policy = json(directory.resolve("policy.json"));
    policyVersion = policy.path("version").asText();
    referenceLimit = policy.path("reference_limit").asLong(5);
    stateLimit = policy.path("state_limit").asLong(3);
    europolAlways = policy.path("europol_always").asBoolean(true);
    policy
        .path("reference_placeholders")
        .forEach(p -> placeholders.add(p.asText().toUpperCase(Locale.ROOT)));
    policy
        .path("territories")
        .properties()
        .forEach(t -> territories.put(t.getKey(), t.getValue().asText()));
    providers(json(directory.resolve("registers/providers.json")));
    json(directory.resolve("registers/authorities.json"))
        .path("authorities")
        .forEach(
            a ->
                authorities
                    .computeIfAbsent(euCode(a.path("state").asText()), s -> new ArrayList<>())
                    .add(a.path("id").asText()));
    authorities.values().forEach(ids -> ids.sort(Bytes.BY_UTF8));
    tokenKey = Bytes.read(directory.resolve("token.key"));
    Path ip = directory.resolve("ip-country.mmdb");
    if (Files.exists(ip)) {
      try {
        ipDigest = Bytes.sha256(Bytes.read(ip));
        ipCountry = new Reader(ip.toFile(), Reader.FileMode.MEMORY);
        ipBuilt = ipCountry.getMetadata().getBuildDate().toInstant();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      // A world of the oracle's own tests: no address has a country.
      ipDigest = "none";
      ipCountry = null;
      ipBuilt = Instant.EPOCH;
    }
    for (String list : List.of("known", "new", "solicitation")) {
      positive(list);
    }
    notAbuse();
  }

  /** The country code that the database has for a public address; null if none. */
  @Nullable String countryOf(InetAddress address) {
    try {
      Map<?, ?> record = ipCountry == null ? null : ipCountry.get(address, Map.class);
      return record != null
              && record.get("country") instanceof Map<?, ?> country
              && country.get("iso_code") instanceof String code
          ? code
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String euCode(String state) {
    return state.equals("GR") ? "EL" : state;
  }

  private void providers(JsonNode register) {
    for (JsonNode entry : register.path("providers")) {
      String id = entry.path("id").asText();
      if (entry.path("test").asBoolean(false)) {
        testProviders.add(id);
      }
      byNamespace.putIfAbsent(id, id);
      for (JsonNode name : entry.path("names")) {
        String namespace = name.path("namespace").asText(id);
        byName.put(name.path("name").asText(), new Provider(namespace, id));
        byNamespace.put(namespace, id);
      }
      byName.putIfAbsent(entry.path("name").asText(), new Provider(id, id));
    }
  }

  /** ID1: who a manifest's provider name is; unregistered names are their own namespace. */
  Provider provider(String name) {
    Provider known = byName.get(name);
    return known != null ? known : new Provider("unknown:" + name, providerId("unknown:" + name));
  }

  boolean registered(String name) {
    return byName.containsKey(name);
  }

  /** ID1: the entry that a namespace belongs to as of this register. */
  String providerId(String namespace) {
    return byNamespace.getOrDefault(namespace, namespace);
  }

  /** UG1: the register marks the provider as test. */
  boolean marksAsTest(String providerId) {
    return testProviders.contains(providerId);
  }

  /** Entries not disabled with exactly this value. */
  List<Indicator> indicators(String algorithm, String value) {
    return indicators.getOrDefault(algorithm + " " + value, List.of()).stream()
        .filter(i -> !i.disabled())
        .toList();
  }

  private void positive(String list) {
    Path file = directory.resolve("indicators/" + list + ".ndjson");
    if (!Files.exists(file)) {
      return;
    }
    String version = Bytes.sha256(Bytes.read(file));
    for (JsonNode line : lines(file)) {
      add(
          line.path("algorithm").asText(),
          line.path("value").asText(),
          new Indicator(
              list.toUpperCase(Locale.ROOT),
              version,
              line.path("indicator_id").asText(),
              line.path("disabled").asBoolean(false),
              line.path("quarantined").asBoolean(false)));
    }
  }

  private void notAbuse() {
    Path file = directory.resolve("indicators/not_abuse.ndjson");
    if (!Files.exists(file)) {
      return;
    }
    String version = Bytes.sha256(Bytes.read(file));
    for (JsonNode line : lines(file)) {
      for (JsonNode hash : line.path("sha256")) {
        add(
            "SHA256",
            hash.asText(),
            new Indicator(
                "NOT_ABUSE",
                version,
                line.path("notice_id").asText(),
                line.path("disabled").asBoolean(false),
                line.path("quarantined").asBoolean(false)));
      }
    }
  }

  private void add(String algorithm, String value, Indicator indicator) {
    String spelled = algorithm.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    indicators
        .computeIfAbsent(spelled + " " + value.toLowerCase(Locale.ROOT), k -> new ArrayList<>())
        .add(indicator);
  }

  static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> lines(Path file) {
    try {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          lines.add(MAPPER.readTree(line));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
