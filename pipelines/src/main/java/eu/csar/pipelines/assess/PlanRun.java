package eu.csar.pipelines.assess;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.pipelines.ExitCode;
import eu.csar.pipelines.LocalPath;
import eu.csar.pipelines.StoppedException;
import eu.csar.schemas.tables.IndicatorActivityRow;
import eu.csar.schemas.tables.MessageRow;
import eu.csar.transforms.match.rules.FloodedIndicator;
import eu.csar.transforms.match.rules.IndicatorIndex;
import eu.csar.transforms.publish.rules.Database;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.PartPlan;
import eu.csar.transforms.publish.rules.RunEvidence;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunName;
import eu.csar.transforms.publish.rules.Table;
import eu.csar.transforms.receive.rules.KeyBlock;
import eu.csar.transforms.receive.rules.PlanReading;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.ReferenceRule;
import eu.csar.transforms.resolve.rules.Touch;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Plans a run: what it reads, on which state, under which name (ID11, ST1). */
final class PlanRun {
  /**
   * Version of the rules of this code; part of the run id. Raise it when a rule decides otherwise
   * than before.
   */
  static final String RULES_VERSION = "2026.16";

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanRun() {}

  /**
   * The plan of a run.
   *
   * @throws StoppedException if an input cannot be used, or nothing is new
   */
  static AssessPlan of(RunOptions options, Scope scope, AssessInputs inputs, Database database)
      throws StoppedException {
    EarlierReading earlier = EarlierReading.of(database);
    if (earlier.asOf() != null && inputs.asOf().isBefore(earlier.asOf())) {
      throw new StoppedException(
          ExitCode.AS_OF_BEFORE_PARENT,
          "--as-of " + inputs.asOf() + " lies before the last run's, " + earlier.asOf());
    }
    ReadingPlan reading = reading(options, scope, inputs, earlier);
    RunMarker parent = database.latest();
    long number = parent == null ? 1 : parent.name().number() + 1;
    List<MessageRow> messages = Messages.unknownTo(database, options.getMessages(), number);
    NotAbuseOfIndex notAbuse =
        new NotAbuseOfIndex(
            inputs.index().toString(),
            LocalDate.ofInstant(inputs.asOf(), ZoneOffset.UTC),
            inputs.policy().judging(RULES_VERSION).notAbuseStates());
    Set<String> fallen = new TreeSet<>();
    if (earlier.notices() != null) {
      earlier.notices().stream().filter(notice -> !notAbuse.stands(notice)).forEach(fallen::add);
    }
    Touch touch =
        new Touch(
            Messages.reviews(messages),
            notAbuse,
            scope.since(),
            earlier.notices() == null || !earlier.fallen().containsAll(fallen));
    if (reading.exports().isEmpty()
        && reading.refused().isEmpty()
        && messages.isEmpty()
        && !touchesAny(database, touch)) {
      throw nothingToDo(scope, inputs, earlier);
    }
    @Nullable String parentId = parent == null ? null : parent.name().id();
    RunName name =
        new RunName(number, RunId.of(parentId, scope, inputs, reading, messages), parentId);
    RunEvidence evidence =
        new RunEvidence(
            name,
            inputs.asOf().toString(),
            evidence(options, inputs, reading, messages, fallen),
            encode(messages),
            earlier.held());
    return new AssessPlan(
        name,
        inputs.asOf(),
        database,
        reading,
        touch,
        notAbuse,
        parts(options, reading, scope),
        inputs.providers(),
        new ReferenceRule(inputs.policy().referencePlaceholders()),
        inputs.policy().referenceLimit(),
        inputs.policy().matching(),
        flooded(parent, database),
        inputs.policy().judging(RULES_VERSION),
        inputs.policy().routing(),
        inputs.authorities(),
        inputs.index().toString(),
        options.getIpDatabase(),
        options.getTokenKey(),
        evidence);
  }

  /** Marks of the newest run; those of older ones have had their effect. */
  private static Set<FloodedIndicator> flooded(@Nullable RunMarker parent, Database database) {
    Set<FloodedIndicator> flooded = new HashSet<>();
    List<FileEntry> files = parent == null ? List.of() : parent.files(Table.INDICATOR_ACTIVITY);
    for (FileEntry file : files) {
      for (IndicatorActivityRow row :
          database.<IndicatorActivityRow>rowsOf(file, Table.INDICATOR_ACTIVITY)) {
        if (row.getFlood()) {
          flooded.add(new FloodedIndicator(row.getList(), row.getIndicatorId()));
        }
      }
    }
    return flooded;
  }

