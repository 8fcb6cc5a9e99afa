package eu.csar.runners.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.bench.ObjectMarker.Put;
import eu.csar.runners.bench.RaceObjectMarkers.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In an object store,")
final class ObjectMarkerTest {

  private static ObjectStore store;

  @BeforeAll
  static void start() throws IOException {
    store =
        ObjectStore.start(ObjectStore.CLASS_PATH, ObjectStore.FILES)
            .withBucket("race")
            .withBucket("database");
    FileSystems.setDefaultPipelineOptions(store.options());
  }

  @AfterAll
  static void stop() throws IOException {
    store.close();
  }

  @Test
  @DisplayName("a conditional put has one writer, of eight at once")
  void aConditionalPutHasOneWriter() throws Exception {
    assertThat(RaceObjectMarkers.race(store, 30, 8, true), is(new Outcome(30, 0, 0)));
  }

  @Test
  @DisplayName("a conditional put has one writer also where objects are kept in memory")
  void aConditionalPutHasOneWriterInMemory() throws Exception {
    try (ObjectStore memory =
        ObjectStore.start(ObjectStore.CLASS_PATH, ObjectStore.MEMORY).withBucket("race")) {
      assertThat(RaceObjectMarkers.race(memory, 30, 8, true), is(new Outcome(30, 0, 0)));
    }
  }

  @Test
  @DisplayName("who comes second is told so, and the first one's object stands")
  void theSecondIsTold() {
    ObjectMarker marker = new ObjectMarker(store.client(), "database");
    assertThat(marker.read("runs/000001"), is(Optional.empty()));
    assertThat(marker.putIfAbsent("runs/000001", "first"), is(Put.WRITTEN));
    assertThat(marker.putIfAbsent("runs/000001", "second"), is(Put.TAKEN));
    assertThat(marker.read("runs/000001"), is(Optional.of("first")));
  }

  @Test
  @DisplayName("a plain put has eight writers, of eight at once, and seven were told a falsehood")
  void aPlainPutHasNoOneWriter() throws Exception {
    assertThat(RaceObjectMarkers.race(store, 3, 8, false), is(new Outcome(3, 3, 3)));
  }

  @Test
  @DisplayName("Beam's create is not exclusive: the second replaces the first and nobody is told")
  void createReplaces() throws Exception {
    create("s3://database/runs/000002", "first");
    create("s3://database/runs/000002", "second");
    assertThat(
        new ObjectMarker(store.client(), "database").read("runs/000002"),
        is(Optional.of("second")));
  }

  @Test
  @DisplayName("Beam's rename puts a new object over whatever has the name")
  void renameReplaces() throws Exception {
    create("s3://database/tmp/marker", "late");
    create("s3://database/runs/000003", "first");
    FileSystems.rename(
        List.of(FileSystems.matchNewResource("s3://database/tmp/marker", false)),
        List.of(FileSystems.matchNewResource("s3://database/runs/000003", false)));
    assertThat(
        new ObjectMarker(store.client(), "database").read("runs/000003"), is(Optional.of("late")));
  }

  private static void create(String address, String text) throws Exception {
    try (WritableByteChannel out =
        FileSystems.create(FileSystems.matchNewResource(address, false), "text/plain")) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
