package eu.csar.schemas.codes;

/**
 * How an image is turned or mirrored for its perceptual hash to be near that of another one, in the
 * names of PDQ's reference; told by the hash alone, and never more than a link (SU5).
 */
public enum ImageTurn implements PublishedCode {
  ROTATED_90("Turned by 90 degrees."),
  ROTATED_180("Turned by 180 degrees."),
  ROTATED_270("Turned by 270 degrees."),
  FLIPPED_X("Mirrored, top to bottom."),
  FLIPPED_Y("Mirrored, left to right."),
  FLIPPED_PLUS_1("Mirrored at the diagonal."),
  FLIPPED_MINUS_1("Mirrored at the other diagonal.");

  private final String meaning;

  ImageTurn(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
