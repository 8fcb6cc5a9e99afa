package eu.csar.transforms.route.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The follow-up token")
class FollowUpTokenTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String REPORT_KEY =
      "00000000000000000000000000000000000000000000000000000000000000aa";

  private final Path directory;

  FollowUpTokenTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path key(String text) throws IOException {
    return Files.write(directory.resolve("token.key"), text.getBytes(US_ASCII));
  }

  @Test
  @DisplayName("S24 is the first half of the HMAC-SHA256 of report key, zero byte and recipient")
  void token() throws IOException {
    // Computed with openssl dgst -sha256 -hmac.
    FollowUpToken tokens = FollowUpToken.load(key(KEY));
    assertThat(tokens.of(REPORT_KEY, "FR"), is("918179b42f3c88300f2b3288af7ef40d"));
    assertThat(tokens.of(REPORT_KEY, "EUROPOL"), is("b0c404998039450ec0cf474539558dfd"));
  }

  @Test
  @DisplayName("S24 names its key by the key's digest")
  void keyId() throws IOException {
    FollowUpToken tokens = FollowUpToken.load(key(KEY));
    assertThat(tokens.keyId(), is("3eb1bd439947eb76"));
  }

  @Test
  @DisplayName("RC3 is refused with a code where the key is missing or short")
  void unusableKeys() throws IOException {
    Path missing = directory.resolve("missing.key");
    assertThat(
        assertThrows(UnusableTokenKeyException.class, () -> FollowUpToken.load(missing)).code(),
        is("UNREADABLE"));
    Path shortKey = key(KEY.substring(1));
    assertThat(
        assertThrows(UnusableTokenKeyException.class, () -> FollowUpToken.load(shortKey)).code(),
        is("TOO_SHORT"));
  }
}
