package eu.csar.pipelines.synthesise;

import eu.csar.pipelines.synthesise.PerceptualHashes.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The plain reports of one export: each is a function of seed, export and number, so a repeat is
 * made by making the earlier one again and nothing is remembered. No versions, retractions or
 * placeholders; every 200th record is followed by a resubmission of an earlier one of the export,
 * every 300th report is a second account of a report of the export before (SU2).
 */
final class PlainReports implements Delivery.Content {
  static final int REPEAT_EVERY = 200;
  static final int SUPPLEMENT_EVERY = 300;
  private static final int SUPPLEMENT_AT = 7;
  private static final int REPEAT_BACK = 100;
  private static final String[] TYPES = {"KNOWN_CSAM", "NEW_CSAM", "SOLICITATION"};
  private static final String[] AWARENESS = {
    "OWN_MOTION", "USER_FLAG", "HOTLINE_OR_TRUSTED_FLAGGER"
  };

  private final World world;
  private final ProviderShares.Share share;
  private final Instant receivedAt;
  private final long first;
  private final long end;
  private final ProviderShares.@Nullable Share before;
  private final Dice dice = new Dice();
  private final Dice item = new Dice();
  private final JsonLine line = new JsonLine();
  private final TipXml xml = new TipXml();
  private final boolean cyberTipline;
  private final PlainLocation location;

  /**
   * The reports first to end - 1 of an export.
   *
   * @param before the export before, if it is of another provider
   */
  PlainReports(
      World world,
      ProviderShares.Share share,
      Instant receivedAt,
      long first,
      long end,
      ProviderShares.@Nullable Share before) {
    this.world = world;
    this.share = share;
    this.receivedAt = receivedAt;
    this.first = first;
    this.end = end;
    this.before = before;
    this.cyberTipline = world.config().isCyberTipline(share.index());
    this.location = new PlainLocation(world.map(), !world.config().plain());
  }

  @Override
  public long writeTo(OutputStream out) throws IOException {
    long records = 0;
    if (cyberTipline) {
      out.write(TipXml.HEAD.getBytes(StandardCharsets.UTF_8));
    }
    for (long number = first; number < end; number++) {
      write(number, records++, false, out);
      count(number);
      if (number % REPEAT_EVERY == REPEAT_EVERY - 1) {
        write(number - REPEAT_BACK, records++, true, out);
        world.totals().count("submissions", "outcome", "RESUBMISSION");
      }
    }
    if (cyberTipline) {
      out.write(TipXml.TAIL.getBytes(StandardCharsets.UTF_8));
    }
    world.totals().count("submissions", records, records);
    world.totals().count("submissions", records, records, "export_id", world.exportId(share));
    return records;
  }

  /** What the report just written must leave in the database. */
  private void count(long number) {
    Totals totals = world.totals();
    totals.count("submissions", "outcome", "NEW");
    totals.count("reports", "cause", "NEW");
    totals.count("reports", "cause", "NEW", "provider_id", Registers.providerId(share.provider()));
    String kind = isSupplement(number) ? "SUPPLEMENT" : "FIRST";
    for (String state : location.states()) {
      totals.count("forwards", "recipient", state, "kind", kind);
    }
    totals.count("forwards", "recipient", "EUROPOL", "kind", kind);
    totals.count("forwards", "recipient", "EUROPOL", "reason", location.reason());
  }

  private boolean isSupplement(long number) {
    return before != null
        && !cyberTipline
        && number % SUPPLEMENT_EVERY == SUPPLEMENT_AT
        && number + 1 < before.reports();
  }

  private void write(long number, long sequence, boolean again, OutputStream out)
      throws IOException {
    dice.set(world.config().seed(), Dice.REPORT, ((long) share.index() << 40) + number);
    location.draw(dice);
    String issued = issued(dice);
    line.start().object();
    line.field("provider_report_id", world.idPrefix(share), number, 9);
    if (dice.chance(0.7)) {
      line.field("version", 1);
    }
    line.field("batch_id", world.exportId(share)).field("batch_sequence", sequence);
    provider();
    line.field("urgent", dice.chance(0.002));
    int type = dice.below(100);
    boolean solicitation = type >= 94;
    line.name("abuse_types").array().text(TYPES[type < 62 ? 0 : solicitation ? 2 : 1]);
    line.endArray();
    items(number, solicitation, again);
    location.writeUploads(line, issued, dice);
    location.writeGeo(line);
    line.name("users").array().object().field("role", "SUBJECT");
    line.hexField("username", "user-", dice, 5, "");
    if (dice.chance(0.5)) {
      line.hexField("email", "mail-", dice, 5, "@mail.example");
    }
    location.writeSubject(line, issued, dice);
    line.endObject().endArray();
    location.writeChildren(line, dice);
    rest(number, solicitation, issued);
    line.hexField("time_stamp", again ? "tst-again-" : "tst-", dice, 8, "");
    line.hexField("signature", "sig-", dice, 16, "");
    line.field("legal_basis", "COM(2022) 209, Article 12").endObject();
    if (cyberTipline) {
      out.write(xml.of(line.toString()).getBytes(StandardCharsets.UTF_8));
    } else {
      line.writeTo(out);
    }
  }

