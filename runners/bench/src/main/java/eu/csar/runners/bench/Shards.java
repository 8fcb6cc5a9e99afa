package eu.csar.runners.bench;

import com.github.luben.zstd.ZstdOutputStream;
import eu.csar.transforms.receive.rules.Compression;
import eu.csar.transforms.receive.rules.Format;
import eu.csar.transforms.receive.rules.PlannedFile;
import eu.csar.transforms.receive.rules.ReadLimits;
import eu.csar.transforms.receive.rules.ReadOnce;
import eu.csar.transforms.receive.rules.RecordSplitter;
import eu.csar.transforms.receive.rules.Sha256;
import eu.csar.transforms.receive.rules.Shard;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Whole shards, as the trial of the first reading takes them. */
final class Shards {
  private Shards() {}

  /** All records of all exports in one plain file; how many they are. */
  static long join(Path exports, Path lines) throws IOException {
    long count = 0;
    try (Stream<Path> files = Files.walk(exports);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(lines), 1 << 20)) {
      for (Path path :
          files.filter(file -> file.toString().contains(".ndjson")).sorted().toList()) {
        count += copy(path, out);
      }
    }
    return count;
  }

  /** Appends the records of an export's file to a stream; how many they are. */
  private static long copy(Path path, OutputStream out) throws IOException {
    long count = 0;
    try (RecordSplitter records = open(path)) {
      while (records.next()) {
        out.write(records.buffer(), records.start(), Math.toIntExact(records.length()));
        out.write('\n');
        count++;
      }
    }
    return count;
  }

  /** Writes a file compressed, beside itself. */
  static void compress(Path path) throws IOException {
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(Path.of(path + ".gz")));
        OutputStream zstd = new ZstdOutputStream(Files.newOutputStream(Path.of(path + ".zst")))) {
      Files.copy(path, gzip);
      Files.copy(path, zstd);
    }
  }

  /** Splits a whole file into records; the sum of their lengths. */
  static long lengths(Path path) throws IOException {
    long sum = 0;
    try (RecordSplitter records = open(path)) {
      while (records.next()) {
        sum += records.length();
      }
    }
    return sum;
  }

  private static RecordSplitter open(Path path) throws IOException {
    Compression compression =
        path.toString().endsWith(".gz")
            ? Compression.GZIP
            : path.toString().endsWith(".zst") ? Compression.ZSTD : Compression.NONE;
    PlannedFile file =
        new PlannedFile(
            "", path.toString(), "", 0, Files.size(path), compression, Format.ANNEX_III, List.of());
    return RecordSplitter.open(file, new Shard(0, 0, 0, 0, file.size(), true), ReadLimits.DEFAULT);
  }

  /** Digests a file as it stands on disk. */
  static long digest(Path path) throws IOException {
    MessageDigest sha256 = Sha256.fresh();
    byte[] buffer = new byte[256 << 10];
    try (InputStream in = Files.newInputStream(path)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha256.update(buffer, 0, count);
      }
    }
    return sha256.digest()[0];
  }

  /** Reads a shard as the job does, blocks and all; how many bytes of blocks came out. */
  static long readOnce(ReadOnce reading, Shard shard) {
    long[] size = {0};
    reading.read(shard, block -> size[0] += block.bytes().length);
    return size[0];
  }
}
