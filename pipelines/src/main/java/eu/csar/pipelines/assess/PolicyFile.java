package eu.csar.pipelines.assess;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.codes.Country;
import eu.csar.schemas.codes.Territory;
import eu.csar.schemas.codes.UnfoundedGround;
import eu.csar.transforms.judge.rules.JudgingPolicy;
import eu.csar.transforms.judge.rules.JudgingPolicy.GroundSetting;
import eu.csar.transforms.publish.rules.FloodRule;
import eu.csar.transforms.receive.rules.ReadLimits;
import eu.csar.transforms.route.rules.RoutingPolicy;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a policy file; notes everything that is wrong before it says so. */
final class PolicyFile {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String NOBODY = "NOBODY";

  private static final Set<String> LIMITS =
      Set.of(
          "record_bytes",
          "nesting",
          "fields",
          "items",
          "decompressed_bytes",
          "decompressed_ratio",
          "export_files",
          "export_records");

  private final byte[] bytes;
  private final ObjectNode members;
  private final Set<String> read = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  PolicyFile(byte[] json) {
    bytes = json;
    try {
      if (!(JSON.readTree(json) instanceof ObjectNode object)) {
        throw new UnusablePolicyException(List.of("it is no JSON object"));
      }
      members = object;
    } catch (IOException e) {
      throw new UnusablePolicyException(List.of("it is no JSON"));
    }
  }

