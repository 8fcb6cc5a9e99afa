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
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  final Path directory;
  final String policyVersion;
  final long referenceLimit;
  final long stateLimit;
  final boolean europolAlways;
  final long notAbuseStates;
  final double breakerShare;
  final long breakerCount;
  final int perceptualRadius;

  /** SU5, S58: whether neighbours are linked, and turned ones too. */
  final boolean nearLinks;

  final boolean nearTurned;
  final long floodLeast;
  final long floodFactor;
  private final JsonNode grounds;
  final Set<String> placeholders = new HashSet<>();
  final Map<String, String> territories = new HashMap<>();
  final Map<String, List<String>> authorities = new TreeMap<>();
  final byte[] tokenKey;
  final String ipDigest;
  final Instant ipBuilt;
  final Lists lists;
  private final @Nullable Reader ipCountry;
  private final Map<String, Provider> byName = new HashMap<>();
  private final Map<String, String> byNamespace = new HashMap<>();
  private final Set<String> testProviders = new HashSet<>();

  World(Path directory) {
    this.directory = directory;
    JsonNode policy = json(directory.resolve("policy.json"));
    policyVersion = policy.path("version").asText();
    referenceLimit = policy.path("reference_limit").asLong(5);
    stateLimit = policy.path("state_limit").asLong(3);
    europolAlways = policy.path("europol_always").asBoolean(true);
    notAbuseStates = policy.path("not_abuse_states").asLong(2);
    breakerShare = policy.path("breaker_share").asDouble(0.05);
    breakerCount = policy.path("breaker_count").asLong(100);
    perceptualRadius = policy.path("perceptual_radius").asInt(31);
    nearLinks = policy.path("near_links").asBoolean(true);
    nearTurned = policy.path("near_turned").asBoolean(false);
    floodLeast = policy.path("flood_least").asLong(1000);
    floodFactor = policy.path("flood_factor").asLong(10);
    grounds = policy.path("grounds");
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
    lists = Lists.of(directory.resolve("indicators"));
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

  /** S31: a ground that the policy does not name is on, from the beginning. */
  boolean switchedOn(String ground) {
    return grounds.path(ground).path("on").asBoolean(true);
  }

  /** S31: from the start of the policy's day, UTC. */
  boolean effective(String ground, Instant asOf) {
    JsonNode from = grounds.path(ground).path("effective_from");
    return !from.isTextual()
        || !LocalDate.parse(from.asText()).atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(asOf);
  }

  static String euCode(String state) {
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

  static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects of a file, one a line; none where there is no file. */
  static List<JsonNode> lines(Path file) {
    try {
      List<JsonNode> lines = new ArrayList<>();
      if (!Files.exists(file)) {
        return lines;
      }
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
