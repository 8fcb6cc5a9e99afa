package eu.csar.transforms.receive.rules;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Codec of key blocks: the key entries of one shard that fall into one bucket, in order of their
 * ordinals.
 *
 * <p>Layout: shard index; then for each entry the distance to the ordinal before it, the key (32
 * bytes), flags, the version where it is not 0, the issue time in microseconds where known, the
 * canonical digest (32 bytes), and the references where there are any. An entry without version and
 * references takes 74 to 76 bytes. A very large shard gives several blocks a bucket, so that its
 * memory stays bounded; each stands by itself.
 */
public final class KeyBlock implements Iterable<KeyEntry> {

  /** Number of buckets of the key shuffle. */
  public static final int BUCKETS = 32;

  static final String ERRONEOUS = "ERRONEOUS";
  static final String OTHER = "OTHER";

  private static final int RETRACTION = 1;
  private static final int IS_ERRONEOUS = 2;
  private static final int VERSION = 4;
  private static final int ISSUED = 8;
  private static final int REFERENCES = 16;
  private static final int NOT_ABUSE = 32;

  private final byte[] bytes;
  private final int shard;

  private KeyBlock(byte[] bytes) {
    this.bytes = bytes;
    this.shard = new UnpackedBytes(bytes).readInt();
  }

  /** Bucket of a digest of 32 bytes: the first bits, so that buckets are ranges. */
  public static int bucketOf(byte[] digest) {
    return (digest[0] & 0xff) * BUCKETS / 256;
  }

  /** Opens an encoded block. */
  public static KeyBlock of(byte[] bytes) {
    return new KeyBlock(bytes);
  }

  /** Index of the shard whose records these are. */
  public int shard() {
    return shard;
  }

  @Override
  public Iterator<KeyEntry> iterator() {
    UnpackedBytes in = new UnpackedBytes(bytes);
    in.readInt();
    return new Iterator<>() {
      private int ordinal;

      @Override
      public boolean hasNext() {
        return in.hasMore();
      }

      @Override
      public KeyEntry next() {
        if (!in.hasMore()) {
          throw new NoSuchElementException();
        }
        ordinal += in.readInt();
        return read(in, ordinal);
      }
    };
  }

  private static KeyEntry read(UnpackedBytes in, int ordinal) {
    byte[] key = in.readBytes(32);
    int flags = in.readByte();
    boolean retraction = (flags & RETRACTION) != 0;
    @Nullable String reason = retraction ? ((flags & IS_ERRONEOUS) != 0 ? ERRONEOUS : OTHER) : null;
    long version = (flags & VERSION) != 0 ? in.readVarint() : 0;
    @Nullable Instant issuedAt =
        (flags & ISSUED) != 0 ? Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS) : null;
    byte[] digest = in.readBytes(32);
    List<byte[]> references = List.of();
    if ((flags & REFERENCES) != 0) {
      int count = in.readInt();
      references = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        references.add(in.readBytes(32));
      }
    }
    return new KeyEntry(
        ordinal,
        key,
        retraction,
        reason,
        version,
        issuedAt,
        digest,
        references,
        (flags & NOT_ABUSE) != 0);
  }

  /** Writes one block; entries come in rising order of their ordinals. */
  public static final class Builder {

    private final PackedBytes out = new PackedBytes(256);
    private int lastOrdinal;
    private int entries;

    public Builder(int shard) {
      out.writeVarint(shard);
    }

    public Builder add(KeyEntry entry) {
      if (entry.localOrdinal() < lastOrdinal) {
        throw new IllegalArgumentException("Entries must come in order of their ordinals");
      }
      boolean references = !entry.references().isEmpty();
      @Nullable Instant issuedAt = entry.issuedAt();
      out.writeVarint(entry.localOrdinal() - lastOrdinal).writeBytes(entry.key());
      out.writeByte(
          (entry.retraction() ? RETRACTION : 0)
              | (ERRONEOUS.equals(entry.retractionReason()) ? IS_ERRONEOUS : 0)
              | (entry.version() != 0 ? VERSION : 0)
              | (issuedAt != null ? ISSUED : 0)
              | (references ? REFERENCES : 0)
              | (entry.notAbuse() ? NOT_ABUSE : 0));
      if (entry.version() != 0) {
        out.writeVarint(entry.version());
      }
      if (issuedAt != null) {
        out.writeLong(issuedAt.getEpochSecond() * 1_000_000 + issuedAt.getNano() / 1_000);
      }
      out.writeBytes(entry.digest());
      if (references) {
        out.writeVarint(entry.references().size());
        entry.references().forEach(out::writeBytes);
      }
      lastOrdinal = entry.localOrdinal();
      entries++;
      return this;
    }

    public boolean isEmpty() {
      return entries == 0;
    }

    /** Bytes so far. */
    public int size() {
      return out.size();
    }

    public byte[] build() {
      return out.toByteArray();
    }
  }
}
