package eu.csar.pipelines.synthesise;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Providers that only planted cases use, apart from the 247 of the plain world. */
final class PlantedProviders {
  static final String A = "Provider 301";
  static final String B = "Provider 302";
  static final String C = "Provider 303";
  static final String MERGED = "Provider 304";

  /** Belonged to entry provider-305 until that was merged into provider-304. */
  static final String MERGED_FORMER = "Provider 305";

  static final String TEST = "Provider 309";

  /** Was unknown when it first reported; registered later. */
  static final String LATE = "Provider 398";

  /** Stands in no register. */
  static final String UNKNOWN = "Provider 399";

  private PlantedProviders() {}

  static void register(ArrayNode providers) {
    for (int number = 301; number <= 303; number++) {
      Registers.provider(providers, number, false);
    }
    Registers.provider(providers, 304, false)
        .addObject()
        .put("name", MERGED_FORMER)
        .put("namespace", "provider-305");
    Registers.provider(providers, 309, true);
    // The namespace of a provider that was unknown at first stays the unknown one (ID1).
    providers
        .addObject()
        .put("id", "provider-398")
        .put("name", LATE)
        .put("test", false)
        .put("state_of_establishment", "NL")
        .putArray("names")
        .addObject()
        .put("name", LATE)
        .put("namespace", "unknown:" + LATE);
  }
}
