/** The rules of counting, in plain Java. */
@NullMarked
package eu.csar.transforms.tabulate.rules;

import org.jspecify.annotations.NullMarked;
