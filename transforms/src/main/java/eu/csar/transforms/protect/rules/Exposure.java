package eu.csar.transforms.protect.rules;

/**
 * A finding of the audit: a cell of which a reader learns too much.
 *
 * @param table that prints the cell, or the first whose figures tell it
 * @param cell text of its key
 * @param reader who learns it
 * @param range what is left to the reader
 */
public record Exposure(String table, String cell, String reader, Range range) {

  /** A sentence for the operator; it stands in no release. */
  public String sentence() {
    return "table "
        + table
        + ": "
        + reader
        + " narrows "
        + cell
        + " to "
        + (range.isExact() ? "one value" : range.width() + 1 + " values");
  }
}
