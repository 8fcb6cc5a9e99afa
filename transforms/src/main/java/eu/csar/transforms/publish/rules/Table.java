package eu.csar.transforms.publish.rules;

import eu.csar.schemas.Report;
import eu.csar.schemas.carried.KeyRow;
import eu.csar.schemas.carried.PerceptualRow;
import eu.csar.schemas.carried.ReferenceRow;
import eu.csar.schemas.tables.FindingRow;
import eu.csar.schemas.tables.ForwardRow;
import eu.csar.schemas.tables.IndicatorActivityRow;
import eu.csar.schemas.tables.ItemHashRow;
import eu.csar.schemas.tables.ItemRow;
import eu.csar.schemas.tables.LinkRow;
import eu.csar.schemas.tables.MatchRow;
import eu.csar.schemas.tables.MessageRow;
import eu.csar.schemas.tables.NoticeRow;
import eu.csar.schemas.tables.RejectionRow;
import eu.csar.schemas.tables.ReportRow;
import eu.csar.schemas.tables.SignalRow;
import eu.csar.schemas.tables.SubmissionRow;
import eu.csar.schemas.tables.VerdictRow;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a run, by the name of their directory and their contract. Column order comes from
 * the contract.
 */
@SuppressWarnings("ImmutableEnumChecker") // A schema and a model are never changed once made.
public enum Table {
  REPORTS("reports", new ReportRow()),
  ITEMS("items", new ItemRow()),
  SUBMISSIONS("submissions", new SubmissionRow()),
  MATCHES("matches", new MatchRow()),
  FINDINGS("findings", new FindingRow()),
  SIGNALS("signals", new SignalRow()),
  VERDICTS("verdicts", new VerdictRow()),
  FORWARDS("forwards", new ForwardRow()),
  NOTICES("notices", new NoticeRow()),
  REJECTIONS("rejections", new RejectionRow()),
  LINKS("links", new LinkRow()),
  ITEM_HASHES("item_hashes", new ItemHashRow()),
  INDICATOR_ACTIVITY("indicator_activity", new IndicatorActivityRow()),
  MESSAGES("messages", new MessageRow()),
  /** Full normalised records; the only table with personal data (RC7). */
  PERSONAL("personal", new Report()),
  /** What later runs must know of a report without opening it. */
  KEYS("carried/keys", new KeyRow()),
  /** Which reports carry a third-country reference. */
  REFERENCES("carried/references", new ReferenceRow()),
  /** Which report carried a perceptual hash first. */
  PERCEPTUAL("carried/perceptual", new PerceptualRow());

  private final String directory;
  private final Schema schema;
  private final SpecificData model;

  Table(String directory, SpecificRecordBase example) {
    this.directory = directory;
    this.schema = example.getSchema();
    this.model = example.getSpecificData();
  }

  /** Directory in a run, and name of the table. */
  public String directory() {
    return directory;
  }

  /** The contract of a row. */
  public Schema schema() {
    return schema;
  }

  SpecificData model() {
    return model;
  }

  /** The column by which its files are sorted and looked up; null: none. */
  @Nullable String sortedBy() {
    return switch (this) {
      case KEYS -> "report_key";
      case ITEM_HASHES, PERCEPTUAL -> "hash";
      case REFERENCES -> "reference_digest";
      case INDICATOR_ACTIVITY -> "indicator_digest";
      default -> null;
    };
  }

  /**
   * True for tables that readers of the database join; false for personal data and what only runs
   * hand on.
   */
  public boolean isPublic() {
    return switch (this) {
      case PERSONAL, KEYS, REFERENCES, PERCEPTUAL -> false;
      default -> true;
    };
  }
}
