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
   */
  public record File(String path, String sha256, long records, Compression compression) {}

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
    @Nullable Compression compression = compressionOf(path);
    if (records == null
        || !records.canConvertToLong()
        || !records.isIntegralNumber()
        || records.longValue() < 0
        || !Sha256.isHex(sha256)
        || compression == null) {
      throw unreadable(path);
    }
    return new File(path, sha256, records.longValue(), compression);
  }

  private static @Nullable Compression compressionOf(String path) {
    return path.endsWith(".ndjson")
        ? Compression.NONE
        : path.endsWith(".ndjson.gz")
            ? Compression.GZIP
            : path.endsWith(".ndjson.zst") ? Compression.ZSTD : null;
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
