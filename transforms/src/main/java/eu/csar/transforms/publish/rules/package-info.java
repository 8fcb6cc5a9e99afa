/** The layout of the database, the files of an attempt, and the finishing step; plain Java. */
@NullMarked
package eu.csar.transforms.publish.rules;

import org.jspecify.annotations.NullMarked;
