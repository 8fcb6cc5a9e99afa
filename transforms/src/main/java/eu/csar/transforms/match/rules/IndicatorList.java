package eu.csar.transforms.match.rules;

/**
 * The Centre's lists. The order is that of the index file and of match rows, and must not change.
 */
public enum IndicatorList {
  /** Article 44(1)(a): known child sexual abuse material. */
  KNOWN("known"),
  /** Article 44(1)(b): new material. */
  NEW("new"),
  /** Article 44(1)(c): solicitation of children. */
  SOLICITATION("solicitation"),
  /** Working list made from Article 36(4) notices (JU1); not an Article 44 database. */
  NOT_ABUSE("not_abuse"),
  /** Article 44(3): uniform resource locators. */
  URLS("urls");

  private final String fileStem;

  IndicatorList(String fileStem) {
    this.fileStem = fileStem;
  }

  /** Name of the list's file without {@code .ndjson} or {@code .parquet}. */
  public String fileStem() {
    return fileStem;
  }

  /** Whether a match speaks for abuse: every list but the not-abuse list. */
  public boolean isPositive() {
    return this != NOT_ABUSE;
  }
}
