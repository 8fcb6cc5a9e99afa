package eu.csar.schemas.codes;

/** Kind of an indication of jurisdiction. */
public enum SignalKind implements PublishedCode {
  ESTIMATED_LOCATION("Location of the subject or of the media."),
  UPLOAD_ADDRESS("Internet address of an upload."),
  BILLING_COUNTRY("Billing country of a user."),
  PHONE_PREFIX("Calling code of a user's phone number."),
  OTHER_ADDRESS("Internet address of a login, a registration or another event."),
  VICTIM_LOCATION("Own location of a child or of a user with role VICTIM."),
  RECIPIENT_LOCATION("Own location of a user with role RECIPIENT.");

  private final String meaning;

  SignalKind(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
