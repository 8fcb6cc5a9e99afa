package eu.csar.transforms.receive.rules;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of an export that is to be read.
 *
 * @param path path in the manifest
 * @param location absolute path where it lies
 * @param sha256 declared digest of the bytes on disk, lower-case hex
 * @param records declared number of records
 * @param size bytes on disk when the plan was made
 * @param compression by the name of the file
 * @param format of the records
 * @param documents of CyberTipline reports, in order: what the manifest says of each, as a JSON
 *     object
 */
public record PlannedFile(
    String path,
    String location,
    String sha256,
    long records,
    long size,
    Compression compression,
    Format format,
    List<String> documents)
    implements Serializable {
  public PlannedFile {
    documents = List.copyOf(documents);
  }

  /**
   * What the manifest says of a document of the file; null where it says nothing.
   *
   * @param ordinal position in the file, from 0
   */
  @Nullable JsonObject document(long ordinal) {
    if (ordinal >= documents.size()) {
      return null;
    }
    byte[] json = documents.get((int) ordinal).getBytes(StandardCharsets.UTF_8);
    try {
      return JsonTree.parse(json, 0, json.length, ReadLimits.DEFAULT).root();
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException("The manifest was read before", e);
    }
  }
}
