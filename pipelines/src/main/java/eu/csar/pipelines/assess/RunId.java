package eu.csar.pipelines.assess;

import eu.csar.schemas.tables.MessageRow;
import eu.csar.transforms.receive.rules.PlannedExport;
import eu.csar.transforms.receive.rules.ReadingPlan;
import eu.csar.transforms.receive.rules.RefusedExport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Names a run by what goes into it (ST1). */
final class RunId {
  private RunId() {}

  /**
   * ST1: digest of parent, inputs, lists, policy, as-of and rule version; not of parallelism, paths
   * or runner.
   */
  static String of(
      @Nullable String parent,
      Scope scope,
      AssessInputs inputs,
      ReadingPlan reading,
      List<MessageRow> messages) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    List<String> all = new ArrayList<>();
    all.add("run");
    all.add(parent == null ? "" : parent);
    all.add(PlanRun.RULES_VERSION);
    all.add(inputs.asOf().toString());
    all.addAll(inputs.digests().values());
    for (PlannedExport export : reading.exports()) {
      all.add("export");
      all.add(export.exportDigest());
      all.add(export.intakeDigest());
      export.files().forEach(file -> all.add(Long.toString(file.size())));
    }
    for (RefusedExport refused : reading.refused()) {
      all.add("refused");
      all.add(refused.contentDigest());
    }
    if (scope.since() != null) {
      all.add("since");
      all.add(scope.since().toString());
    }
    for (MessageRow message : messages) {
      all.add("message");
      all.add(DigestUtils.sha256Hex(encode(message)));
    }
    for (String text : all) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return Hex.encodeHexString(digest.digest());
  }

  /** A row as bytes, Avro binary. */
  static byte[] encode(MessageRow message) {
    try {
      ByteBuffer buffer = message.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new IllegalStateException("a row in memory can be encoded", e);
    }
  }
}
