package eu.csar.transforms.receive.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Order of texts by their UTF-8 bytes, unsigned (ID5). */
public final class TextOrder {

  /** Compares by UTF-8 bytes. */
  public static final Comparator<String> BY_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private TextOrder() {}
}
