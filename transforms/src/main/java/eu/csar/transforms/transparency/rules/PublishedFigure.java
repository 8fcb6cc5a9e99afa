package eu.csar.transforms.transparency.rules;

import eu.csar.transforms.protect.rules.Figure;
import eu.csar.transforms.protect.rules.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * What is printed in one cell. All that is said in the annual report is said of these.
 *
 * @param kind why there is a number, or why there is none
 * @param value the number; null where the kind is another than {@code PRINTED}
 * @param partial the number rests on a part of the year, or of those who had to submit
 */
public record PublishedFigure(Kind kind, @Nullable Long value, boolean partial) {
  /** The cell is no cell of the table. */
  public static final PublishedFigure ABSENT = new PublishedFigure(Kind.ABSENT, null, false);

  /** What stands in a cell. */
  public enum Kind {
    PRINTED,
    CONFIDENTIAL,
    NOT_SUBMITTED,
    NOT_APPLICABLE,
    ABSENT
  }

  /** What a row prints. */
  static PublishedFigure of(PublishedTables.Row row) {
    boolean partial =
        row.obsStatus().equals("P")
            || row.note().equals("PARTLY_SUBMITTED")
            || (row.note().equals("PARTIAL_YEAR") && saysWhatBecame(row));
    if (row.value() != null) {
      return new PublishedFigure(Kind.PRINTED, row.value(), partial);
    }
    if (row.isConfidential()) {
      return new PublishedFigure(Kind.CONFIDENTIAL, null, partial);
    }
    return new PublishedFigure(
        row.obsStatus().equals("M") ? Kind.NOT_APPLICABLE : Kind.NOT_SUBMITTED, null, partial);
  }

  /** How many forwards there are the Centre counts; what became of them only States can say. */
  private static boolean saysWhatBecame(PublishedTables.Row row) {
    String outcome = row.code("outcome");
    return !outcome.isEmpty() && !outcome.equals("_T");
  }

  /** Whether a number is printed. */
  public boolean isPrinted() {
    return value != null;
  }

  /** The ratio to another; null where one of them is not printed, or the other is zero. */
  public @Nullable Ratio over(PublishedFigure denominator) {
    return Ratio.of(new Figure(value), new Figure(denominator.value));
  }
}
