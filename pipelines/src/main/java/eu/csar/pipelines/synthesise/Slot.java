package eu.csar.pipelines.synthesise;

import java.util.Locale;

/** The exports of the planted cases, in the order in which they are received. */
enum Slot {
  A1(PlantedProviders.A, 301),
  B1(PlantedProviders.B, 302),
  C1(PlantedProviders.C, 303),
  FORMER(PlantedProviders.MERGED_FORMER, "provider-305", "provider-304"),
  MERGED(PlantedProviders.MERGED, 304),
  TEST(PlantedProviders.TEST, 309),
  /** The test flag of a provider that is none of test: read as real. */
  FLAG(PlantedProviders.A, 301),
  UNKNOWN(PlantedProviders.UNKNOWN, "unknown:Provider 399", ""),
  LATE(PlantedProviders.LATE, "unknown:Provider 398", "provider-398"),
  A2(PlantedProviders.A, 301),
  B2(PlantedProviders.B, 302),
  C2(PlantedProviders.C, 303),
  A3(PlantedProviders.A, 301),
  B3(PlantedProviders.B, 302),
  /** The export id of A1 once more, with other content. */
  AGAIN(PlantedProviders.A, 301);

  private final String provider;
  private final String namespace;
  private final String providerId;

  Slot(String provider, int number) {
    this(provider, Registers.providerId(number), Registers.providerId(number));
  }

  Slot(String provider, String namespace, String providerId) {
    this.provider = provider;
    this.namespace = namespace;
    this.providerId = providerId;
  }

  String provider() {
    return provider;
  }

  String namespace() {
    return namespace;
  }

  /** Empty where the register knows no entry. */
  String providerId() {
    return providerId;
  }

  boolean testFlag() {
    return this == TEST || this == FLAG;
  }

  String exportId() {
    return "planted-" + (this == AGAIN ? A1 : this).name().toLowerCase(Locale.ROOT);
  }
}
