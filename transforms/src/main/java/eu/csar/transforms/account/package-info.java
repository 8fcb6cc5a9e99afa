/**
 * The books of a run: every record read has one outcome, every row has one count, and a run whose
 * equations do not hold publishes nothing (RC5 of the decision tables).
 */
@NullMarked
package eu.csar.transforms.account;

import org.jspecify.annotations.NullMarked;
