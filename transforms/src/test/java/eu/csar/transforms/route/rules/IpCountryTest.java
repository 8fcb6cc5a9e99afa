package eu.csar.transforms.route.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The IP-to-country database")
class IpCountryTest {

  private final Path directory;

  IpCountryTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path small(String name, String country) {
    return new SmallIpDatabase()
        .with("20.1.0.0", 16, country)
        .with("2a00:1::", 32, "DE")
        .write(directory.resolve(name));
  }

  private static String codeOf(Path file) {
    return assertThrows(UnusableIpDatabaseException.class, () -> IpCountry.shared(file)).code();
  }

  @Test
  @DisplayName("answers the country of IPv4 and IPv6 addresses, and nothing for others")
  void answers() {
    IpCountry countries = IpCountry.shared(small("a.mmdb", "FR"));
    assertThat(countries.of(SmallIpDatabase.ip("20.1.255.255")), is("FR"));
    assertThat(countries.of(SmallIpDatabase.ip("::ffff:20.1.0.0")), is("FR"));
    assertThat(countries.of(SmallIpDatabase.ip("2a00:1::9")), is("DE"));
    assertThat(countries.of(SmallIpDatabase.ip("20.2.0.0")), is(nullValue()));
    assertThat(countries.of(SmallIpDatabase.ip("2a00:2::9")), is(nullValue()));
  }

  @Test
  @DisplayName("Section 4 tells its digest and build date")
  void digestAndDate() throws Exception {
    Path file = small("a.mmdb", "FR");
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    IpCountry countries = IpCountry.shared(file);
    assertThat(countries.digest(), is(HexFormat.of().formatHex(sha256)));
    assertThat(countries.built(), is(Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  @DisplayName("is opened once per file, and again when another file takes its place")
  void openedOnce() throws IOException {
    Path file = small("a.mmdb", "FR");
    IpCountry first = IpCountry.shared(file);
    assertThat(IpCountry.shared(directory.resolve("x/../a.mmdb")), is(sameInstance(first)));
    Files.move(small("b.mmdb", "ITA"), file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(IpCountry.shared(file), is(not(sameInstance(first))));
  }

  @Test
  @DisplayName("RC3 is refused with a code if it is missing, empty, broken or of another kind")
  void refused() throws IOException {
    byte[] whole = Files.readAllBytes(small("a.mmdb", "FR"));
    assertThat(codeOf(directory.resolve("missing.mmdb")), is("UNREADABLE"));
    assertThat(codeOf(Files.createFile(directory.resolve("empty.mmdb"))), is("EMPTY"));
    assertThat(
        codeOf(Files.writeString(directory.resolve("text.mmdb"), "a,b,c\n")), is("NOT_A_DATABASE"));
    assertThat(
        codeOf(
            Files.write(directory.resolve("cut.mmdb"), Arrays.copyOf(whole, whole.length - 150))),
        is("NOT_A_DATABASE"));
    assertThat(
        codeOf(
            new SmallIpDatabase()
                .with("20.1.0.0", 16, "registered_country", "FR")
                .write(directory.resolve("other.mmdb"))),
        is("NO_COUNTRIES"));
  }

  @Test
  @DisplayName("RC3 is refused if its data are overwritten")
  void corrupt() throws IOException {
    Path file = small("a.mmdb", "FR");
    byte[] bytes = Files.readAllBytes(file);
    int marker = bytes.length - 200;
    Arrays.fill(bytes, 0, marker, (byte) 0xfe);
    assertThat(codeOf(Files.write(directory.resolve("c.mmdb"), bytes)), is("CORRUPT"));
  }
}
