package eu.csar.runners.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Internal statistics of 2025 and the yearly returns behind them: two providers, and the
 * authorities of two States, each with words of its own.
 */
final class YearOfSenders {
  static final String KEY = "a key for tests only, 32 bytes of it and more";

  private static final String CATALOGUE =
      """
      {'year':2025,'as_of':'2026-06-01T00:00:00Z','tables':[
       {'id':'followup_victims','measure':'VICTIMS','counting_rule':'Once.','source':'Returns.',
        'dimensions':[{'id':'cohort','title':'Year','codes':['2025']},
         {'id':'geo','title':'Member State','total':'SUM','codes':['DE','ES','FR','IT']},
         {'id':'gender','title':'Gender','total':'_T','codes':['F','M']}],
        'publication':[{'id':'victims_by_gender','title':'Victims by State and gender','method':'SUPPRESSION',
         'articles':['A83-2a-ii'],'definition':'Persons.','unit':'PERSONS','reason':'r',
         'dimensions':['cohort','geo','gender']}]},
       {'id':'authority_opinions','measure':'OPINIONS','counting_rule':'Once.','source':'Returns.',
        'dimensions':[{'id':'time_period','title':'Year','codes':['2025']},
         {'id':'geo','title':'Member State','total':'EU_COVERED','codes':['DE','ES','FR','IT']},
         {'id':'opinion_point','title':'Point','total':'_T','codes':['SCOPE','DURATION']}],
        'publication':[{'id':'opinions_by_point','title':'Opinions by point','method':'TRUE_COUNTS',
         'articles':['A83-2i'],'definition':'Cases.','unit':'CASES','reason':'r',
         'dimensions':['time_period','opinion_point']}]},
       {'id':'provider_removed_items','measure':'REMOVED','counting_rule':'Once.','source':'Returns.',
        'dimensions':[{'id':'time_period','title':'Year','codes':['2025']},
         {'id':'provider','title':'Provider','total':'_T','codes':['provider-001','provider-002']},
         {'id':'trigger','title':'Trigger','total':'_T','codes':['OWN_INITIATIVE','REMOVAL_ORDER']}],
        'publication':[{'id':'removed_items_by_trigger','title':'Items removed','method':'SUPPRESSION',
         'articles':['A83-1c'],'definition':'Items.','unit':'ITEMS','reason':'r',
         'dimensions':['time_period','trigger']}]}],
       'items':[{'id':'A83-1c','demand':'Items removed.','tables':['provider_removed_items']},
        {'id':'A83-2a-ii','demand':'Victims.','tables':['followup_victims']},
        {'id':'A83-2i','demand':'Opinions.','tables':['authority_opinions']}]}
      """;

  private final Path directory;

  YearOfSenders(Path directory) {
    this.directory = directory;
  }

  YearOfSenders write() throws IOException, SQLException {
    Path internal = Files.createDirectories(directory.resolve("statistics/internal/tables"));
    Files.writeString(directory.resolve("rounding.key"), KEY);
    Files.writeString(internal.resolveSibling("catalogue.json"), CATALOGUE.replace('\'', '"'));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      table(
          statement,
          internal.resolve("followup_victims.parquet"),
          "('2025','DE','F',31),('2025','DE','M',12),('2025','ES','F',3),('2025','ES','M',17),"
              + "('2025','FR','F',2),('2025','FR','M',40),('2025','IT','F',25),('2025','IT','M',19)",
          "cohort, geo, gender");
      table(
          statement,
          internal.resolve("authority_opinions.parquet"),
          "('2025','FR','SCOPE',2),('2025','DE','SCOPE',7),('2025','DE','DURATION',1)",
          "time_period, geo, opinion_point");
      table(
          statement,
          internal.resolve("provider_removed_items.parquet"),
          "('2025','provider-001','OWN_INITIATIVE',1205),('2025','provider-001','REMOVAL_ORDER',40),"
              + "('2025','provider-002','OWN_INITIATIVE',9315)",
          "time_period, provider, trigger");
    }
    yearly("PROVIDER_YEAR", "provider-001", provider("Words of the first provider."));
    yearly("PROVIDER_YEAR", "provider-002", provider("Words of the second provider."));
    yearly("AUTHORITY_YEAR", "FR", authority("Words of France."));
    yearly("AUTHORITY_YEAR", "DE", authority("Words of Germany."));
    return this;
  }

  private static void table(Statement statement, Path file, String rows, String dimensions)
      throws SQLException {
    statement.execute(
        "copy (select "
            + dimensions
            + ", n::bigint as obs_value, 'A' as obs_status, 'N' as conf_status, '' as note"
            + " from (values "
            + rows
            + ") t("
            + dimensions
            + ", n)) to '"
            + file
            + "' (format parquet)");
  }

  private static String provider(String words) {
    return "{'measures':[{'technology':'HASH_EXACT','safeguard':'HUMAN_REVIEW','orders':'1',"
        + "'narrative':'"
        + words
        + "'}]}";
  }

  private static String authority(String words) {
    return "{'risks':[{'risk':'GENERATED','sources':'1','narrative':'" + words + "'}]}";
  }

  private void yearly(String kind, String sender, String rows) throws IOException {
    Path delivery = Files.createDirectories(directory.resolve("returns/" + kind + "-" + sender));
    String document = rows.replace('\'', '"');
    String cover =
        ("{'kind':'%s','year':2025,'covers_from':'2025-01-01','covers_to':'2025-12-31','applies':true,"
                + "'rows':1,'file':'rows.json','file_sha256':'%s'}")
            .formatted(kind, DigestUtils.sha256Hex(document))
            .replace('\'', '"');
    Files.writeString(delivery.resolve("rows.json"), document);
    Files.writeString(delivery.resolve("return.json"), cover);
    Files.writeString(
        delivery.resolve("intake.json"),
        "{'received_at':'2026-01-31T12:00:00Z','sender':'%s','digest':'%s'}"
            .formatted(sender, DigestUtils.sha256Hex(cover))
            .replace('\'', '"'));
  }

  /** SHA-256 of the cover sheet of a return, which names the digest of its rows. */
  byte[] digest(String kind, String sender) throws IOException {
    return DigestUtils.sha256(
        Files.readAllBytes(directory.resolve("returns/" + kind + "-" + sender + "/return.json")));
  }
}
