package eu.csar.transforms.publish.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.csar.schemas.tables.MatchRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * How many reports matched each indicator: counted part by part, brought together as blocks by
 * bucket of the indicator's digest. One viral indicator is one entry of each block.
 */
final class IndicatorMatches {
  /** Counts of one indicator. */
  static final class Tally {
    final String list;
    final String indicatorId;
    final TreeSet<String> namespaces = new TreeSet<>();
    long reports;
    long matches;
    long perceptual;

    Tally(String list, String indicatorId) {
      this.list = list;
      this.indicatorId = indicatorId;
    }
  }

  private final SortedMap<String, Tally> tallies = new TreeMap<>();

  /** The digest by which an indicator is looked up. */
  static String digest(String list, String indicatorId) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    sha256.update(list.getBytes(UTF_8));
    sha256.update((byte) 0);
    byte[] digest = sha256.digest(indicatorId.getBytes(UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
  }

  /** By digest, in its order. */
  SortedMap<String, Tally> tallies() {
    return tallies;
  }

  /** Counts the matches of one report. */
  void add(String namespace, Iterable<MatchRow> matches) {
    Map<String, Tally> met = new HashMap<>();
    for (MatchRow match : matches) {
      String digest = digest(match.getList(), match.getIndicatorId());
      Tally tally = tally(digest, match.getList(), match.getIndicatorId());
      tally.matches++;
      if (match.getStrength().equals("PERCEPTUAL")) {
        tally.perceptual++;
      }
      if (met.put(digest, tally) == null) {
        tally.reports++;
        tally.namespaces.add(namespace);
      }
    }
  }

  private Tally tally(String digest, String list, String indicatorId) {
    return tallies.computeIfAbsent(digest, d -> new Tally(list, indicatorId));
  }

  /** Shows a block for each bucket that has any. */
  void forEachBlock(BiConsumer<Integer, byte[]> consumer) throws IOException {
    Map<Integer, ByteArrayOutputStream> blocks = new TreeMap<>();
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      DataOutputStream out =
          new DataOutputStream(
              blocks.computeIfAbsent(
                  KeyRange.bucketOf(entry.getKey()), bucket -> new ByteArrayOutputStream()));
      Tally tally = entry.getValue();
      out.writeUTF(entry.getKey());
      out.writeUTF(tally.list);
      byte[] id = tally.indicatorId.getBytes(UTF_8);
      out.writeInt(id.length);
      out.write(id);
      out.writeLong(tally.reports);
      out.writeLong(tally.matches);
      out.writeLong(tally.perceptual);
      out.writeInt(tally.namespaces.size());
      for (String namespace : tally.namespaces) {
        out.writeUTF(namespace);
      }
    }
    blocks.forEach((bucket, block) -> consumer.accept(bucket, block.toByteArray()));
  }

  /** Adds what a block counts. */
  void addBlock(byte[] block) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
    while (in.available() > 0) {
      String digest = in.readUTF();
      String list = in.readUTF();
      Tally tally = tally(digest, list, new String(in.readNBytes(in.readInt()), UTF_8));
      tally.reports += in.readLong();
      tally.matches += in.readLong();
      tally.perceptual += in.readLong();
      for (int i = in.readInt(); i > 0; i--) {
        tally.namespaces.add(in.readUTF());
      }
    }
  }
}
