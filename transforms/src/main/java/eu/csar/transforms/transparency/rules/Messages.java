package eu.csar.transforms.transparency.rules;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language, from {@code messages/<language>.properties}, as ICU message patterns.
 * Adding one of the 24 languages is adding a file.
 */
public final class Messages {
  private final ULocale locale;
  private final Map<String, String> patterns;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Messages(ULocale locale, Map<String, String> patterns) {
    this.locale = locale;
    this.patterns = patterns;
  }

  /**
   * The texts of a language.
   *
   * @param language ISO 639-1 code, such as {@code fr}
   * @throws MissingMessageException where there is no file of that language
   */
  public static Messages in(String language) {
    Properties properties = new Properties();
    try (InputStream file =
        Messages.class.getResourceAsStream("messages/" + language + ".properties")) {
      if (file == null) {
        throw new MissingMessageException("there are no messages in the language " + language);
      }
      try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
        properties.load(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> patterns = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> patterns.put(key, properties.getProperty(key)));
    // English as the institutions write it: 30 June 2026.
    return new Messages(new ULocale(language.equals("en") ? "en_GB" : language), patterns);
  }

  /** The language. */
  public ULocale locale() {
    return locale;
  }

  /** All keys, sorted. */
  public Set<String> keys() {
    return new TreeSet<>(patterns.keySet());
  }

  /** The pattern of a key; null where there is none. */
  public @Nullable String pattern(String key) {
    return patterns.get(key);
  }

  /**
   * A text with its arguments in place.
   *
   * @param namesAndValues names of arguments, each followed by its value
   * @throws MissingMessageException where there is no such text
   */
  public String text(String key, Object... namesAndValues) {
    MessageFormat format = formats.computeIfAbsent(key, this::format);
    Map<String, Object> arguments = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    for (String argument : format.getArgumentNames()) {
      if (!arguments.containsKey(argument)) {
        throw new MissingMessageException(
            "the message " + key + " in " + locale + " asks for an unknown argument " + argument);
      }
    }
    return format.format(arguments);
  }

  private MessageFormat format(String key) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new MissingMessageException("the message " + key + " is missing in " + locale);
    }
    return new MessageFormat(pattern, locale);
  }
}
