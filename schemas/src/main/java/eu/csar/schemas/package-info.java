/**
 * The contracts, and the classes generated from them.
 *
 * <p>Not {@code @NullMarked}: getters of generated classes return null where the contract says so.
 */
package eu.csar.schemas;
