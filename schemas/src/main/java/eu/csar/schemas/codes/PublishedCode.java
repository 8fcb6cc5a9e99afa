package eu.csar.schemas.codes;

/** A code that stands in the data. The published code tables are generated from all of them. */
public interface PublishedCode {

  /** The code as the data have it, upper case with underscores. */
  String name();

  /** What it says, in one sentence. */
  String meaning();

  /** What its reader should do; empty where nothing. */
  default String action() {
    return "";
  }
}
