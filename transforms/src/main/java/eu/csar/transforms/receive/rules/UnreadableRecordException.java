package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be parsed or exceeds a limit (RC2). Carries no content and no stack trace.
 */
public final class UnreadableRecordException extends Exception {

  private final RejectCode code;
  private final @Nullable String field;

  public UnreadableRecordException(RejectCode code, @Nullable String field) {
    // Records are rejected by the thousand: a stack trace each would cost more than the parsing.
    super(field == null ? code.name() : code.name() + " at " + field, null, false, false);
    this.code = code;
    this.field = field;
  }

  public RejectCode code() {
    return code;
  }

  /** Path of the member to blame, where one is; never a value. */
  public @Nullable String field() {
    return field;
  }
}
