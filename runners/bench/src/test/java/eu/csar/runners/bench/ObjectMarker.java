package eu.csar.runners.bench;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object that is written once: the first writer of its name has it (ST3). */
final class ObjectMarker {
  /** How a put ended. */
  enum Put {
    WRITTEN,
    TAKEN
  }

  private final S3Client client;
  private final String bucket;

  ObjectMarker(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /**
   * Writes the object unless the name is taken. A client that did not hear the answer asks again
   * and is then told of its own object: who is told {@link Put#TAKEN} must read what stands there.
   */
  Put putIfAbsent(String key, String text) {
    while (true) {
      try {
        client.putObject(
            put ->
                put.bucket(bucket)
                    .key(key)
                    // The SDK that Beam brings is older than its own method for this.
                    .overrideConfiguration(with -> with.putHeader("If-None-Match", "*")),
            RequestBody.fromString(text));
        return Put.WRITTEN;
      } catch (S3Exception e) {
        if (e.statusCode() == 412) {
          return Put.TAKEN;
        }
        if (e.statusCode() != 409) {
          throw e;
        }
        // S3 documents 409 for a conflict while both write, and asks to put again.
      }
    }
  }

  /** The object; empty: there is none. */
  Optional<String> read(String key) {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(get -> get.bucket(bucket).key(key))
              .asString(StandardCharsets.UTF_8));
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The same without the condition: what Beam's file system and every plain put do. */
  Put put(String key, String text) {
    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    return Put.WRITTEN;
  }
}
