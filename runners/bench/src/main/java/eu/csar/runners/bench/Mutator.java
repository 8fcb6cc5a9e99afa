package eu.csar.runners.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes in ways that make sense to parsers; a seed gives the same damages. */
final class Mutator {
  private static final int MOST_MUTATIONS = 6;
  private static final List<byte[]> TOKENS =
      List.of(
          token("<!--"),
          token("-->"),
          token("<![CDATA["),
          token("]]>"),
          token("<?x "),
          token("?>"),
          token("<!DOCTYPE a ["),
          token("&amp;"),
          token("&#0;"),
          token("&#xD800;"),
          token("<report>"),
          token("</report>"),
          token("<cyberTip>"),
          token("</cyberTip>"),
          token("/>"),
          token("<"),
          token(">"),
          token("\""),
          token("'"),
          token("\\"),
          token("\\u"),
          token("\\ud800"),
          token("{"),
          token("}"),
          token("[["),
          token("]"),
          token(","),
          token(":"),
          token("\n"),
          token("\r\n"),
          token("\u0000"),
          token("\ufeff"),
          token("\uffff"),
          token("1e999"),
          token("-"),
          token("null"),
          token("true"),
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xFF});

  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  /** A damaged copy. */
  byte[] of(byte[] given) {
    byte[] bytes = given.clone();
    for (int left = 1 + random.nextInt(MOST_MUTATIONS); left > 0; left--) {
      bytes = once(bytes);
    }
    return bytes;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return TOKENS.get(random.nextInt(TOKENS.size())).clone();
    }
    int at = random.nextInt(bytes.length);
    int count = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(8) == 0 ? 400 : 12));
    byte[] there = Arrays.copyOfRange(bytes, at, at + count);
    return switch (random.nextInt(7)) {
      case 0 -> replaced(bytes, at, 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
      case 1 -> replaced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replaced(bytes, at, count, new byte[0]);
      case 3 -> replaced(bytes, at, 0, there);
      case 4 -> replaced(bytes, random.nextInt(bytes.length), 0, there);
      default -> replaced(bytes, at, 0, TOKENS.get(random.nextInt(TOKENS.size())));
    };
  }

  private static byte[] replaced(byte[] bytes, int at, int gone, byte[] by) {
    byte[] made = new byte[bytes.length - gone + by.length];
    System.arraycopy(bytes, 0, made, 0, at);
    System.arraycopy(by, 0, made, at, by.length);
    System.arraycopy(bytes, at + gone, made, at + by.length, bytes.length - at - gone);
    return made;
  }

  private static byte[] token(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
