package eu.csar.pipelines.synthesise;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a world of years: two exports a year of each of eight providers. Numbers swing
 * from year to year and from State to State as real ones do; every twenty-fifth report is a second
 * account of one of the provider before, some are urgent, delivered twice, retracted or incomplete.
 */
final class YearReports {
  private static final int PROVIDERS = 8;
  private static final double[] SHARES = {0.50, 0.75, 0.85, 0.91, 0.95, 0.975, 0.99, 1.0};
  private static final double[] SWING = {1.0, 2.4, 0.7, 1.5, 1.1};
  private static final String[] TYPES = {"KNOWN_CSAM", "NEW_CSAM", "SOLICITATION"};

  private final World world;
  private final long reports;
  private final Dice dice = new Dice();
  private final List<YearReport> all = new ArrayList<>();

  YearReports(World world, long reports) {
    this.world = world;
    this.reports = reports;
  }

  /** All reports, in order of receipt. */
  List<YearReport> all() {
    return all;
  }

  /** Draws a year and writes its exports. */
  void write(int year, ExportFiles exports) throws IOException {
    dice.set(world.config().seed(), Dice.PLANTED, year);
    for (int half = 0; half < 2; half++) {
      List<YearReport> before = new ArrayList<>();
      for (int provider = 1; provider <= PROVIDERS; provider++) {
        Instant received =
            LocalDate.of(year, 4 + 6 * half, provider).atTime(6, 30).toInstant(ZoneOffset.UTC);
        before = export(year, half, provider, received, before);
        all.addAll(before);
        write(exports, provider, year, half, received, before);
      }
    }
  }

  private List<YearReport> export(
      int year, int half, int provider, Instant received, List<YearReport> before) {
    double share = SHARES[provider - 1] - (provider == 1 ? 0 : SHARES[provider - 2]);
    long count = Math.max(6, Math.round(reports * share * SWING[year % SWING.length] / 2));
    List<YearReport> made = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String id = "Y%d-%d-%d-%06d".formatted(year, half, provider, number);
      boolean second = number % 25 == 7 && number < before.size();
      YearReport first = second ? before.get(number) : null;
      made.add(
          report(
              year,
              provider,
              id,
              number,
              received,
              second && first != null && canBeFirst(first) ? first : null));
    }
    return made;
  }

  /** A first account has a reference, is no supplement, and was not retracted. */
  private static boolean canBeFirst(YearReport report) {
    return report.reference() != null && report.first() == null && !report.retracted();
  }

  private YearReport report(
      int year, int provider, String id, int number, Instant received, @Nullable YearReport first) {
    boolean retracted = number % 97 == 50;
    List<String> states = states(year);
    List<String> missing = new ArrayList<>();
    if (number % 10 == 3) {
      missing.add("SIGNATURE");
    }
    if (number % 30 == 3) {
      missing.addAll(List.of("AWARENESS", "TIME_STAMP"));
    }
    if (number % 40 == 9) {
      missing.add("SERVICE_TYPES");
    }
    String type = TYPES[dice.chance(0.6) ? 0 : dice.chance(0.8) ? 1 : 2];
    String reference =
        first != null ? first.reference() : number % 25 == 7 || dice.chance(0.3) ? "C-" + id : null;
    return new YearReport(
        year,
        provider,
        id,
        received,
        retracted ? List.of() : states,
        retracted ? "NEW_CSAM" : type,
        dice.chance(0.3) ? "INTERPERSONAL_COMMUNICATIONS" : "HOSTING",
        items(retracted, number),
        retracted ? null : reference,
        retracted ? null : first,
        retracted ? List.of() : missing,
        !retracted && number % 20 == 4,
        retracted,
        number % 50 == 11 ? 2 + dice.below(30) : 0,
        number % 60 == 20 ? 2 : 1);
  }

  /** Each State's weight swings by its own factor each year. */
  private List<String> states(int year) {
    List<String> states = new ArrayList<>();
    if (dice.chance(0.35)) {
      return states;
    }
    int wanted = dice.chance(0.08) ? 2 : 1;
    while (states.size() < wanted) {
      Countries.State state = Countries.draw(dice);
      int swing = (state.code().charAt(0) + state.code().charAt(1) + year) % 5;
      if (!states.contains(state.code()) && dice.below(5) >= swing / 2) {
        states.add(state.code());
      }
    }
    return states;
  }

  private List<YearReport.YearItem> items(boolean plain, int number) {
    List<YearReport.YearItem> items = new ArrayList<>();
    int count = plain ? 1 : dice.below(4);
    for (int place = 0; place < count; place++) {
      long drawn = world.items().draw(dice, (long) all.size() * 1_000_000 + number, place);
      if ((plain && world.items().isListed(drawn))
          || items.stream().anyMatch(item -> item.number() == drawn)) {
        continue;
      }
      items.add(
          new YearReport.YearItem(
              drawn, dice.chance(0.4) ? null : dice.chance(0.6) ? TYPES[0] : TYPES[1]));
    }
    return items;
  }

  private void write(
      ExportFiles exports,
      int provider,
      int year,
      int half,
      Instant received,
      List<YearReport> made)
      throws IOException {
    Delivery.Content content =
        out -> {
          long lines = 0;
          for (YearReport report : made) {
            String line =
                report.line(world, dice.set(world.config().seed(), Dice.REPORT, lines)).toString();
            for (int time = 0; time < report.submissions(); time++) {
              lines += line(out, line);
            }
            if (report.retracted()) {
              lines += line(out, report.retraction().toString());
            }
          }
          return lines;
        };
    exports.write(
        new Delivery(
            "%s-%d-%d".formatted(Registers.providerId(provider), year, half),
            Registers.providerName(provider),
            false,
            received,
            LocalDate.ofInstant(received, ZoneOffset.UTC),
            List.of(new Delivery.DataFile("reports.ndjson", content))));
    dice.set(world.config().seed(), Dice.PLANTED, year * 100L + half * 10L + provider);
  }

  private static long line(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    return 1;
  }
}
