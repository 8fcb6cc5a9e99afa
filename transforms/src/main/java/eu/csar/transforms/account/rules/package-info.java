/** Counts and the equations that must hold between them (RC5); plain Java. */
@NullMarked
package eu.csar.transforms.account.rules;

import org.jspecify.annotations.NullMarked;
