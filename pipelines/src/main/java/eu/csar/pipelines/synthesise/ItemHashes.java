package eu.csar.pipelines.synthesise;

import eu.csar.pipelines.synthesise.PerceptualHashes.Written;

/** The hash values of an item, drawn from its dice: first MD5, then SHA-1, then SHA-256. */
final class ItemHashes {
  private static final int MD5 = 16;
  private static final int SHA1 = 20;
  private static final int SHA256 = 32;

  private ItemHashes() {}

  /**
   * All three, and now and then a perceptual one, as an Annex III item lists them.
   *
   * @return what is known of the perceptual one, FAR where there is none
   */
  static Written all(JsonLine line, Dice item, boolean withSha1, PerceptualHashes perceptual) {
    line.name("hashes").array();
    line.object().field("type", "MD5").hexField("value", "", item, MD5, "").endObject();
    if (withSha1) {
      line.object().field("type", "SHA-1").hexField("value", "", item, SHA1, "").endObject();
    } else {
      skip(item, SHA1);
    }
    line.object().field("type", "SHA-256").hexField("value", "", item, SHA256, "").endObject();
    Written written = item.chance(0.05) ? perceptual.write(line, item) : Written.FAR;
    line.endArray();
    return written;
  }

  static void field(JsonLine line, String name, String algorithm, Dice item) {
    value(line.name(name), algorithm, item);
  }

  /** One of them. */
  static void value(JsonLine line, String algorithm, Dice item) {
    switch (algorithm) {
      case "MD5" -> line.hex("", item, MD5, "");
      case "SHA1" -> {
        skip(item, MD5);
        line.hex("", item, SHA1, "");
      }
      case "SHA256" -> {
        skip(item, MD5);
        skip(item, SHA1);
        line.hex("", item, SHA256, "");
      }
      default -> throw new IllegalArgumentException(algorithm);
    }
  }

  private static void skip(Dice item, int bytes) {
    for (int drawn = 0; drawn < bytes; drawn += 8) {
      item.next();
    }
  }
}
