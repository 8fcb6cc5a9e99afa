package eu.csar.transforms.resolve.rules;

import eu.csar.schemas.PersonalPart;
import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.ReferenceRow;
import eu.csar.transforms.receive.rules.KeyBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs the rules as the transforms do, bucket by bucket, with blocks in any order, and keeps what
 * is carried.
 */
final class Harness {
  final List<KeyRow> keys = new ArrayList<>();
  final List<ReferenceRow> references = new ArrayList<>();
  Map<String, Outcome> outcomes = new TreeMap<>();
  Map<String, String> causes = new TreeMap<>();
  Set<Model.Link> links = new HashSet<>();
  Map<String, Long> crowded = new TreeMap<>();

  List<byte[]> counts = new ArrayList<>();
  Touch touch = Touch.NONE;

  private final Random random;
  private TreeMap<Integer, List<byte[]>> verdicts = new TreeMap<>();
  private TreeMap<Integer, List<byte[]>> referenceBlocks = new TreeMap<>();
  private TreeMap<Integer, List<byte[]>> messages = new TreeMap<>();
  private TreeMap<Integer, List<byte[]>> supplements = new TreeMap<>();
  private List<KeyRow> written = new ArrayList<>();
  private List<ReferenceRow> writtenReferences = new ArrayList<>();

  Harness(Random random) {
    this.random = random;
  }

  /** The latest row of each key. */
  Map<String, KeyRow> latest() {
    Map<String, KeyRow> latest = new TreeMap<>();
    keys.forEach(
        row -> latest.merge(row.getReportKey(), row, (a, b) -> a.getRun() > b.getRun() ? a : b));
    return latest;
  }

  void step(World.Run run) {
    outcomes = new TreeMap<>();
    causes = new TreeMap<>();
    links = new HashSet<>();
    crowded = new TreeMap<>();
    counts = new ArrayList<>();
    verdicts = new TreeMap<>();
    referenceBlocks = new TreeMap<>();
    messages = new TreeMap<>();
    supplements = new TreeMap<>();
    written = new ArrayList<>();
    writtenReferences = new ArrayList<>();
    for (int bucket = 0; bucket < 32; bucket++) {
      resolve(run, bucket);
    }
    for (int bucket : referenceBlocks.keySet()) {
      compare(bucket);
    }
    for (int bucket : messages.keySet()) {
      answer(run, bucket);
    }
    for (int shard = 0; shard < run.shards().size(); shard++) {
      readAgain(run, shard);
    }
    keys.addAll(written);
    references.addAll(writtenReferences);
    Collections.shuffle(keys, random);
    Collections.shuffle(references, random);
  }

  private void resolve(World.Run run, int bucket) {
    List<World.Entry> entries = new ArrayList<>();
    run.shards().forEach(shard -> entries.addAll(shard.entries()));
    entries.removeIf(entry -> KeyBlock.bucketOf(bytes(entry.key())) != bucket);
    Collections.shuffle(entries, random);
    ResolveKeys rule = ResolveKeys.of(run, run.number()).touching(touch);
    for (World.Entry e : entries) {
      byte[] key = bytes(e.key());
      byte[] digest = bytes(e.digest());
      if (e.retraction()) {
        rule.addRetraction(e.shard(), e.localOrdinal(), key, e.issuedAt(), digest, e.reason());
      } else {
        List<byte[]> of = e.references().stream().map(Harness::bytes).toList();
        rule.addSubmission(
            e.shard(), e.localOrdinal(), key, e.version(), e.issuedAt(), digest, of, false);
      }
    }
    Set<String> wanted = rule.wanted();
    rule.resolve(
        keys.stream()
            .filter(row -> KeyBlock.bucketOf(bytes(row.getReportKey())) == bucket)
            .filter(row -> wanted == null || wanted.contains(row.getReportKey()))
            .toList(),
        new Resolution() {
          @Override
          public void verdicts(int shard, byte[] block) {
            verdicts.computeIfAbsent(shard, s -> new ArrayList<>()).add(block);
          }

          @Override
          public void stored(int shard, byte[] block) {
            for (StoredVerdict stored : StoredVerdictBlock.verdicts(block)) {
              causes.put(stored.updated().getReportKey(), stored.cause());
              written.add(
                  KeyRowUpdate.copied(
                      stored, stored.updated().getForwards(), "part-00000", run.number()));
            }
          }

          @Override
          public void counts(byte[] block) {
            counts.add(block);
          }

          @Override
          public void references(int to, byte[] block) {
            referenceBlocks.computeIfAbsent(to, b -> new ArrayList<>()).add(block);
          }

          @Override
          public void carried(byte[] block) {
            written.addAll(CarriedBlock.keys(block));
          }
        });
  }

