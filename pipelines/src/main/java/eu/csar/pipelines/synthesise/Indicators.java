package eu.csar.pipelines.synthesise;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists of the Centre: known, new, solicitation, not_abuse and urls. An entry of the not-abuse
 * list that equals an item of a plain report has the notice of one State only, so that it never
 * filters (UG3); planted entries may.
 */
final class Indicators {
  private static final String[] STATES = {"DE", "FR", "IT", "NL", "PL", "ES"};

  private final SynthesiseConfig config;

  Indicators(SynthesiseConfig config) {
    this.config = config;
  }

  /** Writes all lists, with the entries of planted cases at their end. */
  void plant(Path directory, PlantedLists.Lines planted) throws IOException {
    write(directory, List.of("known", "new", "solicitation", "not_abuse", "urls"), planted);
  }

  /** Writes only the lists that a history changes. */
  void plantChanged(Path directory, PlantedLists.Lines planted) throws IOException {
    write(directory, List.of("known", "not_abuse"), planted);
  }

  private void write(Path directory, List<String> names, PlantedLists.Lines planted)
      throws IOException {
    Files.createDirectories(directory);
    Map<String, OutputStream> files = new LinkedHashMap<>();
    try {
      for (String list : List.of("known", "new", "solicitation", "not_abuse", "urls")) {
        String file = list + ".ndjson";
        files.put(
            file,
            names.contains(list)
                ? new BufferedOutputStream(Files.newOutputStream(directory.resolve(file)))
                : OutputStream.nullOutputStream());
      }
      exact(files);
      perceptual(file(files, "known.ndjson"));
      urls(file(files, "urls.ndjson"));
      lines(planted.known(), file(files, "known.ndjson"));
      lines(planted.notAbuse(), file(files, "not_abuse.ndjson"));
    } finally {
      for (OutputStream file : files.values()) {
        file.close();
      }
    }
  }

  private void exact(Map<String, OutputStream> files) throws IOException {
    long listed = ItemPool.listed(config.indicators());
    ItemPool items = new ItemPool(config.seed(), config.reports(), config.indicators());
    Dice dice = new Dice();
    JsonLine line = new JsonLine();
    for (long number = 0; number < config.indicators(); number++) {
      Listing listing = Listing.of(number);
      boolean hits = number < listed;
      if (hits) {
        items.of(number, dice);
      } else {
        dice.set(config.seed(), Dice.INDICATOR, number);
      }
      line.start().object();
      if (listing.notAbuse()) {
        notice(line, number, dice);
      } else {
        indicator(line, number, listing.algorithm(), dice);
        // Entries that hit are in force; of the others some are not.
        line.field("disabled", !hits && number % 50 == 7);
        line.field("quarantined", !hits && number % 100 == 13);
      }
      line.endObject().writeTo(file(files, listing.file()));
    }
  }

  private static void indicator(JsonLine line, long number, String algorithm, Dice dice) {
    line.field("indicator_id", "IND-", number, 8).field("algorithm", algorithm);
    ItemHashes.field(line, "value", algorithm, dice);
    line.field("state", STATES[(int) (number % STATES.length)])
        .field("submitted_at", "2025-06-01")
        .name("tags")
        .array()
        .endArray();
  }

  private static void notice(JsonLine line, long number, Dice dice) {
    line.field("notice_id", "NOT-", number, 8)
        .field("state", STATES[(int) (number % STATES.length)])
        .field("date", "2025-06-01")
        .field("reason", "NO_ABUSE_MATERIAL")
        .name("sha256")
        .array();
    ItemHashes.value(line, "SHA256", dice);
    line.endArray().field("disabled", false);
  }

  private void perceptual(OutputStream known) throws IOException {
    PerceptualHashes hashes = new PerceptualHashes(config.seed(), config.pdq());
    JsonLine line = new JsonLine();
    for (long number = 0; number < config.pdq(); number++) {
      line.start().object().field("indicator_id", "PDQ-", number, 8).field("algorithm", "PDQ");
      line.field("value", HexFormat.of().formatHex(hashes.listed(number)))
          .field("quality", 90)
          .field("state", STATES[(int) (number % STATES.length)])
          .field("submitted_at", "2025-06-01")
          .name("tags")
          .array()
          .endArray()
          .field("disabled", false)
          .field("quarantined", false)
          .endObject()
          .writeTo(known);
    }
  }

  private static void urls(OutputStream urls) throws IOException {
    JsonLine line = new JsonLine();
    for (long number = 0; number < 20; number++) {
      line.start()
          .object()
          .field("indicator_id", "URL-", number, 8)
          .field("url", "https://listed.example/", number, 4)
          .field("state", STATES[(int) (number % STATES.length)])
          .endObject()
          .writeTo(urls);
    }
  }

  private static void lines(List<String> lines, OutputStream to) throws IOException {
    for (String line : lines) {
      to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static OutputStream file(Map<String, OutputStream> files, String name) {
    OutputStream file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(name);
    }
    return file;
  }
}
