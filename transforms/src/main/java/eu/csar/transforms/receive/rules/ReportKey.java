package eu.csar.transforms.receive.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The key of a report (ID2): SHA-256 over namespace, id kind and id, each as UTF-8 bytes preceded
 * by their 4-byte big-endian length. Ids are taken exactly as given.
 */
public final class ReportKey {

  private ReportKey() {}

  /** The key as 32 bytes. */
  public static byte[] of(String namespace, IdKind kind, String id) {
    MessageDigest digest = Sha256.fresh();
    update(digest, namespace);
    update(digest, kind.name());
    update(digest, id);
    return digest.digest();
  }

  /** The key as it stands in tables: 64 lower-case hexadecimal digits. */
  public static String hexOf(String namespace, IdKind kind, String id) {
    return Sha256.hex(of(namespace, kind, id));
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
    digest.update(bytes);
  }
}