  private void compare(int bucket) {
    CompareByReference rule = CompareByReference.of(World::providerOf, World.LIMIT);
    List<byte[]> blocks = referenceBlocks.getOrDefault(bucket, new ArrayList<>());
    Collections.shuffle(blocks, random);
    blocks.forEach(rule::add);
    Set<String> wanted = rule.wanted();
    rule.compare(
        references.stream()
            .filter(row -> wanted == null || wanted.contains(row.getReferenceDigest()))
            .toList(),
        new CompareByReference.Comparison() {
          @Override
          public void messages(int to, byte[] block) {
            messages.computeIfAbsent(to, b -> new ArrayList<>()).add(block);
          }

          @Override
          public void crowded(byte[] block) {
            CrowdedReference.read(block)
                .forEach(of -> crowded.put(of.referenceDigest(), of.count()));
          }
        });
  }

  private void answer(World.Run run, int bucket) {
    AnswerByReport rule = AnswerByReport.of(run.number());
    List<byte[]> blocks = messages.getOrDefault(bucket, new ArrayList<>());
    Collections.shuffle(blocks, random);
    blocks.forEach(rule::add);
    rule.answer(
        new AnswerByReport.Answers() {
          @Override
          public void supplements(int shard, byte[] block) {
            supplements.computeIfAbsent(shard, s -> new ArrayList<>()).add(block);
          }

          @Override
          public void carried(int to, byte[] block) {
            writtenReferences.addAll(CarriedBlock.references(block));
          }
        });
  }

  private void readAgain(World.Run run, int shard) {
    SortedMap<Integer, SupplementAnswer> answers =
        SupplementBlock.answers(shard, supplements.getOrDefault(shard, List.of()));
    List<byte[]> blocks = verdicts.getOrDefault(shard, List.of());
    Iterator<Verdict> each = VerdictBlock.inOrder(blocks, ordinal -> run.place(shard, ordinal));
    while (each.hasNext()) {
      Verdict verdict = each.next();
      outcomes.put(Model.at(shard, verdict.localOrdinal()), verdict.outcome());
      Winner winner = verdict.winner();
      if (winner == null) {
        continue;
      }
      SupplementAnswer answer =
          answers.getOrDefault(
              verdict.localOrdinal(), SupplementAnswer.none(shard, verdict.localOrdinal()));
      String key = HexFormat.of().formatHex(verdict.reportKey());
      causes.put(key, winner.cause());
      for (ReferenceLink link : answer.links()) {
        links.add(new Model.Link(key, link.otherKey(), link.referenceDigest(), link.count()));
      }
      World.Entry entry =
          run.shards().get(shard).entries().stream()
              .filter(e -> e.localOrdinal() == verdict.localOrdinal())
              .findFirst()
              .orElseThrow();
      written.add(
          KeyRowUpdate.complete(
              winner,
              report(run, entry),
              answer.supplementOf(),
              answer.firstAccount(),
              new KeyRowUpdate.Assessed("FORWARDED", null, List.of(), List.of(), "part-00000"),
              run.number()));
    }
  }

  static Report report(World.Run run, World.Entry entry) {
    Report report = new Report();
    for (var field : Report.getClassSchema().getFields()) {
      Object empty =
          switch (field.schema().getType()) {
            case ARRAY -> List.of();
            case STRING -> "";
            case BOOLEAN -> false;
            case RECORD -> new PersonalPart();
            default -> null;
          };
      if (empty != null) {
        report.put(field.pos(), empty);
      }
    }
    report.put("report_key", entry.key());
    report.put("namespace", run.namespace(entry.shard()));
    report.put("source", run.source(entry.shard()));
    report.put("test", run.isTest(entry.shard()));
    report.put("version", entry.version());
    report.put("issued_at", entry.issuedAt());
    report.put("canonical_digest", entry.digest());
    report.put("submitted_at", entry.place().getReceivedAt());
    report.put("export_id", entry.place().getExportId());
    report.put("export_digest", entry.place().getExportDigest());
    report.put("file", entry.place().getFile());
    report.put("ordinal", entry.place().getOrdinal());
    return report;
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
