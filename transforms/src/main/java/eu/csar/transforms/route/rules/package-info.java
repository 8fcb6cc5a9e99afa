/** To whom a report goes: the rules of Article 48(3) in plain Java. */
@NullMarked
package eu.csar.transforms.route.rules;

import org.jspecify.annotations.NullMarked;
