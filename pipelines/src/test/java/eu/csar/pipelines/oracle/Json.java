package eu.csar.pipelines.oracle;

import eu.csar.schemas.AnnexIIIReport;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON (RFC 8259), kept apart from the product's parser: UTF-8 or nothing, names once in an
 * object, one value and no more. Objects are maps, arrays lists, numbers keep their source text.
 */
final class Json {

  /** Every member name of the contract. */
  private static final Set<String> NAMES = names(AnnexIIIReport.getClassSchema(), new HashSet<>());

  /** The value {@code null}. */
  enum Null {
    NULL
  }

  /** A number as it was written. */
  record Num(String source) {

    BigDecimal decimal() {
      return new BigDecimal(source);
    }
  }

  /** Not JSON as RC2 accepts it; the code of the rejection. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final @Nullable String field;

    Unreadable(String code) {
      this(code, null);
    }

    Unreadable(String code, @Nullable String field) {
      super(code);
      this.code = code;
      this.field = field;
    }

    String code() {
      return code;
    }

    @Nullable String field() {
      return field;
    }
  }

  private static final int DEEPEST = 64;

  private final String text;
  private final ArrayDeque<String> path = new ArrayDeque<>();
  private int depth;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** One object and nothing after it. */
  static Map<String, Object> object(byte[] utf8) throws Unreadable {
    Object value = value(utf8);
    if (value instanceof Map<?, ?>) {
      return asObject(value);
    }
    throw new Unreadable("NOT_AN_OBJECT");
  }

  @SuppressWarnings("unchecked") // Every map that this parser makes has names and values only.
  static Map<String, Object> asObject(Object value) {
    return (Map<String, Object>) value;
  }

  static Object value(byte[] utf8) throws Unreadable {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("INVALID_UTF8");
    }
    Json json = new Json(text);
    Object value = json.next();
    json.space();
    if (json.at < text.length()) {
      throw new Unreadable("MALFORMED_JSON");
    }
    return value;
  }

  private Object next() throws Unreadable {
    space();
    return switch (peek()) {
      case '{' -> nested(true);
      case '[' -> nested(false);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", Null.NULL);
      default -> number();
    };
  }

  private Object nested(boolean named) throws Unreadable {
    if (++depth > DEEPEST) {
      throw new Unreadable("TOO_DEEP");
    }
    Object value = named ? members() : elements();
    depth--;
    return value;
  }

  /**
   * A member name as findings may show it: a name that the contract does not have could be
   * somebody's.
   */
  static String shown(String name) {
    return NAMES.contains(name) ? name : "?";
  }

  private static Set<String> names(Schema schema, Set<String> names) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(type -> names(type, names));
      case ARRAY -> names(schema.getElementType(), names);
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          names.add(field.name());
          names(field.schema(), names);
        }
      }
      default -> {}
    }
    return names;
  }

  private Map<String, Object> members() throws Unreadable {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    space();
    if (peek() == '}') {
      at++;
      return members;
    }
    while (true) {
      space();
      expect('"', false);
      String name = string();
      space();
      expect(':', true);
      path.addLast(name);
      if (members.containsKey(name)) {
        throw new Unreadable(
            "DUPLICATE_MEMBER", path.stream().map(Json::shown).collect(Collectors.joining(".")));
      }
      members.put(name, next());
      path.removeLast();
      space();
      if (peek() == '}') {
        at++;
        return members;
      }
      expect(',', true);
    }
  }

  private List<Object> elements() throws Unreadable {
    List<Object> elements = new ArrayList<>();
    at++;
    space();
    if (peek() == ']') {
      at++;
      return elements;
    }
    while (true) {
      elements.add(next());
      space();
      if (peek() == ']') {
        at++;
        return elements;
      }
      expect(',', true);
    }
  }

  private String string() throws Unreadable {
    StringBuilder out = new StringBuilder();
    at++;
    while (true) {
      char c = peek();
      at++;
      if (c == '"') {
        return out.toString();
      }
      if (c < 0x20) {
        throw new Unreadable("MALFORMED_JSON");
      }
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws Unreadable {
    char c = peek();
    at++;
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    if (c != 'u'
        || at + 4 > text.length()
        || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw new Unreadable("MALFORMED_JSON");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Object number() throws Unreadable {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String source = text.substring(start, at);
    if (!source.matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?")) {
      throw new Unreadable("MALFORMED_JSON");
    }
    return new Num(source);
  }

  private Object word(String word, Object value) throws Unreadable {
    if (!text.startsWith(word, at)) {
      throw new Unreadable("MALFORMED_JSON");
    }
    at += word.length();
    return value;
  }

  private void expect(char wanted, boolean consume) throws Unreadable {
    if (peek() != wanted) {
      throw new Unreadable("MALFORMED_JSON");
    }
    at += consume ? 1 : 0;
  }

  private char peek() throws Unreadable {
    if (at >= text.length()) {
      throw new Unreadable("MALFORMED_JSON");
    }
    return text.charAt(at);
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
