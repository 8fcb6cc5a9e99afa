package eu.csar.transforms.receive.rules;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Records as the schema describes them, with hashes of random bytes and neutral placeholders. */
final class SampleRecords {

  private SampleRecords() {}

  static ReportContext context() {
    PlannedFile file =
        new PlannedFile(
            "reports.ndjson",
            "/nowhere",
            "00".repeat(32),
            1,
            1,
            Compression.NONE,
            Format.ANNEX_III,
            List.of());
    PlannedExport export =
        new PlannedExport(
            "E-1",
            "11".repeat(32),
            "22".repeat(32),
            "e1",
            Instant.parse("2026-01-02T03:04:05Z"),
            "Provider 001",
            "provider-001",
            "provider-001",
            false,
            false,
            "COM2022-1",
            List.of(file));
    return new ReportContext(
        export, file, 0, "33".repeat(32), "44".repeat(32), Instant.parse("2026-01-02T03:04:05Z"));
  }

  /** A record of about 1.4 kB with three items. */
  static String record(int number, Random random) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      items
          .append(i == 0 ? "" : ",")
          .append("{\"item_id\":\"I-")
          .append(number)
          .append('-')
          .append(i)
          .append("\",\"media_type\":\"IMAGE\",\"hashes\":[{\"type\":\"MD5\",\"value\":\"")
          .append(hex(random, 16))
          .append("\"},{\"type\":\"SHA-256\",\"value\":\"")
          .append(hex(random, 32))
          .append("\"}],\"human_reviewed\":true,\"publicly_available\":false}");
    }
    return ("{\"provider_report_id\":\"R-%08d\",\"version\":1,\"schema_version\":\"COM2022-1\","
            + "\"batch_id\":\"B-1\",\"batch_sequence\":%d,\"service_brand\":\"Brand 1\","
            + "\"provider\":{\"name\":\"Provider 001\",\"contact_point\":\"desk\",\"contact_info\":[\"x\"]},"
            + "\"urgent\":false,\"abuse_types\":[\"KNOWN_CSAM\"],\"items\":[%s],"
            + "\"upload_ips\":[{\"address\":\"198.51.100.7\",\"port\":4711,\"at\":\"2026-01-02T03:04:05Z\"}],"
            + "\"users\":[{\"role\":\"SUBJECT\",\"username\":\"user-%d\",\"email\":\"u%d@example.org\","
            + "\"phone\":\"+3310000000\",\"billing_country\":\"FR\",\"addresses\":[{\"address\":"
            + "\"198.51.100.8\",\"at\":\"2026-01-02T03:04:05+01:00\",\"event\":\"LOGIN\"}]}],"
            + "\"service_types\":[\"HOSTING\"],\"service_info\":\"placeholder \u00e9\",\"awareness\":[\"OWN_MOTION\"],"
            + "\"third_country_reported\":true,\"third_country_references\":[{\"body\":\"NCMEC\",\"reference\":\"%d\"}],"
            + "\"removed_or_disabled\":true,\"user_decision\":false,\"issued_at\":\"2026-01-02T03:04:05.123Z\","
            + "\"time_stamp\":\"token\",\"signature\":\"reference\",\"legal_basis\":\"2022/0155(COD)\"}")
        .formatted(number, number, items, number, number, 100_000_000 + number);
  }

  private static String hex(Random random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return Sha256.hex(value);
  }
}
