package eu.csar.pipelines.synthesise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic world: what its parts share, and the deliveries in the order in which they are
 * received. Formats and deliveries of other kinds join as further {@link Delivery} objects.
 */
final class World {
  private static final int PLAIN_FROM_HOUR = 1;
  private static final int PLAIN_HOURS = 10;
  private static final long RECORDS_A_FILE = 100_000;
  private static final String[] ENDINGS = {"", ".gz", ".zst"};

  private final SynthesiseConfig config;
  private final CountryMap map;
  private final ItemPool items;
  private final PerceptualHashes perceptual;
  private final Totals totals = new Totals();

  World(SynthesiseConfig config) {
    this.config = config;
    this.map = new CountryMap(config.seed());
    this.items = new ItemPool(config.seed(), config.reports(), config.indicators());
    this.perceptual = new PerceptualHashes(config.seed(), config.pdq());
  }

  SynthesiseConfig config() {
    return config;
  }

  CountryMap map() {
    return map;
  }

  ItemPool items() {
    return items;
  }

  PerceptualHashes perceptual() {
    return perceptual;
  }

  Totals totals() {
    return totals;
  }

  /** The plain exports, then those of the planted cases, in order of received_at. */
  List<Delivery> deliveries(List<Delivery> planted) {
    List<Delivery> all = new ArrayList<>(plain());
    all.addAll(planted);
    all.sort(Comparator.comparing(Delivery::receivedAt));
    return all;
  }

  String exportId(ProviderShares.Share share) {
    return Registers.providerId(share.provider()) + "-" + String.format("%04d", share.index() + 1);
  }

  /** Report ids are unique over all exports of a provider. */
  String idPrefix(ProviderShares.Share share) {
    return "R" + String.format("%03d-%04d-", share.provider(), share.index() + 1);
  }

  LocalDate day(int day) {
    return config.from().plusDays(day);
  }

  private List<Delivery> plain() {
    List<Delivery> deliveries = new ArrayList<>();
    List<ProviderShares.Share> shares = ProviderShares.of(config);
    for (ProviderShares.Share share : shares) {
      long second = PLAIN_HOURS * 3600L * share.position() / share.ofDay();
      Instant received =
          day(share.day())
              .atTime(LocalTime.of(PLAIN_FROM_HOUR, 0))
              .plusSeconds(second)
              .toInstant(ZoneOffset.UTC);
      ProviderShares.Share before = share.index() == 0 ? null : shares.get(share.index() - 1);
      boolean other = before != null && before.provider() != share.provider();
      deliveries.add(
          new Delivery(
              exportId(share),
              name(share),
              false,
              received,
              day(share.day()),
              files(share, received, other ? before : null)));
    }
    return deliveries;
  }

  private static String name(ProviderShares.Share share) {
    boolean byAlias = share.provider() % 10 == 2 && share.day() % 2 == 1;
    return byAlias ? Registers.alias(share.provider()) : Registers.providerName(share.provider());
  }

  private List<Delivery.DataFile> files(
      ProviderShares.Share share, Instant received, ProviderShares.@Nullable Share before) {
    long wanted = Math.max(2 + share.index() % 3, share.reports() / RECORDS_A_FILE + 1);
    long count = Math.min(wanted, share.reports());
    List<Delivery.DataFile> files = new ArrayList<>();
    for (int file = 0; file < count; file++) {
      long first = share.reports() * file / count;
      long end = share.reports() * (file + 1) / count;
      String format = config.isCyberTipline(share.index()) ? ".xml" : ".ndjson";
      String ending = format + ENDINGS[(share.index() + file) % ENDINGS.length];
      files.add(
          new Delivery.DataFile(
              String.format("reports-%04d%s", file + 1, ending),
              new PlainReports(this, share, received, first, end, before)));
    }
    return files;
  }
}
