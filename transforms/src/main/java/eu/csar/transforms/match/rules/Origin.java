package eu.csar.transforms.match.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What many entries of a list have in common; entries name it by a small number. The dictionary is
 * sorted by {@link #encode}, so that it does not depend on the order of lines.
 *
 * @param list the list
 * @param disabled mark of the entry
 * @param quarantined mark of the entry
 * @param state State, null where none
 * @param submittedAt ISO day, null where none
 * @param reason reason of a notice, null where none
 * @param tags sorted
 * @param shape how the ids of these entries are written
 */
record Origin(
    IndicatorList list,
    boolean disabled,
    boolean quarantined,
    @Nullable String state,
    @Nullable String submittedAt,
    @Nullable String reason,
    List<String> tags,
    IdShape shape) {

  /** The same with other marks. */
  Origin marked(boolean nowDisabled, boolean nowQuarantined) {
    return new Origin(list, nowDisabled, nowQuarantined, state, submittedAt, reason, tags, shape);
  }

  byte[] encode() {
    List<byte[]> texts = new ArrayList<>();
    texts.add(bytes(state));
    texts.add(bytes(submittedAt));
    texts.add(bytes(reason));
    texts.add(shape.prefix().getBytes(UTF_8));
    for (String tag : tags) {
      texts.add(tag.getBytes(UTF_8));
    }
    int length = 9 + texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    ByteBuffer encoded = ByteBuffer.allocate(length);
    encoded.put((byte) list.number()).put((byte) ((disabled ? 1 : 0) | (quarantined ? 2 : 0)));
    encoded.put((byte) shape.kind().number()).put((byte) shape.digits());
    encoded.put((byte) presence()).putInt(tags.size());
    for (byte[] text : texts) {
      encoded.putInt(text.length).put(text);
    }
    return encoded.array();
  }

  static Origin decode(ByteBuffer encoded) {
    IndicatorList list = IndicatorList.numbered(encoded.get());
    byte marks = encoded.get();
    IdShape.Kind kind = IdShape.Kind.numbered(encoded.get());
    int digits = encoded.get();
    byte presence = encoded.get();
    int tagCount = encoded.getInt();
    String state = text(encoded);
    String submittedAt = text(encoded);
    String reason = text(encoded);
    String prefix = text(encoded);
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < tagCount; i++) {
      tags.add(text(encoded));
    }
    return new Origin(
        list,
        (marks & 1) != 0,
        (marks & 2) != 0,
        (presence & 1) != 0 ? state : null,
        (presence & 2) != 0 ? submittedAt : null,
        (presence & 4) != 0 ? reason : null,
        List.copyOf(tags),
        new IdShape(kind, prefix, digits));
  }

  private int presence() {
    return (state != null ? 1 : 0) | (submittedAt != null ? 2 : 0) | (reason != null ? 4 : 0);
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(UTF_8);
  }

  private static String text(ByteBuffer encoded) {
    byte[] text = new byte[encoded.getInt()];
    encoded.get(text);
    return new String(text, UTF_8);
  }
}
