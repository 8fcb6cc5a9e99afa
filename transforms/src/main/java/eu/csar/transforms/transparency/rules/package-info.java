/** Published figures, and what may be said of them, in plain Java. */
@NullMarked
package eu.csar.transforms.transparency.rules;

import org.jspecify.annotations.NullMarked;
