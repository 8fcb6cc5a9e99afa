package eu.csar.pipelines.synthesise;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.maxmind.db.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodeIpDatabaseTest {
  @Test
  void theReaderFindsEachNetworkAndNothingBesides(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("ip-country.mmdb");
    EncodeIpDatabase.of(1_767_225_600L)
        .network("5.1.0.0", 16, "FR")
        .network("5.2.3.0", 24, "DE")
        .network("2a00:1::", 32, "IE")
        .network("198.18.7.9", 32, "GR")
        .write(file);
    try (Reader reader = new Reader(file.toFile())) {
      assertThat(country(reader, "5.1.0.0"), equalTo("FR"));
      assertThat(country(reader, "5.1.255.255"), equalTo("FR"));
      assertThat(country(reader, "::ffff:5.1.2.3"), equalTo("FR"));
      assertThat(country(reader, "5.2.3.77"), equalTo("DE"));
      assertThat(country(reader, "2a00:1:ffff::1"), equalTo("IE"));
      assertThat(country(reader, "198.18.7.9"), equalTo("GR"));
      assertThat(country(reader, "5.0.255.255"), is(nullValue()));
      assertThat(country(reader, "5.2.4.0"), is(nullValue()));
      assertThat(country(reader, "2a00:2::"), is(nullValue()));
      assertThat(country(reader, "198.18.7.8"), is(nullValue()));
      assertThat(
          reader.getMetadata().getBuildDate().toInstant(),
          equalTo(Instant.parse("2026-01-01T00:00:00Z")));
      assertThat(reader.getMetadata().getIpVersion(), equalTo(6));
    }
  }

  @Test
  void theLongerNetworkWinsInAnyOrder() throws IOException {
    byte[] oneOrder =
        EncodeIpDatabase.of(0)
            .network("10.0.0.0", 8, "FR")
            .network("10.9.0.0", 16, "DE")
            .network("10.9.9.0", 24, "FR")
            .encode();
    byte[] otherOrder =
        EncodeIpDatabase.of(0)
            .network("10.9.9.0", 24, "FR")
            .network("10.9.0.0", 16, "DE")
            .network("10.0.0.0", 8, "FR")
            .encode();
    assertThat(otherOrder, equalTo(oneOrder));
    try (Reader reader = new Reader(new ByteArrayInputStream(oneOrder))) {
      assertThat(country(reader, "10.1.1.1"), equalTo("FR"));
      assertThat(country(reader, "10.9.1.1"), equalTo("DE"));
      assertThat(country(reader, "10.9.9.1"), equalTo("FR"));
    }
  }

  @Test
  void anEmptyDatabaseKnowsNoAddress() throws IOException {
    byte[] empty = EncodeIpDatabase.of(1).encode();
    try (Reader reader = new Reader(new ByteArrayInputStream(empty))) {
      assertThat(country(reader, "5.1.0.0"), is(nullValue()));
      assertThat(country(reader, "2a00::1"), is(nullValue()));
    }
  }

  @Test
  void thousandsOfNetworksAgreeWithAMap() throws IOException {
    Random random = new Random(7);
    String[] codes = {"FR", "DE", "IE", "PL", "US", "A1", "EU"};
    Map<Integer, String> expected = new TreeMap<>();
    EncodeIpDatabase database = EncodeIpDatabase.of(2);
    while (expected.size() < 3_000) {
      int network = random.nextInt(1 << 16);
      if (!expected.containsKey(network)) {
        String code = codes[random.nextInt(codes.length)];
        expected.put(network, code);
        database.network((network >>> 8) + "." + (network & 255) + ".0.0", 16, code);
      }
    }
    try (Reader reader = new Reader(new ByteArrayInputStream(database.encode()))) {
      for (int i = 0; i < 20_000; i++) {
        int network = random.nextInt(1 << 16);
        String address = (network >>> 8) + "." + (network & 255) + ".200." + random.nextInt(256);
        assertThat(country(reader, address), equalTo(expected.get(network)));
      }
    }
  }

  @Test
  void refusesWhatIsNoNetwork() {
    EncodeIpDatabase database = EncodeIpDatabase.of(0).network("5.1.0.0", 16, "FR");
    assertThrows(IllegalArgumentException.class, () -> database.network("5.1.0.0", 33, "FR"));
    assertThrows(IllegalArgumentException.class, () -> database.network("example", 8, "FR"));
    assertThrows(IllegalArgumentException.class, () -> database.network("5.1.0.0", 16, "DE"));
  }

  @SuppressWarnings("unchecked")
  private static @Nullable String country(Reader reader, String address) throws IOException {
    Map<String, Map<String, String>> data = reader.get(InetAddress.getByName(address), Map.class);
    return data == null ? null : data.getOrDefault("country", Map.of()).get("iso_code");
  }
}
