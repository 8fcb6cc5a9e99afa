package eu.csar.pipelines.synthesise;

/** ID5 to ID8: which record of a report is the newest, and what becomes of each. */
final class PlantVersions {
  private final Planting planting;
  private final Truth truth;

  private PlantVersions(Planting planting) {
    this.planting = planting;
    this.truth = planting.truth();
  }

  static void in(Planting planting) {
    PlantVersions versions = new PlantVersions(planting);
    versions.order();
    versions.place();
    versions.notAnInteger();
    versions.outcomes();
    versions.firstReceived();
  }

  private PlantedRecord record(String id) {
    return planting.report(Slot.A1, id);
  }

  private void order() {
    planting.row("ID5", "The highest version is the newest, whatever the order of lines.");
    record("id5-version").version(2).becomes("SUPERSEDED");
    record("id5-version").version(10).isNew().europolOnly();
    record("id5-version").version(9).becomes("SUPERSEDED");
    planting.row("ID5", "A missing version counts as 0.");
    record("id5-missing").becomes("SUPERSEDED");
    record("id5-missing").version(1).isNew().europolOnly();
    planting.row("ID5", "Of one version the later issue time is newer, as an instant.");
    record("id5-issued").version(1).issued("2026-01-04T09:30:00Z").isNew().europolOnly();
    record("id5-issued").version(1).issued("2026-01-04T10:00:00+02:00").becomes("SUPERSEDED");
    planting.row("ID5", "An issue time without zone sorts first, and so does a missing one.");
    record("id5-zone").version(1).issued("2026-01-04T01:00:00Z").isNew().europolOnly();
    record("id5-zone").version(1).issued("2026-01-04T23:00:00").becomes("SUPERSEDED");
    record("id5-zone").version(1).issued(null).becomes("SUPERSEDED");
  }

  private void place() {
    planting.row("ID5", "Version and issue time equal: the later line is newer.");
    record("id5-line").version(1).becomes("SUPERSEDED");
    record("id5-line").version(1).isNew().europolOnly();
    planting.row("ID5", "Files are ordered by the bytes of their path: capitals come first.");
    record("id5-path").version(1).file("a.ndjson").isNew().europolOnly();
    record("id5-path").version(1).file("B.ndjson").becomes("SUPERSEDED");
    planting.row("ID5", "The export received later is the later place.");
    String issued = "2026-01-04T09:30:00Z";
    record("id5-export").version(1).issued(issued).becomes("SUPERSEDED", "NEW").europolOnly();
    planting
        .report(Slot.A2, "id5-export")
        .version(1)
        .issued(issued)
        .becomes("NEW", "NEW_VERSION")
        .europolOnly();
  }

  private void notAnInteger() {
    planting.row("ID5", "A version that is no integer counts as 0, with a finding.");
    for (Object version : new Object[] {"7", 1.5, -1}) {
      PlantedRecord record = record("id5-not-integer-" + version);
      record.node().putPOJO("version", version);
      PlantedTruth report = record.isNew().europolOnly();
      truth.expect(
          null, "reports", Truth.columns("report_key", report.key()), Truth.columns("version", 0));
      truth.count(
          null,
          "findings",
          Truth.columns("report_key", report.key(), "code", "VERSION_NOT_INTEGER"),
          1);
    }
    planting.row("ID5", "So an integer version is newer than one that is no integer.");
    PlantedRecord text = record("id5-text");
    text.node().put("version", "7");
    text.becomes("SUPERSEDED");
    record("id5-text").version(1).isNew().europolOnly();
  }

  private void outcomes() {
    planting.row("ID6", "Every outcome of one report, in one run and over several.");
    PlantedRecord one = record("id6-all").version(1);
    PlantedRecord two = record("id6-all").version(2);
    one.becomes("SUPERSEDED");
    two.becomes("SUPERSEDED", "NEW").europolOnly();
    one.again(Slot.A1).becomes("RESUBMISSION");
    two.again(Slot.A2).becomes("RESUBMISSION");
    planting.report(Slot.A2, "id6-all").version(3).becomes("NEW", "NEW_VERSION").europolOnly();
    planting.report(Slot.A3, "id6-all").version(1).becomes("SUPERSEDED");
    planting.row("ID6", "The current state is that of the newest version.");
    current("id6-all", "version", 3);
    planting.row("ID6", "A first record that comes twice: new, and a resubmission.");
    PlantedRecord twice = record("id6-twice");
    twice.isNew().europolOnly();
    twice.again(Slot.A1).becomes("RESUBMISSION");
    planting.row("ID6", "Older versions that arrive later are superseded.");
    record("id6-late").version(5).isNew().europolOnly();
    planting.report(Slot.A2, "id6-late").version(4).becomes("SUPERSEDED");
    current("id6-late", "version", 5);
  }

  private void firstReceived() {
    planting.row("ID8", "A report keeps the instant of its first submission.");
    record("id8-first").version(1).becomes("SUPERSEDED", "NEW").europolOnly();
    planting.report(Slot.A2, "id8-first").version(2).becomes("NEW", "NEW_VERSION").europolOnly();
    current("id8-first", "received_at", planting.receivedAt(Slot.A1).toString());
  }

  private void current(String id, String column, Object value) {
    truth.expect(
        null,
        "current_reports",
        Truth.columns("report_key", record(id).key()),
        Truth.columns(column, value));
  }
}
