@NullMarked
package eu.csar.transforms.followup.rules;

import org.jspecify.annotations.NullMarked;
