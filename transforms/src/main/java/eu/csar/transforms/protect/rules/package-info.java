/**
 * Protection of small counts in plain Java: what is printed of each cell, what a reader can
 * conclude of all that is printed, and which cells must be hidden so that it is not too much.
 */
@NullMarked
package eu.csar.transforms.protect.rules;

import org.jspecify.annotations.NullMarked;
