package eu.csar.schemas.statistics;

/** What Article 83 demands, item by item. */
public enum Article83Item {
  A83_1A_I("A83-1a-i", "Measures taken for detection orders: technologies, safeguards."),
  A83_1A_II("A83-1a-ii", "Error rates of detection technologies, and measures against errors."),
  A83_1A_III("A83-1a-iii", "Complaints and cases in court, decisions, their time, reversals."),
  A83_1B("A83-1b", "Removal orders received, and average time to remove or disable."),
  A83_1C("A83-1c", "Items removed or disabled, by what made the provider act."),
  A83_1D("A83-1d", "Blocking orders received."),
  A83_1E("A83-1e", "Times that Articles 8(3), 14(5), 14(6), 17(5) were invoked, with grounds."),
  A83_2A_I("A83-2a-i", "Follow-up of each forwarded report."),
  A83_2A_II("A83-2a-ii", "Where there was an investigation: its state or outcome, persons."),
  A83_2A_III("A83-2a-iii", "Where there was another action: type, state, reasons."),
  A83_2A_IV("A83-2a-iv", "Where there was no action: reasons."),
  A83_2B("A83-2b", "Most important recurrent risks."),
  A83_2C("A83-2c", "Providers addressed with detection orders."),
  A83_2D("A83-2d", "Detection orders issued, by provider and type of abuse."),
  A83_2E("A83-2e", "Hosting providers given removal orders."),
  A83_2F("A83-2f", "Removal orders issued, by provider; time to remove; Articles 14(5), 14(6)."),
  A83_2G("A83-2g", "Blocking orders issued, by provider; Article 17(5)."),
  A83_2H("A83-2h", "Services addressed by decisions under Articles 27, 28, 29."),
  A83_2I("A83-2i", "Cases in which the Centre's opinion substantially deviated."),
  A83_3A("A83-3a", "Indicators in the databases, and their development."),
  A83_3B("A83-3b", "Submissions of Article 36(1); indicators generated, URLs listed."),
  A83_3C("A83-3c", "Reports submitted, by provider and by State forwarded to."),
  A83_3D("A83-3d", "Items and instances that reports concern, by State and type of service."),
  A83_3E("A83-3e", "Reports considered manifestly unfounded."),
  A83_3F("A83-3f", "Forwarded reports assessed as not being abuse, by State."),
  A83_3G("A83-3g", "Results of searches, by State where hosted."),
  A83_3H("A83-3h", "How many times an item was reported or found more than once."),
  A83_3I("A83-3i", "Notices of Article 49(2), and hosting providers notified."),
  A83_3J("A83-3j", "Victims assisted, and who asked for accessible help.");

  private final String id;
  private final String demand;

  Article83Item(String id, String demand) {
    this.id = id;
    this.demand = demand;
  }

  /** Id, such as {@code A83-3c}. */
  public String id() {
    return id;
  }

  /** What is demanded, in one sentence. */
  public String demand() {
    return demand;
  }
}
