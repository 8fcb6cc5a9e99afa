package eu.csar.transforms.match.rules;

/** The Centre's lists. The order is that of match rows. */
public enum IndicatorList {
  /** Article 44(1)(a): known child sexual abuse material. */
  KNOWN(0, "known"),
  /** Article 44(1)(b): new material. */
  NEW(1, "new"),
  /** Article 44(1)(c): solicitation of children. */
  SOLICITATION(2, "solicitation"),
  /** Working list made from Article 36(4) notices (JU1); not an Article 44 database. */
  NOT_ABUSE(3, "not_abuse"),
  /** Article 44(3): uniform resource locators. */
  URLS(4, "urls");

  private final int number;
  private final String fileStem;

  IndicatorList(int number, String fileStem) {
    this.number = number;
    this.fileStem = fileStem;
  }

  /** Number in an index file; must never change. */
  int number() {
    return number;
  }

  static IndicatorList numbered(int number) {
    return switch (number) {
      case 0 -> KNOWN;
      case 1 -> NEW;
      case 2 -> SOLICITATION;
      case 3 -> NOT_ABUSE;
      case 4 -> URLS;
      default -> throw new IllegalArgumentException("no list " + number);
    };
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
