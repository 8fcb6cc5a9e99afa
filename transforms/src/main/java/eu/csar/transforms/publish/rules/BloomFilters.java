package eu.csar.transforms.publish.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/**
 * The Bloom filters of published files, which never change: kept, since each of the 32 buckets of a
 * run asks the same small files. The oldest asked go first when the room is used up.
 */
final class BloomFilters {
  private static final long ROOM_BYTES = 64L << 20;

  /** What a file without filters weighs here. */
  private static final long LEAST_BYTES = 1 << 10;

  /** By path and column; one list a file, one filter a row group; null: the file has none. */
  private static final Map<String, Kept> KEPT = new LinkedHashMap<>(64, 0.75f, true);

  private static long used;

  private record Kept(@Nullable List<BloomFilter> filters, long bytes) {}

  private BloomFilters() {}

  /** One filter for each row group; null where the file has none. */
  static @Nullable List<BloomFilter> of(Path file, String column) throws IOException {
    String name = file.toAbsolutePath() + "#" + column;
    synchronized (KEPT) {
      Kept kept = KEPT.get(name);
      if (kept != null) {
        return kept.filters;
      }
    }
    List<BloomFilter> filters = read(file, column);
    long bytes = LEAST_BYTES;
    if (filters != null) {
      bytes += filters.stream().mapToLong(BloomFilter::getBitsetSize).sum();
    }
    synchronized (KEPT) {
      if (KEPT.put(name, new Kept(filters, bytes)) == null) {
        used += bytes;
      }
      Iterator<Kept> oldest = KEPT.values().iterator();
      while (used > ROOM_BYTES && KEPT.size() > 1) {
        used -= oldest.next().bytes;
        oldest.remove();
      }
    }
    return filters;
  }

  private static @Nullable List<BloomFilter> read(Path file, String column) throws IOException {
    List<BloomFilter> filters = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new BufferedInput(file))) {
      for (BlockMetaData group : reader.getRowGroups()) {
        for (ColumnChunkMetaData chunk : group.getColumns()) {
          if (chunk.getPath().toDotString().equals(column)) {
            BloomFilter filter = reader.getBloomFilterDataReader(group).readBloomFilter(chunk);
            if (filter == null) {
              return null;
            }
            filters.add(filter);
          }
        }
      }
    }
    return filters;
  }
}
