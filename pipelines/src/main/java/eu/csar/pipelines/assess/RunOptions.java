package eu.csar.pipelines.assess;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/**
 * What every run is told, whatever it assesses. No secret is the value of an option: only the path
 * of the key's file is.
 */
public interface RunOptions extends PipelineOptions {
  @Description(
      "Directory with providers.json and authorities.json. Example: --registers=world/registers")
  @Validation.Required
  String getRegisters();

  void setRegisters(String registers);

  @Description(
      "Directory of indicator lists, or an index file made by index. Example: --indicators=world/indicators")
  @Validation.Required
  String getIndicators();

  void setIndicators(String indicators);

  @Description(
      "IP-to-country database in MaxMind DB format. Example: --ipDatabase=world/ip-country.mmdb")
  @Validation.Required
  String getIpDatabase();

  void setIpDatabase(String ipDatabase);

  @Description(
      "Policy file; without it the one shipped with the code. Example: --policy=world/policy.json")
  @Nullable String getPolicy();

  void setPolicy(@Nullable String policy);

  @Description(
      "File with the operator's secret for follow-up tokens. Example: --tokenKey=world/token.key")
  @Validation.Required
  String getTokenKey();

  void setTokenKey(String tokenKey);

  @Description("Directory of the database of reports; made if missing. Example: --database=db")
  @Validation.Required
  String getDatabase();

  void setDatabase(String database);

  @Description(
      "The instant of the run, RFC 3339; its only clock. Example: --asOf=2026-01-06T00:00:00Z")
  @Validation.Required
  String getAsOf();

  void setAsOf(String asOf);

  @Description(
      "Directory of messages from authorities, reviewers and gateways. Example: --messages=messages")
  @Nullable String getMessages();

  void setMessages(@Nullable String messages);

  @Description("Check everything, print the plan, write nothing. Example: --dryRun")
  @Default.Boolean(false)
  boolean getDryRun();

  void setDryRun(boolean dryRun);

  @Description("Bytes of input a shard, which is one file a table. Example: --shardBytes=134217728")
  @Default.Long(128L << 20)
  long getShardBytes();

  void setShardBytes(long shardBytes);

  @Description(
      "The job outlives this process, as on a cluster; the launcher knows. Example: --remoteJob")
  @Default.Boolean(false)
  boolean getRemoteJob();

  void setRemoteJob(boolean remoteJob);
}
