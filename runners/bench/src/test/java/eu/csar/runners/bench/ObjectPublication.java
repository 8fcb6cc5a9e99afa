package eu.csar.runners.bench;

import eu.csar.runners.bench.ObjectMarker.Put;
import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import eu.csar.transforms.publish.rules.RunName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What publication would be in an object store, which neither renames a directory nor links a file:
 * an attempt writes below a prefix of its own, nothing is ever moved, and the marker, put last and
 * on condition, lists the objects where they are.
 */
final class ObjectPublication {
  private final S3Client client;
  private final String bucket;
  private final RunName name;
  private final ObjectMarker marker;

  ObjectPublication(S3Client client, String bucket, RunName name) {
    this.client = client;
    this.bucket = bucket;
    this.name = name;
    this.marker = new ObjectMarker(client, bucket);
  }

  /** Takes the next free attempt of a part; its prefix. */
  String openAttempt(String part) {
    for (int number = 0; ; number++) {
      String prefix = name.directory() + "/" + part + "/attempt-" + number + "/";
      if (marker.putIfAbsent(prefix + "owner", "") == Put.WRITTEN) {
        return prefix;
      }
    }
  }

  /** Writes an object of an attempt. */
  FileEntry write(String prefix, String table, byte[] bytes) {
    String key = prefix + table + ".parquet";
    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    return new FileEntry(key, table, 1, bytes.length, DigestUtils.sha256Hex(bytes));
  }

  /**
   * Publishes the run.
   *
   * @param files its objects, of one attempt of each part
   * @param scratch empty directory for the marker's text
   * @return true if this run is published, now or by another attempt; false if another run is
   */
  boolean publish(List<FileEntry> files, Path scratch) throws IOException {
    // The marker of today, whose paths are relative to the database, says all of it.
    new RunMarker(name, name.directory(), files).publish(scratch, scratch.resolve("own"));
    String text = Files.readString(scratch.resolve(name.marker()));
    String key = "runs/" + name.marker();
    return marker.putIfAbsent(key, text) == Put.WRITTEN
        || published(scratch).orElseThrow().name().id().equals(name.id());
  }

  /** Marker of the run that has the number; empty: none has. */
  Optional<RunMarker> published(Path scratch) throws IOException {
    Optional<String> text = marker.read("runs/" + name.marker());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Path copy = Files.writeString(scratch.resolve("found"), text.get());
    return Optional.of(RunMarker.read(copy));
  }

  /** Files of a marker that are not there as it says. */
  List<String> damaged(RunMarker published) {
    List<String> damaged = new ArrayList<>();
    for (FileEntry file : published.files()) {
      byte[] bytes =
          client.getObjectAsBytes(get -> get.bucket(bucket).key(file.path())).asByteArray();
      if (!DigestUtils.sha256Hex(bytes).equals(file.sha256())) {
        damaged.add(file.path());
      }
    }
    return damaged;
  }
}
