package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The index file on which an overlay lies. Both stand in one directory, so that they can be moved
 * together.
 *
 * @param digest digest that names it, and through it all files below
 * @param fileName its name
 */
record BaseOfOverlay(String digest, String fileName) {
  byte[] encode() {
    byte[] name = fileName.getBytes(UTF_8);
    return ByteBuffer.allocate(32 + name.length)
        .put(HexFormat.of().parseHex(digest))
        .put(name)
        .array();
  }

  static BaseOfOverlay decode(ByteBuffer encoded) {
    byte[] digest = new byte[32];
    encoded.get(digest);
    return new BaseOfOverlay(HexFormat.of().formatHex(digest), UTF_8.decode(encoded).toString());
  }
}
