package eu.csar.transforms.match.rules;

import java.io.Serializable;

/**
 * An indicator whose matches of one run were many against its history.
 *
 * @param list name of its list
 * @param indicatorId entry of the list
 */
public record FloodedIndicator(String list, String indicatorId) implements Serializable {}
