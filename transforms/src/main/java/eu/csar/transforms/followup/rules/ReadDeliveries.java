package eu.csar.transforms.followup.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.csar.schemas.codes.MemberState;
import eu.csar.schemas.returns.ReturnKind;
import eu.csar.schemas.returns.ReturnRejectCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Decides which deliveries stand: by what the gateway and the cover sheet say, and by digests. A
 * delivery received after the as-of is not there yet.
 */
public final class ReadDeliveries {
  /** Stands where the rows of a delivery were removed, since their time was over. */
  public static final String EXPIRED = "expired.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** No year before it has four digits that begin with 2, as years of tables do. */
  private static final int FIRST_YEAR = 2000;

  private final Instant asOf;
  private final List<Delivery> read = new ArrayList<>();
  private final List<Deliveries.Refused> refused = new ArrayList<>();

  private ReadDeliveries(Instant asOf) {
    this.asOf = asOf;
  }

  /**
   * Reads the cover sheets of all deliveries, in any order.
   *
   * @param returns directory of deliveries, a directory each
   * @param asOf what was received later is not there yet
   */
  public static Deliveries in(Path returns, Instant asOf) throws IOException {
    ReadDeliveries reading = new ReadDeliveries(asOf);
    List<Path> directories;
    try (Stream<Path> listed = Files.list(returns)) {
      directories = listed.filter(Files::isDirectory).sorted().toList();
    }
    for (Path directory : directories) {
      reading.add(directory);
    }
    return reading.inOrder();
  }

  /**
   * When a delivery was received, as its intake says; null: its intake cannot be read.
   *
   * @param directory directory of the delivery
   */
  public static @Nullable Instant receivedAt(Path directory) {
    JsonNode intake = object(directory.resolve("intake.json"));
    return intake == null ? null : instant(intake.path("received_at"));
  }

  private Deliveries inOrder() {
    read.sort(
        Comparator.comparing(Delivery::receivedAt)
            .thenComparing(Delivery::digest)
            .thenComparing(Delivery::directory));
    List<Delivery> standing = new ArrayList<>();
    List<Delivery> expired = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Delivery delivery : read) {
      if (!seen.add(delivery.sender() + " " + delivery.digest())) {
        refuse(delivery.name(), delivery.sender(), ReturnRejectCode.ALREADY_RECEIVED);
      } else if (isExpired(delivery)) {
        expired.add(delivery);
        refuse(delivery.name(), delivery.sender(), ReturnRejectCode.EXPIRED);
      } else {
        standing.add(delivery.withNumber(standing.size()));
      }
    }
    refused.sort(Comparator.comparing(Deliveries.Refused::name));
    return new Deliveries(List.copyOf(standing), List.copyOf(expired), List.copyOf(refused));
  }

  private void add(Path directory) throws IOException {
    String name = directory.getFileName().toString();
    JsonNode intake = object(directory.resolve("intake.json"));
    @Nullable Instant receivedAt = intake == null ? null : instant(intake.path("received_at"));
    String sender = intake == null ? "" : intake.path("sender").asText("");
    if (intake == null || receivedAt == null || sender.isEmpty()) {
      refuse(name, sender, ReturnRejectCode.UNREADABLE_INTAKE);
      return;
    }
    if (receivedAt.isAfter(asOf)) {
      return;
    }
    Path coverFile = directory.resolve("return.json");
    JsonNode cover = object(coverFile);
    if (cover == null || !intake.path("digest").asText("").equals(sha256(coverFile))) {
      refuse(name, sender, ReturnRejectCode.UNREADABLE_COVER);
      return;
    }
    @Nullable Delivery delivery =
        described(directory, sender, receivedAt, cover, sha256(coverFile));
    if (delivery == null) {
      refuse(name, sender, ReturnRejectCode.UNREADABLE_COVER);
    } else if (!isOfItsYear(delivery)) {
      refuse(name, sender, ReturnRejectCode.YEAR_NOT_COVERED);
    } else if (!maySend(sender, delivery.kind())) {
      refuse(name, sender, ReturnRejectCode.UNKNOWN_SENDER);
    } else if (!isExpired(delivery) && !hasItsFile(directory, delivery, cover)) {
      refuse(name, sender, ReturnRejectCode.WRONG_FILE);
    } else {
      read.add(delivery);
    }
  }

  /**
   * Whether a yearly return speaks of a year that it covers and that had begun when it was
   * received. The tables begin with the first year of which a return speaks, so one slip of a digit
   * would make rows of twenty years, or of none.
   */
  private static boolean isOfItsYear(Delivery delivery) {
    int year = delivery.year();
    return delivery.kind().form() != ReturnKind.Form.DOCUMENT
        || (year >= FIRST_YEAR
            && year >= delivery.from().getYear()
            && year <= delivery.to().getYear()
            && year <= delivery.receivedAt().atOffset(ZoneOffset.UTC).getYear());
  }

  /** A return without rows says all that it said on its cover sheet, and loses nothing. */
  private static boolean isExpired(Delivery delivery) {
    return delivery.file() != null && Files.exists(Path.of(delivery.directory(), EXPIRED));
  }

  private void refuse(String name, String sender, ReturnRejectCode code) {
    refused.add(new Deliveries.Refused(name, sender, code));
  }

  private static @Nullable Delivery described(
      Path directory, String sender, Instant receivedAt, JsonNode cover, String digest) {
    ReturnKind kind = ReturnKind.of(cover.path("kind").asText(null));
    LocalDate from = day(cover.path("covers_from"));
    LocalDate to = day(cover.path("covers_to"));
    JsonNode rows = cover.path("rows");
    JsonNode file = cover.path("file");
    boolean applies = cover.path("applies").asBoolean(true);
    if (kind == null
        || from == null
        || to == null
        || to.isBefore(from)
        || !rows.canConvertToLong()
        || rows.asLong() < 0
        || !(file.isNull() || file.isMissingNode() || FILE.matcher(file.asText()).matches())) {
      return null;
    }
    return new Delivery(
        0,
        directory.toString(),
        sender,
        receivedAt,
        digest,
        kind,
        cover.path("year").asInt(to.getYear()),
        from,
        to,
        applies,
        applies && file.isTextual() ? file.asText() : null,
        rows.asLong());
  }

  private static boolean maySend(String sender, ReturnKind kind) {
    return switch (kind.sender()) {
      case STATE -> isState(sender);
      case EUROPOL -> sender.equals("EUROPOL");
      case CENTRE -> sender.equals("CENTRE");
      case PROVIDER -> PROVIDER.matcher(sender).matches() && !isState(sender);
    };
  }

  private static boolean isState(String sender) {
    for (MemberState state : MemberState.values()) {
      if (state.euCode().equals(sender)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasItsFile(Path directory, Delivery delivery, JsonNode cover)
      throws IOException {
    String file = delivery.file();
    if (file == null) {
      return delivery.rows() == 0;
    }
    Path path = directory.resolve(file);
    return Files.isRegularFile(path) && cover.path("file_sha256").asText("").equals(sha256(path));
  }

  private static @Nullable JsonNode object(Path file) {
    try {
      JsonNode node = Files.isRegularFile(file) ? JSON.readTree(Files.readAllBytes(file)) : null;
      return node != null && node.isObject() ? node : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(JsonNode node) {
    try {
      return OffsetDateTime.parse(node.asText("")).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalDate day(JsonNode node) {
    try {
      return LocalDate.parse(node.asText(""));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(bytes);
    }
  }
}
