package eu.csar.pipelines.synthesise;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Report keys and digests of the truth. Written a second time, on purpose, from the words of ID2:
 * the truth must not call the rules that it judges.
 */
final class TruthKey {
  private TruthKey() {}

  /** Lower-case hex SHA-256 over the three texts, each after its length in four bytes. */
  static String of(String namespace, String kind, String id) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : new String[] {namespace, kind, id}) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
      bytes.writeBytes(utf8);
    }
    return hex(bytes.toByteArray());
  }

  static String digest(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(ExportFiles.sha256().digest(bytes));
  }
}
