package eu.csar.pipelines.synthesise;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where planted cases are put: lines by export and file, and the truth about them. Small whatever
 * the number of reports.
 */
final class Planting {
  static final String FILE = "planted.ndjson";

  /** Lines of a file in the making. */
  private static final class Lines {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long count;
  }

  private final World world;
  private final String addressesDigest;
  private final Truth truth = new Truth();
  private final PlantedLists lists = new PlantedLists();
  private final History history;
  private final Dice dice = new Dice();
  private final Map<Slot, TreeMap<String, Lines>> exports = new EnumMap<>(Slot.class);

  /**
   * A planting in a world.
   *
   * @param addressesDigest hex SHA-256 of the world's database of addresses
   */
  Planting(World world, String addressesDigest) {
    this.world = world;
    this.addressesDigest = addressesDigest;
    this.history = new History(this);
    dice.set(world.config().seed(), Dice.PLANTED, 0);
    for (Slot slot : Slot.values()) {
      exports.put(slot, new TreeMap<>());
    }
  }

  /**
   * Plants every case of decisions.md 1 to 4 that a file can hold; those that need lists, policy or
   * reviews to change between two runs only where the days suffice for a history.
   */
  Planting everything() {
    PlantIdentity.in(this);
    PlantVersions.in(this);
    PlantRetractions.in(this);
    PlantSupplements.in(this);
    PlantLinks.in(this);
    PlantRouting.in(this);
    PlantNobody.in(this);
    PlantTerritories.in(this);
    PlantNotAbuse.in(this);
    PlantExceptions.in(this);
    PlantErroneous.in(this);
    PlantNoGrounds.in(this);
    PlantRequests.in(this);
    if (history.isPossible()) {
      PlantReopened.in(this);
      PlantReviews.in(this);
      PlantBreaker.in(this);
    }
    return this;
  }

  PlantedLists lists() {
    return lists;
  }

  History history() {
    return history;
  }

  /** A SHA-256 that nothing else in the world has. */
  String sha256() {
    return PlantedRecord.hash(dice, 32);
  }

  /** The day, from 0, on which the export is received. */
  int day(Slot slot) {
    List<Slot> slots = List.of(Slot.values());
    return slots.indexOf(slot) * world.config().days() / slots.size();
  }

  int days() {
    return world.config().days();
  }

  Truth truth() {
    return truth;
  }

  Totals totals() {
    return world.totals();
  }

  Dice dice() {
    return dice;
  }

  String addressesDigest() {
    return addressesDigest;
  }

  /** A public address in a country (ISO code), never given twice. */
  String address(String iso) {
    return world.map().address(iso, dice);
  }

  Planting row(String row, String what) {
    truth.about(row, what);
    return this;
  }

  /** A whole report with this id, with nothing that points to a State. */
  PlantedRecord report(Slot slot, String id) {
    return new PlantedRecord(this, slot, PlantedRecord.whole(this, slot, id), id);
  }

  /** A line without items written as it stands, and the report it is of; null: it is rejected. */
  PlantedTruth raw(Slot slot, String line, @Nullable String key, String outcome) {
    long ordinal = add(slot, FILE, line);
    return new PlantedTruth(this, slot, FILE, ordinal, key, 0, List.of(outcome, outcome));
  }

  Instant receivedAt(Slot slot) {
    List<Slot> ofDay = List.of(Slot.values()).stream().filter(s -> day(s) == day(slot)).toList();
    return world
        .day(day(slot))
        .atTime(LocalTime.NOON)
        .plusSeconds(11 * 3600L * ofDay.indexOf(slot) / ofDay.size())
        .toInstant(ZoneOffset.UTC);
  }

  /** Appends a line and returns its ordinal. */
  long add(Slot slot, String file, String line) {
    Lines lines = lines(slot, file);
    lines.bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    return lines.count++;
  }

  /** Bytes that stand in a file already: the offset of the next line. */
  long offset(Slot slot, String file) {
    return lines(slot, file).bytes.size();
  }

  /** Puts a copy of a file, as it is so far, into another export. */
  void redeliver(Slot from, Slot to, String file) {
    Lines copy = lines(to, file);
    copy.bytes.writeBytes(lines(from, file).bytes.toByteArray());
    copy.count += lines(from, file).count;
  }

  /** Copies the next line of a file into the same file of another export, with its one item. */
  PlantedTruth copyLine(Slot from, Slot to, String file, String id, String outcome) {
    String[] original = lines(from, file).bytes.toString(StandardCharsets.UTF_8).split("\n", -1);
    long ordinal = add(to, file, original[(int) lines(to, file).count]);
    String key = TruthKey.of(to.namespace(), "GIVEN", id);
    return new PlantedTruth(this, to, file, ordinal, key, 1, List.of(outcome, outcome));
  }

  private Lines lines(Slot slot, String file) {
    return exports.getOrDefault(slot, new TreeMap<>()).computeIfAbsent(file, any -> new Lines());
  }

  List<Delivery> deliveries() {
    List<Delivery> deliveries = new ArrayList<>();
    exports.forEach(
        (slot, files) -> {
          List<Delivery.DataFile> dataFiles = new ArrayList<>();
          files.forEach(
              (path, lines) ->
                  dataFiles.add(
                      new Delivery.DataFile(
                          path,
                          out -> {
                            lines.bytes.writeTo(out);
                            return lines.count;
                          })));
          Instant received = receivedAt(slot);
          deliveries.add(
              new Delivery(
                  slot.exportId(),
                  slot.provider(),
                  slot.testFlag(),
                  received,
                  received.atZone(ZoneOffset.UTC).toLocalDate(),
                  dataFiles));
        });
    return deliveries;
  }
}
