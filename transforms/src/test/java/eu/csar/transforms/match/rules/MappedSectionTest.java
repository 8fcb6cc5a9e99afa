package eu.csar.transforms.match.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedSectionTest {
  @Test
  void manyWindowsReadLikeOne(@TempDir Path directory) throws IOException {
    byte[] bytes = Lists.bytes(new Random(5), 20 * 500);
    Path file = Files.write(directory.resolve("section"), bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      // Windows of 60 bytes: three records of 20.
      MappedSection section = MappedSection.map(channel, 20, bytes.length - 20L, 20, 64);
      ByteBuffer expected = ByteBuffer.wrap(bytes, 20, bytes.length - 20).slice();
      for (int record = 0; record < 499; record++) {
        assertThat(section.longAt(record * 20L), equalTo(expected.getLong(record * 20)));
        assertThat(section.intAt(record * 20L + 16), equalTo(expected.getInt(record * 20 + 16)));
        assertThat(section.byteAt(record * 20L + 19), equalTo(expected.get(record * 20 + 19)));
      }
      byte[] copied = new byte[1000];
      section.copy(37, copied, 0, 1000);
      assertThat(copied, equalTo(Arrays.copyOfRange(bytes, 57, 1057)));
      CRC32C crc = new CRC32C();
      crc.update(bytes, 20, bytes.length - 20);
      assertThat(section.checksum(), equalTo((int) crc.getValue()));
    }
  }
}
