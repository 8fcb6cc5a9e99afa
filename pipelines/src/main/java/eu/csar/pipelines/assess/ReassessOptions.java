package eu.csar.pipelines.assess;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What {@code reassess} is told: what every run is, and how far back it goes. */
public interface ReassessOptions extends RunOptions {
  @Description(
      "First day, UTC: reports received from then on are assessed again. Example: --since=2026-01-01")
  @Validation.Required
  String getSince();

  void setSince(String since);
}
