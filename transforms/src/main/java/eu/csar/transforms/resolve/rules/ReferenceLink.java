package eu.csar.transforms.resolve.rules;

/**
 * A link of kind {@code REFERENCE}: the earliest report that carries a reference of this one.
 *
 * @param otherKey report key, hex
 * @param referenceDigest SHA-256 of the reference, hex
 * @param count reports known to carry it when the run ended, this one included
 */
public record ReferenceLink(String otherKey, String referenceDigest, long count) {}
