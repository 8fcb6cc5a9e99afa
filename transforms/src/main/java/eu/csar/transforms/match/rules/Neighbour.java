package eu.csar.transforms.match.rules;

/**
 * An entry that a perceptual hash neighbours.
 *
 * @param indicator the entry, disabled and quarantined ones too
 * @param distance bits that differ, from 0 to the radius
 */
public record Neighbour(Indicator indicator, int distance) {}
