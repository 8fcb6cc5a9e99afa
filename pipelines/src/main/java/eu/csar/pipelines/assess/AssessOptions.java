package eu.csar.pipelines.assess;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What {@code assess} is told: what every run is, and where the exports are. */
public interface AssessOptions extends RunOptions {
  @Description("Directory of exports, a directory each. Example: --exports=world/exports")
  @Validation.Required
  String getExports();

  void setExports(String exports);
}
