package eu.csar.schemas.codes;

import java.util.Locale;

/** Package file in which a forwarded report stands. */
public enum Lane implements PublishedCode {
  URGENT("Marked urgent by the provider and by the Centre (Article 48(4)).", "Open first."),
  PRIORITY("Anything that is neither urgent nor known material only.", "Open next."),
  KNOWN("Known material only, as far as matched or claimed.", "");

  private final String meaning;
  private final String action;

  Lane(String meaning, String action) {
    this.meaning = meaning;
    this.action = action;
  }

  /** The word in the table forwards and in file names: urgent, priority, known. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public String action() {
    return action;
  }
}