  private void provider() {
    line.name("provider").object().field("name", Registers.providerName(share.provider()));
    line.field("contact_point", "contact-", share.provider(), 3);
    line.name("contact_info").array().text("office").endArray();
    line.endObject();
  }

  /** On average 2.9 items: three in a hundred reports have none, the others one and more. */
  private void items(long number, boolean solicitation, boolean again) {
    int count = 0;
    if (!dice.chance(0.03)) {
      count = 1;
      while (count < 40 && !dice.chance(0.3344)) {
        count++;
      }
    }
    line.name("items").array();
    boolean lowQuality = false;
    for (int place = 0; place < count; place++) {
      long drawn = world.items().draw(dice, ((long) share.index() << 30) + number, place);
      line.object().field("item_id", "i", place + 1, 1);
      int media = dice.below(100);
      line.field("media_type", media < 52 ? "IMAGE" : media < 99 ? "VIDEO" : "OTHER");
      if (!solicitation && dice.chance(0.5)) {
        line.field("claimed_type", dice.chance(0.6) ? TYPES[0] : TYPES[1]);
      }
      boolean listed = world.items().isListed(drawn);
      Written written =
          ItemHashes.all(
              line, world.items().of(drawn, item), listed || dice.chance(0.1), world.perceptual());
      if (dice.chance(0.4)) {
        line.field("human_reviewed", true);
      }
      line.endObject();
      lowQuality |= written == Written.LOW_QUALITY;
      if (!again) {
        countItem(drawn, listed, written == Written.NEAR);
      }
    }
    if (lowQuality && !again) {
      // One finding a report, however many of its hashes it is about.
      world.totals().count("findings", "code", "LOW_QUALITY_HASH");
    }
    line.endArray();
  }

  private void countItem(long drawn, boolean listed, boolean near) {
    world.totals().count("items");
    if (listed) {
      Listing listing = Listing.of(drawn);
      world.totals().count("matches", "list", listing.list(), "algorithm", listing.algorithm());
    }
    if (near) {
      world.totals().count("matches", "list", "KNOWN", "algorithm", "PDQ");
    }
  }

  private void rest(long number, boolean solicitation, String issued) {
    line.name("service_types").array();
    line.text(solicitation || dice.chance(0.4) ? "INTERPERSONAL_COMMUNICATIONS" : "HOSTING");
    line.endArray().name("awareness").array().text(dice.pick(AWARENESS)).endArray();
    reference(number);
    if (!solicitation) {
      line.field("removed_or_disabled", true);
    }
    boolean decided = dice.chance(0.4);
    line.field("user_decision", decided);
    if (decided) {
      line.field("user_decision_text", "Account suspended");
    }
    line.field("issued_at", issued);
  }

  /**
   * Six in ten reports name their CyberTipline report; a second account names that of the first.
   */
  private void reference(long number) {
    boolean drawn = dice.chance(0.6);
    if (before != null && isSupplement(number)) {
      reference(before, number + 1);
    } else if (drawn || cyberTipline || number % SUPPLEMENT_EVERY == SUPPLEMENT_AT + 1) {
      reference(share, number);
    } else {
      line.field("third_country_reported", false);
    }
  }

  private void reference(ProviderShares.Share of, long number) {
    line.field("third_country_reported", true);
    line.name("third_country_bodies").array().text("NCMEC").endArray();
    line.name("third_country_references").array().object().field("body", "NCMEC");
    // The number of a report in XML is a number; elsewhere it is somebody's text.
    String prefix = world.config().isCyberTipline(of.index()) ? "" : "C";
    line.field("reference", prefix, of.index() * 100_000_000L + number, 12).endObject().endArray();
  }

  private String issued(Dice dice) {
    Instant at = receivedAt.minusSeconds(60 + dice.below(80_000));
    return dice.chance(0.5)
        ? at.toString()
        : at.plusSeconds(3600).toString().replace("Z", "+01:00");
  }
}
