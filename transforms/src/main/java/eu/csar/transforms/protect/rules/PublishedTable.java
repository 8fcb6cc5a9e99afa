package eu.csar.transforms.protect.rules;

import eu.csar.schemas.statistics.ProtectionMethod;

/**
 * A table as the catalogue wants it published.
 *
 * @param table with true counts
 * @param title for readers
 * @param method how it is protected
 * @param reason why this table is published, and so
 */
public record PublishedTable(
    FrequencyTable table, String title, ProtectionMethod method, String reason) {}
