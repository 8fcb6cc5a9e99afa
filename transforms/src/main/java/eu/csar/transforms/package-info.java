/** Rules in plain Java, and the transforms that apply them. */
@NullMarked
package eu.csar.transforms;

import org.jspecify.annotations.NullMarked;
