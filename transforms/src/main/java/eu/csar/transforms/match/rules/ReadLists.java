package eu.csar.transforms.match.rules;

import static eu.csar.transforms.match.rules.UnusableIndexException.Code.LIST_IN_TWO_FORMS;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.NO_LISTS;
import static eu.csar.transforms.match.rules.UnusableIndexException.Code.UNREADABLE_LIST;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Reads the lists of a directory, each {@code .ndjson} or {@code .parquet}. */
final class ReadLists {
  private ReadLists() {}

  /**
   * A list as it was read.
   *
   * @param list the list
   * @param file name of its file, null where there is none
   * @param fileDigest hex SHA-256 of the file's bytes, null where there is none
   * @param lines non-blank lines or rows
   * @param taken what was taken of it
   */
  record ReadList(
      IndicatorList list,
      @Nullable String file,
      @Nullable String fileDigest,
      long lines,
      TakenList taken) {}

  /**
   * All lists, in their order.
   *
   * @throws UnusableIndexException if no list is there, one is there twice, or one cannot be read
   */
  static List<ReadList> of(Path directory, TakenList.Into into) throws IOException {
    List<ReadList> lists = new ArrayList<>();
    for (IndicatorList list : IndicatorList.values()) {
      lists.add(read(directory, list, into));
    }
    if (lists.stream().allMatch(list -> list.file() == null)) {
      throw new UnusableIndexException(NO_LISTS, String.valueOf(directory.getFileName()));
    }
    return lists;
  }

  private static ReadList read(Path directory, IndicatorList list, TakenList.Into into)
      throws IOException {
    Path ndjson = directory.resolve(list.fileStem() + ".ndjson");
    Path parquet = directory.resolve(list.fileStem() + ".parquet");
    boolean isNdjson = Files.exists(ndjson);
    boolean isParquet = Files.exists(parquet);
    if (isNdjson && isParquet) {
      throw new UnusableIndexException(LIST_IN_TWO_FORMS, list.fileStem());
    }
    Path path = isNdjson ? ndjson : parquet;
    String file = list.fileStem() + (isNdjson ? ".ndjson" : ".parquet");
    TakenList taken = new TakenList(list, file, into);
    if (!isNdjson && !isParquet) {
      return new ReadList(list, null, null, 0, taken);
    }
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    long lines;
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), sha256)) {
      if (isNdjson) {
        lines = ReadNdjsonList.read(bytes, taken);
      } else {
        bytes.transferTo(OutputStream.nullOutputStream());
        lines = readParquet(path, file, taken);
      }
    }
    taken.end();
    return new ReadList(list, file, HexFormat.of().formatHex(sha256.digest()), lines, taken);
  }

  private static long readParquet(Path path, String file, TakenList taken) throws IOException {
    try {
      return ReadParquetList.read(path, taken);
    } catch (RuntimeException e) {
      // Parquet's own exceptions have no common type; past a broken page no row can be found.
      throw new UnusableIndexException(UNREADABLE_LIST, file, e);
    }
  }
}
