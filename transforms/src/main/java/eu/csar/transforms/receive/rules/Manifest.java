package eu.csar.transforms.receive.rules;

import com.fasterxml.jackson.databind.JsonNode;
import eu.csar.schemas.codes.RefusalCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * manifest.json: what the provider says it delivers.
 *
 * @param provider name of the provider (ID1)
 * @param exportId the provider's id of the export
 * @param schemaVersion of the records
 * @param test test flag; missing is false
 * @param files in order of their paths' bytes
 */
public record Manifest(
    String provider, String exportId, String schemaVersion, boolean test, List<File> files) {

  /**
   * A declared file.
   *
   * @param path inside the export, as given
   * @param sha256 of the bytes on disk, lower-case hex
   * @param records number of records
   * @param compression by the name
   * @param format by the name
   * @param documents what it says of each CyberTipline report in the file, as JSON objects in
   *     order; empty where it says nothing
   */
  public record File(
      String path,
      String sha256,
      long records,
      Compression compression,
      Format format,
      List<String> documents) {
    public File {
      documents = List.copyOf(documents);
    }
  }

  /**
   * Reads the bytes of a manifest; refuses as UNREADABLE_MANIFEST what lacks anything that makes an
   * export.
   */
  public static Manifest parse(byte[] bytes) throws RefusedException {
    @Nullable JsonNode json = JsonDocument.object(bytes);
    if (json == null) {
      throw unreadable(null);
    }
    String provider = required(JsonDocument.text(json, "provider"), null);
    String exportId = required(JsonDocument.text(json, "export_id"), null);
    String schemaVersion = required(JsonDocument.text(json, "schema_version"), null);
    @Nullable JsonNode test = json.get("test");
    @Nullable JsonNode declared = json.get("files");
    boolean testReadable = test == null || test.isNull() || test.isBoolean();
    if (!testReadable || declared == null || !declared.isArray()) {
      throw unreadable(null);
    }
    List<File> files = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (JsonNode file : declared) {
      files.add(fileOf(file));
      if (!paths.add(files.get(files.size() - 1).path())) {
        throw unreadable(files.get(files.size() - 1).path());
      }
    }
    files.sort(Comparator.comparing(File::path, TextOrder.BY_BYTES));
    return new Manifest(
        provider, exportId, schemaVersion, test != null && test.booleanValue(), List.copyOf(files));
  }

  private static File fileOf(JsonNode file) throws RefusedException {
    String path = required(JsonDocument.text(file, "path"), null);
    String sha256 = required(JsonDocument.text(file, "sha256"), path).toLowerCase(Locale.ROOT);
    @Nullable JsonNode records = file.get("records");
    @Nullable Format format = formatOf(path);
    if (records == null
        || !records.canConvertToLong()
        || !records.isIntegralNumber()
        || records.longValue() < 0
        || !Sha256.isHex(sha256)
        || format == null) {
      throw unreadable(path);
    }
    return new File(
        path,
        sha256,
        records.longValue(),
        Compression.of(path),
        format,
        documents(file.get("documents"), path));
  }

  private static List<String> documents(@Nullable JsonNode documents, String path)
      throws RefusedException {
    if (documents == null || documents.isNull()) {
      return List.of();
    }
    if (!documents.isArray()) {
      throw unreadable(path);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode document : documents) {
      if (!document.isObject()) {
        throw unreadable(path);
      }
      texts.add(document.toString());
    }
    return texts;
  }

  private static @Nullable Format formatOf(String path) {
    String name = Compression.of(path).nameWithout(path);
    return name.endsWith(".ndjson")
        ? Format.ANNEX_III
        : name.endsWith(".xml") ? Format.CYBERTIPLINE : null;
  }

  private static String required(@Nullable String text, @Nullable String file)
      throws RefusedException {
    if (text == null) {
      throw unreadable(file);
    }
    return text;
  }

  private static RefusedException unreadable(@Nullable String file) {
    return new RefusedException(RefusalCode.UNREADABLE_MANIFEST, file);
  }
}
