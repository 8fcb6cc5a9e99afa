package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.csar.schemas.returns.ReturnColumn;
import eu.csar.schemas.returns.ReturnKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes deliveries of returns: rows, cover sheet, intake. */
final class ReturnFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path returns;
  private int written;

  ReturnFiles(Path returns) throws IOException {
    this.returns = Files.createDirectories(returns);
  }

  int written() {
    return written;
  }

  /**
   * What a delivery says of itself.
   *
   * @param receivedAt when the gateway received it
   */
  record Cover(
      ReturnKind kind, String sender, Instant receivedAt, int year, LocalDate from, LocalDate to) {
    static Cover of(ReturnKind kind, String sender, String receivedAt, int year) {
      return new Cover(
          kind,
          sender,
          Instant.parse(receivedAt),
          year,
          LocalDate.of(year, 1, 1),
          LocalDate.of(year, 12, 31));
    }

    Cover until(int month, int day) {
      return new Cover(kind, sender, receivedAt, year, from, LocalDate.of(year, month, day));
    }
  }

  /** Rows as CSV; columns that a row lacks are empty. Returns the name of the delivery. */
  String csv(Cover cover, List<Map<String, String>> rows) throws IOException {
    List<String> header =
        cover.kind().tables().get(0).columns().stream().map(ReturnColumn::name).toList();
    String text =
        String.join(",", header)
            + "\r\n"
            + rows.stream()
                .map(
                    row ->
                        header.stream()
                                .map(column -> row.getOrDefault(column, ""))
                                .collect(Collectors.joining(","))
                            + "\r\n")
                .collect(Collectors.joining());
    return write(cover, "rows.csv", text.getBytes(StandardCharsets.UTF_8), rows.size());
  }

  /** Rows as JSON, one object a line. */
  String ndjson(Cover cover, List<Map<String, String>> rows) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map<String, String> row : rows) {
      ObjectNode node = JSON.createObjectNode();
      row.forEach(node::put);
      text.append(node).append('\n');
    }
    return write(
        cover, "rows.ndjson", text.toString().getBytes(StandardCharsets.UTF_8), rows.size());
  }

  /** A yearly return, a section for each table; a section that is not named is not there. */
  String document(Cover cover, Map<String, List<Map<String, String>>> sections) throws IOException {
    ObjectNode document = JSON.createObjectNode();
    long rows = 0;
    for (Map.Entry<String, List<Map<String, String>>> section : sections.entrySet()) {
      ArrayNode array = document.putArray(section.getKey());
      for (Map<String, String> row : section.getValue()) {
        ObjectNode node = array.addObject();
        row.forEach(node::put);
        rows++;
      }
    }
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    return write(cover, "rows.json", bytes, rows);
  }

  /** A return without rows: nothing happened, or nothing applies. */
  String without(Cover cover, Applies applies) throws IOException {
    return write(cover, null, new byte[0], 0, applies == Applies.YES);
  }

  /** Whether a sender has anything to return. */
  enum Applies {
    YES,
    NO
  }

  /** The last delivery once more, received later. */
  void again(String delivery, String receivedAt) throws IOException {
    Path from = returns.resolve(delivery);
    Path to = Files.createDirectory(returns.resolve(delivery + "-again"));
    try (var files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    ObjectNode intake = (ObjectNode) JSON.readTree(to.resolve("intake.json").toFile());
    intake.put("received_at", receivedAt);
    Files.write(to.resolve("intake.json"), JSON.writeValueAsBytes(intake));
    written++;
  }

  private String write(Cover cover, @Nullable String file, byte[] bytes, long rows)
      throws IOException {
    return write(cover, file, bytes, rows, true);
  }

  private String write(Cover cover, @Nullable String file, byte[] bytes, long rows, boolean applies)
      throws IOException {
    String name = "return-%05d".formatted(++written);
    Path directory = Files.createDirectory(returns.resolve(name));
    ObjectNode sheet =
        JSON.createObjectNode()
            .put("kind", cover.kind().name())
            .put("year", cover.year())
            .put("covers_from", cover.from().toString())
            .put("covers_to", cover.to().toString())
            .put("applies", applies)
            .put("rows", rows);
    if (file != null) {
      Files.write(directory.resolve(file), bytes);
      sheet.put("file", file).put("file_sha256", TruthKey.hex(bytes));
    }
    byte[] sheetBytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(sheet);
    Files.write(directory.resolve("return.json"), sheetBytes);
    ObjectNode intake =
        JSON.createObjectNode()
            .put("received_at", cover.receivedAt().toString())
            .put("sender", cover.sender())
            .put("digest", TruthKey.hex(sheetBytes));
    Files.write(directory.resolve("intake.json"), JSON.writeValueAsBytes(intake));
    return name;
  }
}
