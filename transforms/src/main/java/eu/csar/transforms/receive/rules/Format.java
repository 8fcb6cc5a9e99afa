package eu.csar.transforms.receive.rules;

/**
 * Format of the records of a file; its name is the channel of SU2 and the column {@code source}.
 */
public enum Format {
  /** Annex III reports, one JSON object a line. */
  ANNEX_III,
  /** CyberTipline reports in XML, one or many in a file. */
  CYBERTIPLINE
}