  /** JU3: a quiet day must not hide that a report waits too long for a person. */
  private static StoppedException nothingToDo(
      Scope scope, AssessInputs inputs, EarlierReading earlier) {
    String nothing =
        scope.since() == null
            ? "nothing new to read as of " + inputs.asOf()
            : "no report was received since " + scope.since();
    Instant since = earlier.oldestHeldSince();
    Duration limit = Duration.ofHours(inputs.policy().reviewOverdueHours());
    boolean overdue = since != null && Duration.between(since, inputs.asOf()).compareTo(limit) > 0;
    return overdue
        ? new StoppedException(
            ExitCode.REVIEWS_OVERDUE,
            nothing
                + "; the oldest of "
                + earlier.held()
                + " held reports waits since "
                + since
                + ", longer than "
                + limit.toHours()
                + " hours: see review/queue.ndjson of the last run")
        : new StoppedException(ExitCode.NOTHING_TO_DO, nothing);
  }

  /** Looked at only where nothing else is new; otherwise resolution finds what is touched. */
  private static boolean touchesAny(Database database, Touch touch) {
    if (!touch.mayTouchAny()) {
      return false;
    }
    for (int bucket = 0; bucket < KeyBlock.BUCKETS; bucket++) {
      if (touch.touchesAny(database.sorted().keys(bucket, null))) {
        return true;
      }
    }
    return false;
  }

  private static PartPlan parts(RunOptions options, ReadingPlan reading, Scope scope) {
    List<Long> sizes = reading.shards().stream().map(reading::recordBytes).toList();
    PartPlan plan = PartPlan.of(sizes, KeyBlock.BUCKETS, reading.shardBytes());
    PartPlan parts = scope.since() == null ? plan : plan.withStoredShardsApart();
    return parts.withKeys(Spread.of(parts.sizes(sizes), options));
  }

  private static ReadingPlan reading(
      RunOptions options, Scope scope, AssessInputs inputs, EarlierReading earlier)
      throws StoppedException {
    String exports = scope.exports();
    if (exports == null) {
      return ReadingPlan.ofNothing(options.getShardBytes());
    }
    try {
      return PlanReading.with(inputs.providers())
          .withShardBytes(options.getShardBytes())
          .within(inputs.policy().limits())
          .plan(
              LocalPath.of(exports),
              inputs.asOf(),
              earlier.exports(),
              earlier.refused(),
              earlier.files());
    } catch (IOException e) {
      throw new StoppedException(
          ExitCode.UNUSABLE_EXPORTS, "exports cannot be read: " + exports, e);
    } catch (IllegalArgumentException e) {
      throw StoppedException.refused(ExitCode.USAGE, e);
    }
  }

  private static String evidence(
      RunOptions options,
      AssessInputs inputs,
      ReadingPlan reading,
      List<MessageRow> messages,
      Set<String> fallen) {
    ObjectNode evidence = JSON.createObjectNode();
    ObjectNode versions = evidence.putObject("versions");
    versions.put("code", codeVersion()).put("rules", RULES_VERSION).put("schema", "COM2022-1");
    versions.put("policy", inputs.policy().version());
    versions
        .put("providers", inputs.providers().version())
        .put("authorities", inputs.authorities().version());
    versions.put("ip_database_built", inputs.ipCountry().built().toString());
    ObjectNode lists = versions.putObject("lists");
    IndicatorIndex.shared(inputs.index())
        .listVersions()
        .forEach((list, version) -> lists.put(list.name(), version));
    ObjectNode digests = evidence.putObject("inputs");
    inputs.digests().forEach(digests::put);
    ObjectNode given = evidence.putObject("options");
    given
        .put("shard_bytes", options.getShardBytes())
        .put("reference_limit", inputs.policy().referenceLimit());
    given
        .put("rejection_threshold", inputs.policy().rejectionThreshold())
        .put("review_overdue_hours", inputs.policy().reviewOverdueHours());
    given.put("shards", reading.shards().size());
    long accepted =
        messages.stream().filter(message -> message.getStatus().equals("ACCEPTED")).count();
    evidence
        .put("messages_accepted", accepted)
        .put("messages_rejected", messages.size() - accepted);
    ArrayNode notices = evidence.putArray("notices_fallen");
    fallen.forEach(notices::add);
    return evidence.toString();
  }

  private static String codeVersion() {
    String version = PlanRun.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static List<byte[]> encode(List<MessageRow> messages) {
    return messages.stream().map(RunId::encode).toList();
  }

  /** The as-of of the options. */
  static Instant asOf(String text) throws StoppedException {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new StoppedException(
          ExitCode.USAGE, "--as-of is no instant with zone, such as 2026-01-06T00:00:00Z: " + text);
    }
  }
}
