package eu.csar.transforms.tabulate.rules;

import eu.csar.schemas.statistics.CodeLists;
import eu.csar.transforms.receive.rules.ProviderRegister;
import java.io.Closeable;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Packs the columns that counting needs of each table of the database, by report. Every method
 * takes rows with the columns that its list names.
 */
public final class RowsOfReports implements Closeable {
  private static final String UNREGISTERED = "UNREGISTERED-";
  private static final int UNREGISTERED_DIGITS = 12;

  static final int REPORT = 1;
  static final int FORWARD = 2;
  static final int ITEM = 3;
  static final int MATCH = 4;
  static final int REQUEST = 5;
  static final int SUBMISSION = 6;

  public static final List<String> REPORTS =
      List.of(
          "report_key",
          "provider_id",
          "namespace",
          "received_at",
          "abuse_types",
          "centre_types",
          "service_types",
          "decision",
          "reason_codes",
          "supplement_of",
          "cause",
          "test",
          "bundled_incident_count",
          "content_run",
          "run");

  public static final List<String> FORWARDS =
      List.of(
          "report_key", "recipient", "kind", "urgent", "forwarded_at", "follow_up_token", "run");

  public static final List<String> ITEMS =
      List.of(
          "report_key", "item_number", "relevance", "claimed_type", "sha256", "sha1", "md5", "run");

  public static final List<String> MATCHES =
      List.of("report_key", "item_number", "strength", "list", "quarantined", "run");

  public static final List<String> NOTICES = List.of("report_key", "kind", "reason_codes", "run");

  public static final List<String> SUBMISSIONS = List.of("report_key", "outcome");

  private static final List<String> GROUNDS = CodeLists.UNFOUNDED_REASON.codes();
  private static final List<String> FIELDS = CodeLists.REQUESTED_FIELD.codes();

  private static final Set<String> COUNTED =
      Set.of("NEW", "NEW_VERSION", "RESUBMISSION", "SUPERSEDED");

  /** Decisions by their numbers. */
  static final List<String> DECISIONS =
      List.of("FORWARDED", "MANIFESTLY_UNFOUNDED", "HELD_FOR_REVIEW");

  static final List<String> KINDS = List.of("FIRST", "SUPPLEMENT", "REPLACEMENT", "RECALL");

  private final Blocks blocks;
  private final Figures figures = new Figures();
  private final Emit emit;

  public RowsOfReports(Emit emit) {
    this.blocks = new Blocks(Meeting.REPORT, emit);
    this.emit = emit;
  }

  /** A row of table reports. */
  public void report(GenericRecord row) {
    byte[] key = key(row);
    String namespace = code(text(row, "namespace"));
    String provider = code(text(row, "provider_id"));
    figures.max(number(row, "run"), Figures.LATEST_PROVIDER, namespace, provider);
    Object supplementOf = row.get("supplement_of");
    String cause = text(row, "cause");
    Object bundled = row.get("bundled_incident_count");
    List<String> reasons = texts(row, "reason_codes");
    String ground = GROUNDS.stream().filter(reasons::contains).findFirst().orElse("");
    blocks.add(
        Blocks.bucketOf(key),
        out -> {
          out.writeByte(REPORT);
          out.write(key);
          out.writeInt((int) number(row, "run"));
          out.writeInt((int) number(row, "content_run"));
          out.writeLong(Math.floorDiv(number(row, "received_at"), 1_000_000));
          out.writeUTF(namespace);
          out.writeByte(TypeBits.abuse(texts(row, "abuse_types")));
          out.writeByte(TypeBits.abuse(texts(row, "centre_types")));
          out.writeByte(TypeBits.services(texts(row, "service_types")));
          out.writeByte(DECISIONS.indexOf(text(row, "decision")));
          out.writeUTF(ground);
          out.writeBoolean((boolean) row.get("test"));
          out.writeBoolean(cause.equals("NEW") || cause.equals("NEW_VERSION"));
          out.writeLong(bundled == null ? -1 : (long) bundled);
          out.writeBoolean(supplementOf != null);
          if (supplementOf != null) {
            out.write(Blocks.hex(supplementOf.toString()));
          }
        });
  }

