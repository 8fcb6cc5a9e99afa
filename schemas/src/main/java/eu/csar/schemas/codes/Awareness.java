package eu.csar.schemas.codes;

/** How the provider became aware (R17). */
public enum Awareness implements PublishedCode {
  DETECTION_ORDER("Through a detection order."),
  PUBLIC_AUTHORITY_NOTICE("Through a notice of a public authority, Article 32 included."),
  HOTLINE_OR_TRUSTED_FLAGGER("Through a hotline or a trusted flagger."),
  USER_FLAG("Through a user's flag."),
  OWN_MOTION("By measures of its own."),
  OTHER("In another way.");

  private final String meaning;

  Awareness(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
