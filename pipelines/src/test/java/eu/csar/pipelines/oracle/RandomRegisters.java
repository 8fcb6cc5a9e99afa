package eu.csar.pipelines.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Registers, lists, policy and key of a {@link RandomWorld}; the same for every seed. */
final class RandomRegisters {

  private RandomRegisters() {}

  static void registers(Path directory) throws IOException {
    write(
        directory.resolve("registers/providers.json"),
        """
        {"version":"1","providers":[
        {"id":"provider-001","name":"Provider 001","test":false,"state_of_establishment":"IE",
         "names":[{"name":"Provider 001","namespace":"provider-001"},
                  {"name":"Old Name","namespace":"provider-017"}]},
        {"id":"provider-002","name":"Provider 002","test":false,"state_of_establishment":"DE",
         "names":[{"name":"Provider 002"}]},
        {"id":"provider-003","name":"Provider 003","test":false,"state_of_establishment":"FR",
         "names":[{"name":"Provider 003","namespace":"unknown:Provider 003"}]},
        {"id":"provider-900","name":"Provider Test","test":true,"state_of_establishment":"IE",
         "names":[{"name":"Provider Test","namespace":"provider-900"}]}]}
        """);
    write(
        directory.resolve("registers/authorities.json"),
        """
        {"version":"1","authorities":[
        {"id":"FR-2","state":"FR","name":"Authority FR-2"},
        {"id":"FR-1","state":"FR","name":"Authority FR-1"},
        {"id":"DE-1","state":"DE","name":"Authority DE-1"},
        {"id":"EL-1","state":"EL","name":"Authority EL-1"},
        {"id":"ES-1","state":"ES","name":"Authority ES-1"},
        {"id":"FI-1","state":"FI","name":"Authority FI-1"},
        {"id":"DK-1","state":"DK","name":"Authority DK-1"},
        {"id":"IT-1","state":"IT","name":"Authority IT-1"}]}
        """);
    write(
        directory.resolve("policy.json"),
        """
        {"version":"2026-1","reference_limit":5,
        "reference_placeholders":["N/A","NONE","UNKNOWN","TEST","NULL","00000"],
        "europol_always":true,"state_limit":3,"territories":{"GL":"NOBODY","FO":"DK"},
        "flood_least":2,"flood_factor":1,
        "rejection_threshold":0.05,"review_overdue_hours":72}
        """);
    Files.write(directory.resolve("token.key"), Bytes.utf8("a key of thirty-two bytes, for tests"));
  }

  static void indicators(Path directory) throws IOException {
    positive(
        directory.resolve("known.ndjson"), "K", List.of(1, 2, 3), List.of("SHA256", "MD5", "PDQ"));
    positive(
        directory.resolve("new.ndjson"), "N", List.of(3, 4, 5), List.of("SHA256", "SHA1", "PDQ"));
    positive(directory.resolve("solicitation.ndjson"), "S", List.of(6), List.of("SHA256"));
    StringBuilder notices = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      ObjectNode notice = World.MAPPER.createObjectNode().put("notice_id", "A-" + i);
      notice.put("state", i % 2 == 0 ? "FR" : "DE").put("date", "2025-01-01");
      notice.put("reason", "NO_ABUSE_MATERIAL").put("disabled", i == 5);
      notice.putArray("sha256").add(hash("SHA256", 7 + i / 2)).add("0".repeat(64));
      notices.append(notice).append('\n');
    }
    write(directory.resolve("not_abuse.ndjson"), notices.toString());
    write(
        directory.resolve("urls.ndjson"),
        "{\"indicator_id\":\"U-1\",\"url\":\"https://example.org/a\",\"state\":\"FR\"}\n");
  }

  private static void positive(
      Path file, String prefix, List<Integer> numbers, List<String> algorithms) throws IOException {
    StringBuilder lines = new StringBuilder();
    int id = 0;
    for (int number : numbers) {
      for (String algorithm : algorithms) {
        ObjectNode entry = World.MAPPER.createObjectNode();
        entry.put("indicator_id", prefix + "-" + id).put("algorithm", algorithm);
        entry.put("value", hash(algorithm, number)).put("state", "FR");
        entry.put("submitted_at", "2025-01-01").putArray("tags");
        if (algorithm.equals("PDQ")) {
          entry.put("value", near(number, 9 * id)).put("quality", id == 5 ? 49 : 50 + id);
        }
        entry.put("disabled", id % 4 == 3).put("quarantined", id % 4 == 2);
        lines.append(entry).append('\n');
        id++;
      }
    }
    write(file, lines.toString());
  }

  static void write(Path file, String text) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, Bytes.utf8(text));
  }

  /** The n-th PDQ hash with so many of its bits turned; number 13 turns to a near-constant one. */
  static String near(int number, int bits) {
    BigInteger value =
        new BigInteger(number == 13 ? "0" : Bytes.sha256(Bytes.utf8("PDQ " + number)), 16);
    for (int bit = 0; bit < bits; bit++) {
      value = value.flipBit(5 * bit % 256);
    }
    return "%064x".formatted(value);
  }

  /** The n-th hash of an algorithm: number 0 is that of the empty file, number 13 is no hash. */
  static String hash(String type, int number) {
    int digits = type.startsWith("MD5") ? 32 : type.startsWith("SHA1") ? 40 : 64;
    if (number == 13) {
      return "not a hash";
    }
    if (number == 0) {
      return switch (digits) {
        case 32 -> "d41d8cd98f00b204e9800998ecf8427e";
        case 40 -> "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709";
        default -> "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
      };
    }
    return Bytes.sha256(Bytes.utf8(digits + " " + number)).substring(0, digits);
  }
}
