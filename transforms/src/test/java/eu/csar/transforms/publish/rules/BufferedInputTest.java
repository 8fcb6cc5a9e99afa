package eu.csar.transforms.publish.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file for Parquet")
class BufferedInputTest {

  @Test
  @DisplayName("gives the bytes of every place, in reads of every length")
  void random(@TempDir Path directory) throws Exception {
    Random random = new Random(3);
    byte[] bytes = new byte[100_000];
    random.nextBytes(bytes);
    BufferedInput input = new BufferedInput(Files.write(directory.resolve("file"), bytes));
    assertThat(input.getLength(), is(100_000L));
    try (var stream = input.newStream()) {
      for (int i = 0; i < 20_000; i++) {
        if (random.nextInt(3) == 0) {
          stream.seek(random.nextInt(bytes.length));
        }
        int at = (int) stream.getPos();
        if (random.nextBoolean()) {
          assertThat(stream.read(), is(at == bytes.length ? -1 : bytes[at] & 0xff));
        } else {
          int length = Math.min(random.nextInt(30_000), bytes.length - at);
          ByteBuffer read = ByteBuffer.allocate(length);
          stream.readFully(read);
          assertThat(
              Arrays.equals(read.array(), Arrays.copyOfRange(bytes, at, at + length)), is(true));
          assertThat(stream.getPos(), is((long) at + length));
        }
      }
      stream.seek(bytes.length);
      assertThat(stream.read(), is(-1));
    }
  }
}