  Policy policy() {
    String version = text("version");
    int referenceLimit = integer("reference_limit", 1_000_000);
    List<String> placeholders = texts("reference_placeholders");
    boolean europolAlways = bool("europol_always");
    int stateLimit = integer("state_limit", 27);
    Set<Territory> territories = territories();
    Map<UnfoundedGround, GroundSetting> grounds = grounds();
    int notAbuseStates =
        has("not_abuse_states") ? integer("not_abuse_states", 27) : JudgingPolicy.NOT_ABUSE_STATES;
    double breakerShare =
        has("breaker_share") ? share("breaker_share") : JudgingPolicy.BREAKER_SHARE;
    long breakerCount =
        has("breaker_count")
            ? integer("breaker_count", 1_000_000_000)
            : JudgingPolicy.BREAKER_COUNT;
    MatchingPolicy matching = matching();
    double rejectionThreshold = share("rejection_threshold");
    int reviewOverdueHours = integer("review_overdue_hours", 100_000);
    ReadLimits limits = has("limits") ? limits(member("limits")) : ReadLimits.DEFAULT;
    members
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                problems.add(name + " is no member of a policy");
              }
            });
    if (!problems.isEmpty()) {
      throw new UnusablePolicyException(problems);
    }
    return new Policy(
        version,
        digest(),
        referenceLimit,
        placeholders,
        new RoutingPolicy(territories, stateLimit, europolAlways),
        new JudgingPolicy(version, "", grounds, notAbuseStates, breakerShare, breakerCount),
        matching,
        rejectionThreshold,
        reviewOverdueHours,
        limits);
  }

  /** Members that came with the grounds; a policy file without them is one of before. */
  private boolean has(String name) {
    return members.has(name);
  }

  private JsonNode member(String name) {
    read.add(name);
    return members.path(name);
  }

  private String text(String name) {
    JsonNode value = member(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      problems.add(name + " must be a text");
      return "";
    }
    return value.textValue();
  }

  private List<String> texts(String name) {
    JsonNode value = member(name);
    Set<String> texts = new TreeSet<>();
    boolean usable = value.isArray();
    for (JsonNode element : value) {
      usable &= element.isTextual() && !element.asText().isBlank();
      texts.add(element.asText().strip().toUpperCase(Locale.ROOT));
    }
    if (!usable) {
      problems.add(name + " must be a list of texts");
    }
    return List.copyOf(texts);
  }

  private boolean bool(String name) {
    JsonNode value = member(name);
    if (!value.isBoolean()) {
      problems.add(name + " must be true or false");
    }
    return value.booleanValue();
  }

  private int integer(String name, int most) {
    return integer(name, 1, most);
  }

  private int integer(String name, int least, int most) {
    JsonNode value = member(name);
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      problems.add(name + " must be a whole number from " + least + " to " + most);
      return least;
    }
    return value.intValue();
  }

  private MatchingPolicy matching() {
    MatchingPolicy all = MatchingPolicy.DEFAULT;
    return new MatchingPolicy(
        has("perceptual_radius")
            ? integer("perceptual_radius", 0, MatchingPolicy.LARGEST_RADIUS)
            : all.perceptualRadius(),
        has("near_links") ? bool("near_links") : all.nearLinks(),
        has("near_turned") ? bool("near_turned") : all.nearTurned(),
        new FloodRule(
            has("flood_least") ? integer("flood_least", 1_000_000_000) : all.floods().least(),
            has("flood_factor") ? integer("flood_factor", 1_000_000) : all.floods().factor()));
  }

  private double share(String name) {
    JsonNode value = member(name);
    if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
      problems.add(name + " must be a number from 0 to 1");
    }
    return value.doubleValue();
  }

  /** Limits of what is read; what is left out has its default. */
  private ReadLimits limits(JsonNode limits) {
    if (!limits.isObject()) {
      problems.add("limits must be an object");
    }
    limits
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!LIMITS.contains(name)) {
                problems.add("limits." + name + " is no limit");
              }
            });
    ReadLimits all = ReadLimits.DEFAULT;
    return new ReadLimits(
        (int) limit(limits, "record_bytes", all.recordBytes(), 1L << 28),
        (int) limit(limits, "nesting", all.nesting(), 1_000),
        (int) limit(limits, "fields", all.fields(), 100_000_000),
        (int) limit(limits, "items", all.items(), 10_000_000),
        limit(limits, "decompressed_bytes", all.decompressedBytes(), 1L << 50),
        (int) limit(limits, "decompressed_ratio", all.decompressedRatio(), 1_000_000),
        (int) limit(limits, "export_files", all.exportFiles(), 10_000_000),
        limit(limits, "export_records", all.exportRecords(), 1L << 40));
  }

  private long limit(JsonNode limits, String name, long otherwise, long most) {
    JsonNode value = limits.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 1
        || value.longValue() > most) {
      problems.add("limits." + name + " must be a whole number from 1 to " + most);
      return otherwise;
    }
    return value.longValue();
  }

  /** Territories whose State takes their reports. */
  private Set<Territory> territories() {
    Set<Territory> ofStates = EnumSet.noneOf(Territory.class);
    JsonNode settings = member("territories");
    if (!settings.isObject()) {
      problems.add("territories must be an object");
    }
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      String at = "territories." + setting.getKey();
      Country country = Country.of(setting.getKey());
      Territory territory = country == null ? null : country.territory();
      if (territory == null
          || territory.standing() != Territory.Standing.BY_SETTING
          || !territory.name().equals(setting.getKey())) {
        problems.add(at + " is no territory with a setting");
      } else if (territory.state().euCode().equals(setting.getValue().textValue())) {
        ofStates.add(territory);
      } else if (!NOBODY.equals(setting.getValue().textValue())) {
        problems.add(at + " must be " + territory.state().euCode() + " or " + NOBODY);
      }
    }
    return ofStates;
  }

  private Map<UnfoundedGround, GroundSetting> grounds() {
    Map<UnfoundedGround, GroundSetting> grounds = new EnumMap<>(UnfoundedGround.class);
    if (!has("grounds")) {
      return grounds;
    }
    JsonNode settings = member("grounds");
    if (!settings.isObject()) {
      problems.add("grounds must be an object");
    }
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      String at = "grounds." + setting.getKey();
      Optional<UnfoundedGround> ground =
          Arrays.stream(UnfoundedGround.values())
              .filter(one -> one.name().equals(setting.getKey()))
              .findFirst();
      if (ground.isEmpty()) {
        problems.add(at + " is no ground");
      } else {
        grounds.put(ground.get(), ground(at, setting.getValue()));
      }
    }
    return grounds;
  }

  private GroundSetting ground(String at, JsonNode setting) {
    JsonNode on = setting.path("on");
    if (!on.isBoolean() && !on.isMissingNode()) {
      problems.add(at + ".on must be true or false");
    }
    for (Map.Entry<String, JsonNode> member : setting.properties()) {
      if (!member.getKey().equals("on") && !member.getKey().equals("effective_from")) {
        problems.add(at + "." + member.getKey() + " is no member of a ground");
      }
    }
    if (!setting.isObject()) {
      problems.add(at + " must be an object");
    }
    @Nullable LocalDate from = null;
    if (setting.has("effective_from")) {
      try {
        from = LocalDate.parse(setting.path("effective_from").asText());
      } catch (DateTimeException e) {
        problems.add(at + ".effective_from must be a day such as 2026-01-31");
      }
    }
    return new GroundSetting(on.isMissingNode() || on.booleanValue(), from);
  }

  private String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
