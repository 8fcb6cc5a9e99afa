/** Writes the generated documents, and fails where one is stale. */
@NullMarked
package eu.csar.runners.launcher.documents;

import org.jspecify.annotations.NullMarked;
