package eu.csar.transforms.transparency.rules;

/**
 * A text with its language: what a catalogue says in English alone stands in English in every
 * report, and says so to a screen reader.
 *
 * @param text for readers
 * @param language ISO 639-1 code
 */
public record Phrase(String text, String language) {}
