package eu.csar.transforms.receive.rules;

/** What the id of a report is (ID2). */
public enum IdKind {
  /** The provider's own report id, exactly as given. */
  GIVEN,
  /** The canonical digest, where no id was given (ID3). */
  CONTENT,
  /** The number of a CyberTipline report (ID4). */
  CYBERTIPLINE
}
