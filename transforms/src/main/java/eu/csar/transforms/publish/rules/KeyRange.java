package eu.csar.transforms.publish.rules;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of a number of equal ranges of digests, by their first bits: what one file of a sorted table
 * holds of a run. A small run has one range, a large one 32.
 *
 * @param number from 0
 * @param of number of ranges, a power of two up to 32
 */
public record KeyRange(int number, int of) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The finest ranges: the buckets of a run's shuffles. */
  public static final int BUCKETS = 32;

  private static final int FIRST_BYTES = 256;
  private static final Pattern NAME = Pattern.compile(".*/part-(\\d\\d)-of-(\\d\\d)\\.parquet");

  /** Bucket of a digest by its first byte. */
  public static int bucketOf(byte first) {
    return (first & 0xff) * BUCKETS / FIRST_BYTES;
  }

  /** Bucket of a digest in hexadecimal digits. */
  public static int bucketOf(String digest) {
    return bucketOf((byte) Integer.parseInt(digest.substring(0, 2), 16));
  }

  /** The range of a bucket. */
  static KeyRange ofBucket(int bucket) {
    return new KeyRange(bucket, BUCKETS);
  }

  /** The range that holds a bucket, of this many. */
  static KeyRange holding(int bucket, int of) {
    return new KeyRange(bucket * of / BUCKETS, of);
  }

  /**
   * The range that a file holds, by its name; files of before the ranges may hold any digest.
   *
   * @param path such as {@code run=…/carried/keys/part-05-of-08.parquet}
   */
  static KeyRange ofFile(String path) {
    Matcher name = NAME.matcher(path);
    return name.matches()
        ? new KeyRange(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)))
        : new KeyRange(0, 1);
  }

  /** How it is called in names of files: {@code 05-of-08}. */
  String inName() {
    return String.format(Locale.ROOT, "%02d-of-%02d", number, of);
  }

  /** Its first bucket. */
  int firstBucket() {
    return number * BUCKETS / of;
  }

  /** The bucket behind its last. */
  int endBucket() {
    return (number + 1) * BUCKETS / of;
  }

  boolean overlaps(KeyRange other) {
    return firstBucket() < other.endBucket() && other.firstBucket() < endBucket();
  }

  /** Whether a digest in hexadecimal digits lies in it. */
  boolean holds(String digest) {
    int bucket = bucketOf(digest);
    return bucket >= firstBucket() && bucket < endBucket();
  }

  /** The least text that a digest in it may have. */
  String least() {
    return String.format(Locale.ROOT, "%02x", firstBucket() * FIRST_BYTES / BUCKETS);
  }

  /** A text above every digest in it, and not above any behind it. */
  String above() {
    int byteBehind = endBucket() * FIRST_BYTES / BUCKETS;
    return byteBehind == FIRST_BYTES ? "g" : String.format(Locale.ROOT, "%02x", byteBehind);
  }
}
