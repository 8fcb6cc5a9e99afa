/** The rules of returns, in plain Java. */
@NullMarked
package eu.csar.transforms.followup.rules;

import org.jspecify.annotations.NullMarked;
