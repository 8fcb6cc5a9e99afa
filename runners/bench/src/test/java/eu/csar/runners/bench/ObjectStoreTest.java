package eu.csar.runners.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import eu.csar.pipelines.synthesise.Synthesise;
import eu.csar.pipelines.synthesise.SynthesiseConfig;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Through Beam's file system, an object store")
final class ObjectStoreTest {
  /** A published database that the build has anyway. */
  private static final Path DATABASE =
      Path.of("..", "launcher", "src", "test", "resources", "golden", "database");

  private static Path exports = Path.of("");
  private static ObjectStore store;

  @BeforeAll
  static void putExports(@TempDir Path directory) throws Exception {
    Path world = directory.resolve("world");
    Synthesise.world(
            new SynthesiseConfig(200, 1, world, 4, 1, SynthesiseConfig.DEFAULT_FROM, 100, 0, true))
        .run(new PrintWriter(Writer.nullWriter()));
    exports = world.resolve("exports");
    store =
        ObjectStore.start(ObjectStore.CLASS_PATH, ObjectStore.FILES)
            .withBucket("exports")
            .withBucket("packages");
    FileSystems.setDefaultPipelineOptions(store.options());
    for (Path file : filesBelow(exports)) {
      put(file, "s3://exports/" + exports.relativize(file));
    }
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  @Test
  @DisplayName("lists exports with their sizes, and gives back their bytes")
  void givesExportsBack() throws Exception {
    Map<String, String> sent = new TreeMap<>();
    for (Path file : filesBelow(exports)) {
      try (InputStream in = Files.newInputStream(file)) {
        sent.put(
            exports.relativize(file).toString(),
            Files.size(file) + " " + DigestUtils.sha256Hex(in));
      }
    }
    Map<String, String> found = new TreeMap<>();
    for (Metadata object : FileSystems.match("s3://exports/**").metadata()) {
      String key = object.resourceId().toString().substring("s3://exports/".length());
      try (InputStream in = Channels.newInputStream(FileSystems.open(object.resourceId()))) {
        found.put(key, object.sizeBytes() + " " + DigestUtils.sha256Hex(in));
      }
    }
    assertThat(found, is(sent));
    assertThat(
        found.keySet().stream().map(key -> key.substring(0, key.indexOf('/'))).distinct().toList(),
        is(List.of("export-0001", "export-0002", "export-0003", "export-0004")));
  }

  @Test
  @DisplayName("reads an export from a position on, as a shard does")
  void readsFromAPosition() throws Exception {
    Path file = exports.resolve("export-0001").resolve("reports-0001.ndjson");
    Metadata object = FileSystems.matchSingleFileSpec("s3://exports/" + exports.relativize(file));
    assertThat(object.isReadSeekEfficient(), is(true));
    byte[] all = Files.readAllBytes(file);
    try (ReadableByteChannel in = FileSystems.open(object.resourceId())) {
      assertThat(in, instanceOf(SeekableByteChannel.class));
      assertThat(((SeekableByteChannel) in).size(), is((long) all.length));
      for (int position : new int[] {all.length / 2, all.length - 100, 1000}) {
        ((SeekableByteChannel) in).position(position);
        byte[] read = Channels.newInputStream(in).readNBytes(100);
        assertThat(read, is(Arrays.copyOfRange(all, position, position + 100)));
      }
    }
  }

  @Test
  @DisplayName("holds the packages of a run with the digests of its marker")
  void holdsPackages() throws Exception {
    List<FileEntry> packages =
        RunMarker.read(DATABASE.resolve("runs").resolve("000001")).files().stream()
            .filter(file -> file.table().equals("packages"))
            .toList();
    for (FileEntry file : packages) {
      put(DATABASE.resolve(file.path()), "s3://packages/" + file.path());
    }
    for (FileEntry file : packages) {
      Metadata object = FileSystems.matchSingleFileSpec("s3://packages/" + file.path());
      assertThat(file.path(), object.sizeBytes(), is(file.bytes()));
      try (InputStream in = Channels.newInputStream(FileSystems.open(object.resourceId()))) {
        assertThat(file.path(), DigestUtils.sha256Hex(in), is(file.sha256()));
      }
    }
    assertThat(FileSystems.match("s3://packages/**").metadata().size(), is(8));
  }

  private static void put(Path file, String address) throws IOException {
    try (WritableByteChannel out =
        FileSystems.create(
            FileSystems.matchNewResource(address, false), "application/octet-stream")) {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
