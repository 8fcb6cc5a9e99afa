package eu.csar.runners.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import eu.csar.runners.bench.ObjectMarker.Put;
import eu.csar.runners.bench.RaceObjectMarkers.Outcome;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("In an object store,")
final class ObjectMarkerTest {

  @ParameterizedTest(name = "a conditional put has one writer, of eight at once ({0})")
  @ValueSource(strings = {ObjectStore.FILES, ObjectStore.MEMORY})
  void conditionalPutsHaveOneWriter(String backend) throws Exception {
    try (ObjectStore store =
        ObjectStore.start(ObjectStore.CLASS_PATH, backend).withBucket("race")) {
      assertThat(RaceObjectMarkers.race(store, 50, 8, true), is(new Outcome(50, 0, 0)));
    }
  }

  @Test
  @DisplayName("who comes second is told so, and the first one's object stands")
  void theSecondIsTold() throws Exception {
    try (ObjectStore store =
        ObjectStore.start(ObjectStore.CLASS_PATH, ObjectStore.FILES).withBucket("database")) {
      ObjectMarker marker = new ObjectMarker(store.client(), "database");
      assertThat(marker.read("runs/000001"), is(Optional.empty()));
      assertThat(marker.putIfAbsent("runs/000001", "first"), is(Put.WRITTEN));
      assertThat(marker.putIfAbsent("runs/000001", "second"), is(Put.TAKEN));
      assertThat(marker.read("runs/000001"), is(Optional.of("first")));
    }
  }

  @Test
  @DisplayName("Beam's create is not exclusive: the second replaces the first and nobody is told")
  void createReplaces() throws Exception {
    try (ObjectStore store =
        ObjectStore.start(ObjectStore.CLASS_PATH, ObjectStore.FILES).withBucket("database")) {
      FileSystems.setDefaultPipelineOptions(store.options());
      create("s3://database/runs/000001", "first");
      create("s3://database/runs/000001", "second");
      assertThat(
          new ObjectMarker(store.client(), "database").read("runs/000001"),
          is(Optional.of("second")));
    }
  }

  private static void create(String address, String text) throws Exception {
    try (WritableByteChannel out =
        FileSystems.create(FileSystems.matchNewResource(address, false), "text/plain")) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
