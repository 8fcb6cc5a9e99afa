package eu.csar.transforms.receive.rules;

import java.nio.charset.StandardCharsets;

/**
 * A case reference of a third-country body in normal form (SU1).
 *
 * @param body trimmed, upper case; UNKNOWN where none was given
 * @param reference trimmed
 */
public record Reference(String body, String reference) {

  /** SHA-256 of body, a zero byte and reference; 32 bytes. */
  public byte[] digest() {
    byte[] left = body.getBytes(StandardCharsets.UTF_8);
    byte[] right = reference.getBytes(StandardCharsets.UTF_8);
    byte[] joined = new byte[left.length + 1 + right.length];
    System.arraycopy(left, 0, joined, 0, left.length);
    System.arraycopy(right, 0, joined, left.length + 1, right.length);
    return Sha256.of(joined);
  }
}
