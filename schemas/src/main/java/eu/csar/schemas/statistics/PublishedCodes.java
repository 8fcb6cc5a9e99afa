package eu.csar.schemas.statistics;

import eu.csar.schemas.statistics.Publication.Band;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codes that only published tables have: totals, groups and bands. */
public final class PublishedCodes {
  /** The whole of a dimension (SDMX). */
  public static final String TOTAL = "_T";

  /** The first year of a block of years that are published together. */
  public static final int FIRST_BLOCK = 2022;

  static final String SUM = "SUM";
  static final String SMALL_STATES = "SMALL_STATES";

  /** States with fewer than three million inhabitants. */
  static final List<String> OF_SMALL_STATES = List.of("EE", "CY", "LV", "LT", "LU", "MT", "SI");

  static final Map<String, Band> DAYS = new LinkedHashMap<>();
  static final Map<String, Band> TIMES = new LinkedHashMap<>();

  static {
    DAYS.put("D0-7", new Band(0, 7));
    DAYS.put("D8-30", new Band(8, 30));
    DAYS.put("D31-90", new Band(31, 90));
    DAYS.put("D91-180", new Band(91, 180));
    DAYS.put("D181-365", new Band(181, 365));
    DAYS.put("D_GE366", new Band(366, Band.OPEN));
    TIMES.put("N1", new Band(1, 1));
    TIMES.put("N2", new Band(2, 2));
    TIMES.put("N3-5", new Band(3, 5));
    TIMES.put("N6-10", new Band(6, 10));
    TIMES.put("N11-50", new Band(11, 50));
    TIMES.put("N_GE51", new Band(51, Band.OPEN));
  }

  /** What the codes say that no list of internal tables has. */
  public static final CodeList ALL =
      CodeList.of(
          "published",
          "Codes that only published tables have",
          TOTAL,
          "All of them together.",
          SUM,
          "Sum of the rows; what went to several States counts in each.",
          SMALL_STATES,
          "Estonia, Cyprus, Latvia, Lithuania, Luxembourg, Malta and Slovenia together.",
          "Y_LT12",
          "Under 12.",
          "WITH_OUTCOME",
          "Whatever was returned.",
          "UNFOUNDED",
          "Manifestly unfounded, for whatever reason.",
          "NOT_UNFOUNDED",
          "Forwarded, or held for review.",
          "NOT_FORWARDED",
          "Held for review, or manifestly unfounded.",
          "NOT_RESCUED",
          "Victims identified and not said to be rescued.",
          "NOT_ACCESSIBLE",
          "Victims assisted who did not ask for accessible help.",
          "D0-7",
          "Up to 7 days.",
          "D8-30",
          "8 to 30 days.",
          "D31-90",
          "31 to 90 days.",
          "D91-180",
          "91 to 180 days.",
          "D181-365",
          "181 to 365 days.",
          "D_GE366",
          "More than 365 days.",
          "N1",
          "Once.",
          "N2",
          "Twice.",
          "N3-5",
          "3 to 5 times.",
          "N6-10",
          "6 to 10 times.",
          "N11-50",
          "11 to 50 times.",
          "N_GE51",
          "More than 50 times.");

  private PublishedCodes() {}
}