  /**
   * The code of a provider in statistics. Whom the register does not know is named by what it calls
   * itself, in any characters: that is free text, which no table holds, so a digest stands for it.
   */
  private static String code(String provider) {
    return provider.startsWith(ProviderRegister.UNKNOWN)
        ? UNREGISTERED + DigestUtils.sha256Hex(provider).substring(0, UNREGISTERED_DIGITS)
        : provider;
  }

  /** A row of table forwards. */
  public void forward(GenericRecord row) {
    byte[] key = key(row);
    blocks.add(
        Blocks.bucketOf(key),
        out -> {
          out.writeByte(FORWARD);
          out.write(key);
          out.writeInt((int) number(row, "run"));
          out.writeByte(Recipients.of(text(row, "recipient")));
          out.writeByte(KINDS.indexOf(text(row, "kind")));
          out.writeBoolean((boolean) row.get("urgent"));
          out.writeLong(Math.floorDiv(number(row, "forwarded_at"), 1_000_000));
          Token.of(text(row, "follow_up_token")).write(out);
        });
  }

  /** A row of table items; what is not reported does not count (CT1). */
  public void item(GenericRecord row) {
    if (!text(row, "relevance").equals("REPORTED")) {
      return;
    }
    byte[] key = key(row);
    byte[] hash = new byte[0];
    int algorithm = 0;
    for (String column : List.of("sha256", "sha1", "md5")) {
      Object value = row.get(column);
      if (value != null && hash.length == 0) {
        hash = Blocks.hex(value.toString());
        algorithm = hash.length;
      }
    }
    byte[] strongest = hash;
    int length = algorithm;
    @Nullable Object claimed = row.get("claimed_type");
    blocks.add(
        Blocks.bucketOf(key),
        out -> {
          out.writeByte(ITEM);
          out.write(key);
          out.writeInt((int) number(row, "run"));
          out.writeInt((int) row.get("item_number"));
          out.writeByte(claimed == null ? 0 : TypeBits.abuse(List.of(claimed)));
          out.writeByte(length);
          out.write(strongest);
        });
  }

  /** A row of table matches; only exact matches with entries in force give a type (JU5). */
  public void match(GenericRecord row) {
    int type =
        switch (text(row, "list")) {
          case "KNOWN" -> TypeBits.KNOWN;
          case "NEW" -> TypeBits.NEW;
          default -> 0;
        };
    if (type == 0
        || (boolean) row.get("quarantined")
        || text(row, "strength").equals("PERCEPTUAL")) {
      return;
    }
    byte[] key = key(row);
    blocks.add(
        Blocks.bucketOf(key),
        out -> {
          out.writeByte(MATCH);
          out.write(key);
          out.writeInt((int) number(row, "run"));
          out.writeInt((int) row.get("item_number"));
          out.writeByte(type);
        });
  }

  /** A row of table notices; only requests for information say which fields were missing. */
  public void notice(GenericRecord row) {
    if (!text(row, "kind").equals("INFORMATION_REQUEST")) {
      return;
    }
    byte[] key = key(row);
    int fields = 0;
    for (String reason : texts(row, "reason_codes")) {
      int place = FIELDS.indexOf(reason.replace("MISSING_", ""));
      fields |= place < 0 ? 0 : 1 << place;
    }
    int missing = fields;
    blocks.add(
        Blocks.bucketOf(key),
        out -> {
          out.writeByte(REQUEST);
          out.write(key);
          out.writeInt((int) number(row, "run"));
          out.writeInt(missing);
        });
  }

  /** A row of table submissions; unreadable records and retractions submit no report. */
  public void submission(GenericRecord row) {
    if (!COUNTED.contains(text(row, "outcome"))) {
      return;
    }
    byte[] key = key(row);
    blocks.add(
        Blocks.bucketOf(key),
        out -> {
          out.writeByte(SUBMISSION);
          out.write(key);
        });
  }

  @Override
  public void close() {
    blocks.close();
    if (!figures.isEmpty()) {
      emit.emit(Meeting.FIGURE, 0, figures.encode());
    }
  }

  private static byte[] key(GenericRecord row) {
    return Blocks.hex(text(row, "report_key"));
  }

  private static String text(GenericRecord row, String column) {
    return row.get(column).toString();
  }

  private static long number(GenericRecord row, String column) {
    return (long) row.get(column);
  }

  private static List<String> texts(GenericRecord row, String column) {
    return ((List<?>) row.get(column)).stream().map(Object::toString).toList();
  }
}
