package eu.csar.schemas.codes;

/** Type of service that reports under Article 12. */
public enum ServiceType implements PublishedCode {
  HOSTING("Hosting service (Article 2(a))."),
  INTERPERSONAL_COMMUNICATIONS("Interpersonal communications service (Article 2(b)).");

  private final String meaning;

  ServiceType(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
