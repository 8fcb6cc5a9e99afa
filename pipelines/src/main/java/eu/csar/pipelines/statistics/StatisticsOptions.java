package eu.csar.pipelines.statistics;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** What {@code statistics} is told. */
public interface StatisticsOptions extends PipelineOptions {
  @Description("Last year of the tables, UTC. Example: --year=2026")
  @Validation.Required
  String getYear();

  void setYear(String year);

  @Description("Directory of the database of reports. Example: --database=db")
  @Validation.Required
  String getDatabase();

  void setDatabase(String database);

  @Description("Directory of returns, a directory each. Example: --returns=world/returns")
  @Validation.Required
  String getReturns();

  void setReturns(String returns);

  @Description(
      "The instant of the release, RFC 3339; what came later is not there yet. Example: --asOf=2027-06-01T00:00:00Z")
  @Validation.Required
  String getAsOf();

  void setAsOf(String asOf);

  @Description("Directory to make; must not exist. Example: --output=statistics-2026")
  @Validation.Required
  String getOutput();

  void setOutput(String output);

  @Description("An earlier release, for table revisions. Example: --previous=statistics-2025")
  @Nullable String getPrevious();

  void setPrevious(@Nullable String previous);

  @Description(
      "The job runs on a cluster; the launcher says so of every verb, and here waits for the job. Example: --remoteJob")
  @Default.Boolean(false)
  boolean getRemoteJob();

  void setRemoteJob(boolean remoteJob);
}
