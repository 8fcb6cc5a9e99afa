/**
 * Judging: what the Centre decides on a report (Article 48(1) to (4)). The grounds are plain Java
 * in {@link eu.csar.transforms.judge.rules}; here is the one step of it that needs the whole run.
 */
@NullMarked
package eu.csar.transforms.judge;

import org.jspecify.annotations.NullMarked;
