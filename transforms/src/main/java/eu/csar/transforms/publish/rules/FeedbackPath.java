package eu.csar.transforms.publish.rules;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Where a provider finds what the Centre tells it; names that a path cannot hold are digested. */
final class FeedbackPath {
  /** Kind of file. */
  static final String TABLE = "feedback";

  private FeedbackPath() {}

  /** Directory of a provider; of one that cannot be told, a common one. */
  static String of(@Nullable String providerId) {
    return TABLE + "/" + (providerId == null ? "unidentified" : plain(providerId));
  }

  /** File of the provider's notices in a run. */
  static String notices(String providerId) {
    return of(providerId) + "/notices.ndjson";
  }

  /** A text that is safe as a part of a file's name. */
  static String plain(String text) {
    boolean safe = text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    return safe ? text : "named-" + DigestUtils.sha256Hex(text).substring(0, 16);
  }
}
