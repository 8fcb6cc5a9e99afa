/** What the Centre decides on a report: the rules of Article 48(1) to (4) in plain Java. */
@NullMarked
package eu.csar.transforms.judge.rules;

import org.jspecify.annotations.NullMarked;
