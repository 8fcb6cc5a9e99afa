package eu.csar.runners.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Returns of France for 2026 with a mark where a return may hold what no release may: a case key
 * beside a token, and the words of a yearly return.
 */
final class MarkedReturns {
  static final String CASE_KEY = "canary-of-a-case-key";
  static final String WORDS = "canary of a narrative";

  private final Path returns;

  private MarkedReturns(Path returns) {
    this.returns = returns;
  }

  /** Writes them; all of their rows are accepted. */
  static void in(Path returns, String token) throws IOException {
    MarkedReturns marked = new MarkedReturns(returns);
    marked.write(
        "follow-up",
        "FOLLOW_UP",
        "rows.ndjson",
        "{'token':'%s','as_of':'2026-05-01','outcome':'INVESTIGATION_OPENED','case_key':'%s','state_of_play':'ONGOING'}\n"
            .formatted(token, CASE_KEY));
    marked.write(
        "year",
        "AUTHORITY_YEAR",
        "rows.json",
        "{'risks':[{'risk':'DISSEMINATION_PUBLIC','sources':7,'narrative':'%s'}]}"
            .formatted(WORDS));
  }

  /** What no release of them may hold. */
  static List<String> marks() {
    return List.of(CASE_KEY, WORDS);
  }

  private void write(String name, String kind, String file, String rows) throws IOException {
    Path directory = Files.createDirectories(returns.resolve(name));
    byte[] bytes = rows.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve(file), bytes);
    byte[] sheet =
        """
        {"kind": "%s", "year": 2026, "covers_from": "2026-01-01", "covers_to": "2026-12-31",
         "applies": true, "rows": 1, "file": "%s", "file_sha256": "%s"}
        """
            .formatted(kind, file, DigestUtils.sha256Hex(bytes))
            .getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve("return.json"), sheet);
    Files.write(
        directory.resolve("intake.json"),
        new ObjectMapper()
            .createObjectNode()
            .put("received_at", "2026-06-01T00:00:00Z")
            .put("sender", "FR")
            .put("digest", DigestUtils.sha256Hex(sheet))
            .toString()
            .getBytes(StandardCharsets.UTF_8));
  }
}
