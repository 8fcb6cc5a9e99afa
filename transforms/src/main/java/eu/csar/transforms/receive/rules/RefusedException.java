package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RefusalCode;
import org.jspecify.annotations.Nullable;

/** An export cannot be read (RC1); says why, and which of its files is to blame. */
public final class RefusedException extends Exception {

  private final RefusalCode code;
  private final @Nullable String file;

  RefusedException(RefusalCode code, @Nullable String file) {
    super(code.name());
    this.code = code;
    this.file = file;
  }

  public RefusalCode code() {
    return code;
  }

  public @Nullable String file() {
    return file;
  }
}
