/** The {@code csar} command. */
@NullMarked
package eu.csar.runners.launcher;

import org.jspecify.annotations.NullMarked;
