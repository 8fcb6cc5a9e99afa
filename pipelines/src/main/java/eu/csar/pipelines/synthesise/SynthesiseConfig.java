package eu.csar.pipelines.synthesise;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code ./csar synthesise} is asked for. Option texts of the verb stand with each component.
 *
 * @param reports {@code --reports=N}, required: plain reports to make; planted cases come in
 *     exports of their own, besides. Example: 10000
 * @param seed {@code --seed=S}, default 1: the same seed and options give the same bytes
 * @param output {@code --output=DIR}, required: directory to create; must not exist
 * @param exports {@code --exports=K}, default 10: plain exports over which the reports are spread
 * @param days {@code --days=D}, default 1: days (UTC) over which the exports are received; ten make
 *     a history, see {@link History}
 * @param from {@code --from=DATE}, default 2026-01-05: the first of these days
 * @param indicators {@code --indicators=N}, default 1000: entries over all exact lists, part of
 *     them equal to items of the world
 * @param pdq {@code --pdq=N}, default 100: perceptual entries of the list of known material
 * @param plain {@code --plain}: no planted cases
 * @param firstShare what the first provider sends of all, the others in equal parts: for benches,
 *     without an option of the verb; {@link #AS_OBSERVED}: shares as regulation.md 11 has them
 * @param cyberTipline {@code --with=cybertipline}: every how many plain exports one comes as
 *     CyberTipline XML, {@link #MIXED} by the option; 0: none
 * @param brokenExports {@code --with=broken-exports}: {@link BrokenExports} beside
 */
public record SynthesiseConfig(
    long reports,
    long seed,
    Path output,
    int exports,
    int days,
    LocalDate from,
    int indicators,
    int pdq,
    boolean plain,
    double firstShare,
    int cyberTipline,
    boolean brokenExports) {

  public static final double AS_OBSERVED = 0;
  public static final int ANNEX_III_ALONE = 0;
  public static final int CYBERTIPLINE_ALONE = 1;
  public static final int MIXED = 2;
  public static final long DEFAULT_SEED = 1;
  public static final int DEFAULT_EXPORTS = 10;
  public static final int DEFAULT_DAYS = 1;
  public static final LocalDate DEFAULT_FROM = LocalDate.of(2026, 1, 5);
  public static final int DEFAULT_INDICATORS = 1000;
  public static final int DEFAULT_PDQ = 100;

  /** Refuses impossible values, all mistakes in one message. */
  public SynthesiseConfig {
    List<String> mistakes = new ArrayList<>();
    check(reports >= 1, "--reports must be at least 1", mistakes);
    check(exports >= 1 && exports <= 9999, "--exports must be from 1 to 9999", mistakes);
    check(days >= 1 && days <= 3660, "--days must be from 1 to 3660", mistakes);
    check(exports >= days, "--exports must be at least --days", mistakes);
    check(reports >= exports, "--reports must be at least --exports", mistakes);
    check(indicators >= 0, "--indicators must not be negative", mistakes);
    check(pdq >= 0, "--pdq must not be negative", mistakes);
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
  }

  /** With shares as observed. */
  public SynthesiseConfig(
      long reports,
      long seed,
      Path output,
      int exports,
      int days,
      LocalDate from,
      int indicators,
      int pdq,
      boolean plain) {
    this(
        reports,
        seed,
        output,
        exports,
        days,
        from,
        indicators,
        pdq,
        plain,
        AS_OBSERVED,
        ANNEX_III_ALONE,
        false);
  }

  /** The same with one of so many plain exports in CyberTipline XML. */
  public SynthesiseConfig withCyberTipline(int every) {
    return new SynthesiseConfig(
        reports,
        seed,
        output,
        exports,
        days,
        from,
        indicators,
        pdq,
        plain,
        firstShare,
        every,
        brokenExports);
  }

  /** The same without planted cases. */
  public SynthesiseConfig asPlain() {
    return new SynthesiseConfig(
        reports,
        seed,
        output,
        exports,
        days,
        from,
        indicators,
        pdq,
        true,
        firstShare,
        ANNEX_III_ALONE,
        false);
  }

  /** The same with exports that have one defect each, beside. */
  public SynthesiseConfig withBrokenExports() {
    return new SynthesiseConfig(
        reports,
        seed,
        output,
        exports,
        days,
        from,
        indicators,
        pdq,
        plain,
        firstShare,
        cyberTipline,
        true);
  }

  boolean isCyberTipline(int export) {
    return cyberTipline > 0 && export % cyberTipline == cyberTipline - 1;
  }

  /** The default world of so many reports. */
  public static SynthesiseConfig of(long reports, Path output) {
    return new SynthesiseConfig(
        reports,
        DEFAULT_SEED,
        output,
        DEFAULT_EXPORTS,
        DEFAULT_DAYS,
        DEFAULT_FROM,
        DEFAULT_INDICATORS,
        DEFAULT_PDQ,
        false);
  }

  private static void check(boolean holds, String mistake, List<String> mistakes) {
    if (!holds) {
      mistakes.add(mistake);
    }
  }
}
