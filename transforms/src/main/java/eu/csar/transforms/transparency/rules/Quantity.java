package eu.csar.transforms.transparency.rules;

import eu.csar.schemas.statistics.ProtectionMethod;
import eu.csar.transforms.protect.rules.Ratio;
import eu.csar.transforms.transparency.rules.PublishedTables.Code;
import eu.csar.transforms.transparency.rules.PublishedTables.Dimension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a table is about, as one number for each year and cell: its count, one of its measures, or a
 * rate of two of them. Rates and means are made of printed figures alone.
 *
 * @param measure code of the measure; null where the table has only one
 * @param over code of the measure by which it is divided; null where it is a count
 * @param kind how it is said
 */
record Quantity(@Nullable String measure, @Nullable String over, Kind kind) {

  /** How a quantity is said. */
  enum Kind {
    COUNT,
    SHARE,
    /** A sum of minutes over a count: said in hours. */
    HOURS,
    /** A sum of days over a count. */
    DAYS
  }

  private static final List<Quantity> RATES =
      List.of(
          new Quantity("EXECUTION_MINUTES", "EXECUTED", Kind.HOURS),
          new Quantity("DECISION_DAYS", "DECIDED", Kind.DAYS),
          new Quantity("ERRORS", "REVIEWED", Kind.SHARE));

  /** The rates that a table gives, in order. */
  static List<Quantity> rates(FiguresOfTable figures) {
    Set<String> measures =
        measures(figures).stream().map(Code::code).collect(Collectors.toUnmodifiableSet());
    return RATES.stream()
        .filter(rate -> rate.over() != null && measures.contains(rate.over()))
        .filter(rate -> rate.measure() != null && measures.contains(rate.measure()))
        .toList();
  }

  /** What the table is about first: a rate, else the measure of the whole, else its first one. */
  static Quantity first(FiguresOfTable figures) {
    List<Quantity> rates = rates(figures);
    if (!rates.isEmpty()) {
      return rates.get(0);
    }
    String whole = figures.table().dimension("measure").map(FiguresOfTable::whole).orElse(null);
    return measures(figures).stream()
        .filter(code -> whole == null || code.code().equals(whole))
        .findFirst()
        .map(code -> new Quantity(code.code(), null, Kind.COUNT))
        .orElse(new Quantity(null, null, Kind.COUNT));
  }

  /** The codes of the measures of a table; none where it has only one. */
  static List<Code> measures(FiguresOfTable figures) {
    Optional<Dimension> measure = figures.table().dimension("measure");
    return measure.map(Dimension::codes).orElse(List.of());
  }

  /** A measure of a table with its meaning. */
  static Code code(FiguresOfTable figures, String measure) {
    return measures(figures).stream()
        .filter(one -> one.code().equals(measure))
        .findFirst()
        .orElse(new Code(measure, measure));
  }

  /** The printed figures of which it is made: one, or numerator and denominator. */
  List<PublishedFigure> parts(FiguresOfTable figures, int year, Map<String, String> codes) {
    if (measure == null) {
      return List.of(figures.at(year, codes));
    }
    Map<String, String> of = new HashMap<>(codes);
    of.put("measure", measure);
    PublishedFigure numerator = figures.at(year, of);
    if (over == null) {
      return List.of(numerator);
    }
    of.put("measure", over);
    return List.of(numerator, figures.at(year, of));
  }

  /** None of rounded figures that are small: rounding could make it any size. */
  private static @Nullable Ratio ratio(FiguresOfTable figures, List<PublishedFigure> parts) {
    Long denominator = parts.get(1).value();
    boolean rounded = figures.table().method() == ProtectionMethod.ROUNDING;
    return rounded && denominator != null && denominator < Change.LEAST
        ? null
        : parts.get(0).over(parts.get(1));
  }

  /** Its value; null where it is not printed. Hours and days are decimal. */
  @Nullable Double value(FiguresOfTable figures, int year, Map<String, String> codes) {
    List<PublishedFigure> parts = parts(figures, year, codes);
    if (parts.size() == 1) {
      Long value = parts.get(0).value();
      return value == null ? null : (Double) value.doubleValue();
    }
    Ratio ratio = ratio(figures, parts);
    if (ratio == null) {
      return null;
    }
    return kind == Kind.HOURS ? ratio.value() / 60 : ratio.value();
  }

  /** As it stands in a sentence: without the flag of what is partial, which the sentence tells. */
  String said(Words words, FiguresOfTable figures, int year, Map<String, String> codes) {
    List<PublishedFigure> parts = parts(figures, year, codes);
    Long value = parts.get(0).value();
    return parts.size() == 1 && value != null
        ? words.number(value)
        : printed(words, figures, year, codes);
  }

  /** Whether a figure of which it is made rests on a part of the year or of the senders. */
  boolean isPartial(FiguresOfTable figures, int year, Map<String, String> codes) {
    return parts(figures, year, codes).stream().anyMatch(PublishedFigure::partial);
  }

  /** As it is printed, or the sign in its place. */
  String printed(Words words, FiguresOfTable figures, int year, Map<String, String> codes) {
    List<PublishedFigure> parts = parts(figures, year, codes);
    if (parts.size() == 1) {
      return words.figure(parts.get(0));
    }
    Ratio ratio = ratio(figures, parts);
    if (ratio == null) {
      return parts.stream()
          .filter(part -> !part.isPrinted())
          .findFirst()
          .map(words::figure)
          .orElse(":");
    }
    return switch (kind) {
      case SHARE -> words.percent(ratio);
      case HOURS -> measured(words, "quantity.hours", ratio.value() / 60);
      default -> measured(words, "quantity.days", ratio.value());
    };
  }

  /** The number decides of one or several: in French 1,7 is one. */
  private static String measured(Words words, String key, double number) {
    double printed = Math.round(number * 10) / 10.0;
    return words.text(key, "n", printed, "value", words.decimal(number));
  }
}
