package eu.csar.pipelines.synthesise;

/** ID1 to ID3, ID9 and ID11: whose report it is, which report it is, what is read at all. */
final class PlantIdentity {
  private static final String REDELIVERED = "redelivered.ndjson.gz";

  private final Planting planting;
  private final Truth truth;

  private PlantIdentity(Planting planting) {
    this.planting = planting;
    this.truth = planting.truth();
  }

  static void in(Planting planting) {
    PlantIdentity identity = new PlantIdentity(planting);
    identity.providers();
    identity.testProviders();
    identity.keys();
    identity.withoutId();
    identity.redeliveredFiles();
    identity.unreadable();
  }

  private void providers() {
    planting.row("ID1", "A former name keeps the namespace of the entry it first belonged to.");
    planting.report(Slot.FORMER, "id1-merged").isNew().europolOnly();
    planting.row("ID1", "The same id under the entry's own namespace is another report.");
    planting.report(Slot.MERGED, "id1-merged").isNew().europolOnly();
    planting.row("ID1", "An unknown provider reports under unknown: and its name.");
    planting.report(Slot.UNKNOWN, "id1-unknown").isNew().europolOnly();
    finding(Slot.UNKNOWN, "UNKNOWN_PROVIDER");
    planting.row("ID1", "Registered later, it keeps the namespace it had while unknown.");
    planting.report(Slot.LATE, "id1-registered-later").isNew().europolOnly();
    planting.row("ID1", "The name in the record does not decide; the difference is a finding.");
    PlantedRecord other = planting.report(Slot.A1, "id1-name-differs");
    other.node().putObject("provider").put("name", PlantedProviders.B);
    finding(other.isNew().europolOnly(), "PROVIDER_NAME_DIFFERS");
  }

  private void testProviders() {
    planting.row("ID1", "Test flag and a provider marked as test: a test report.");
    PlantedTruth test = planting.report(Slot.TEST, "test-report").isNew().unfounded("TEST");
    truth.expect(
        null, "reports", Truth.columns("report_key", test.key()), Truth.columns("test", true));
    planting.row("ID1", "The test flag alone is a finding; the export is read as real.");
    PlantedTruth real = planting.report(Slot.FLAG, "flag-alone").isNew().europolOnly();
    truth.expect(
        null, "reports", Truth.columns("report_key", real.key()), Truth.columns("test", false));
    finding(Slot.FLAG, "TEST_FLAG_IGNORED");
  }

  private void keys() {
    planting.row("ID2", "Ids that differ in case, space or Unicode form are different reports.");
    for (String id :
        new String[] {
          "Id2-Case", "id2-case", " id2-case", "id2-case ", "id2-\u00e9", "id2-e\u0301"
        }) {
      planting.report(Slot.A1, id).isNew().europolOnly();
    }
    planting.row("ID2", "The same id of two providers is two reports.");
    planting.report(Slot.A1, "id2-shared").isNew().europolOnly();
    planting.report(Slot.B1, "id2-shared").isNew().europolOnly();
  }

  private void withoutId() {
    planting.row("ID3", "A record without id is named by its canonical digest.");
    String canonical =
        "{\"abuse_types\":[\"SOLICITATION\"],\"bundled_incident_count\":10,\"urgent\":false}";
    String key = contentKey(canonical);
    PlantedTruth first =
        planting
            .raw(
                Slot.A1,
                "{ \"urgent\":false, \"time_stamp\":\"one\", \"bundled_incident_count\":10.0,"
                    + " \"abuse_types\":[\"SOLICITATION\"], \"batch_id\":\"x\"}",
                key,
                "NEW")
            .europolOnly();
    finding(first, "NO_REPORT_ID");
    truth.expect(
        null,
        "reports",
        Truth.columns("report_key", key),
        Truth.columns("canonical_digest", TruthKey.digest(canonical)));
    planting.row(
        "ID3", "Order, spaces, batch, time stamp and signature are no part of the digest.");
    planting.raw(
        Slot.A1,
        "{\"bundled_incident_count\":10,\"signature\":\"s\",\"urgent\":false,\"batch_sequence\":4,"
            + "\"abuse_types\":[\"SOLICITATION\"],\"time_stamp\":\"two\"}",
        key,
        "RESUBMISSION");
    planting.row("ID3", "A number that a double cannot hold counts as its source text.");
    String large = "{\"abuse_types\":[\"SOLICITATION\"],\"bundled_incident_count\":%s}";
    planting
        .raw(
            Slot.A1,
            String.format(large, "9007199254740993"),
            contentKey(String.format(large, "\"9007199254740993\"")),
            "NEW")
        .europolOnly();
    planting
        .raw(
            Slot.A1,
            String.format(large, "9007199254740992"),
            contentKey(String.format(large, "9007199254740992")),
            "NEW")
        .europolOnly();
  }

  private void redeliveredFiles() {
    planting.row("ID9", "A file that is delivered again is not read again.");
    for (String id : new String[] {"id9-one", "id9-two"}) {
      planting.report(Slot.A1, id).file(REDELIVERED).isNew().europolOnly();
    }
    planting.redeliver(Slot.A1, Slot.A2, REDELIVERED);
    truth.count(
        null,
        "submissions",
        Truth.columns("export_id", Slot.A2.exportId(), "file", REDELIVERED),
        0);
    planting.row("ID9", "The file of another provider is read, with a finding.");
    for (String id : new String[] {"id9-one", "id9-two"}) {
      copied(Slot.B1, id, "NEW").europolOnly();
    }
    finding(Slot.B1, "FILE_OF_ANOTHER_PROVIDER");
    planting.row("ID9", "Under another test flag the file is read again.");
    for (String id : new String[] {"id9-one", "id9-two"}) {
      copied(Slot.FLAG, id, "RESUBMISSION");
    }
    planting.row("ID9", "The same export id with other digests is another export.");
    planting.report(Slot.AGAIN, "id9-again").file("again.ndjson").isNew().europolOnly();
    planting.row("ID11", "No export is read twice: its records stand in submissions once.");
    truth.count(null, "submissions", Truth.columns("export_id", Slot.UNKNOWN.exportId()), 1);
    truth.count(null, "submissions", Truth.columns("export_id", Slot.LATE.exportId()), 1);
  }

  /** The next line of the file of A1, byte for byte, in another export. */
  private PlantedTruth copied(Slot slot, String id, String outcome) {
    return planting.copyLine(Slot.A1, slot, REDELIVERED, id, outcome);
  }

  private void unreadable() {
    planting.row("ID6", "A record that cannot be read is REJECTED and has no key.");
    long offset = planting.offset(Slot.A1, Planting.FILE);
    planting.raw(Slot.A1, "{\"provider_report_id\":\"id6-broken\",", null, "REJECTED");
    planting.totals().count("rejections");
    truth.count(
        null,
        "rejections",
        Truth.columns("export_id", Slot.A1.exportId(), "file", Planting.FILE, "offset", offset),
        1);
  }

  private void finding(Slot slot, String code) {
    truth.count(
        null,
        "findings",
        Truth.columns("export_id", slot.exportId(), "report_key", null, "code", code),
        1);
  }

  private void finding(PlantedTruth report, String code) {
    truth.count(null, "findings", Truth.columns("report_key", report.key(), "code", code), 1);
  }

  private static String contentKey(String canonical) {
    return TruthKey.of("provider-301", "CONTENT", TruthKey.digest(canonical));
  }
}
