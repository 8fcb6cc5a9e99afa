@NullMarked
package eu.csar.transforms.tabulate.rules;

import org.jspecify.annotations.NullMarked;
