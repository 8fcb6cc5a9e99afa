package eu.csar.transforms.receive.rules;

import java.util.Arrays;

/**
 * XML as bytes, from a place on: what the splitter looks for before anything is parsed. Indexes are
 * relative to that place, so that reading on never moves them.
 */
final class XmlBytes {
  private static final int LONGEST_TAG = 1 << 16;

  private final ByteWindow window;
  private int start;

  /**
   * What was last searched, from where, and up to where nothing was found; offsets of the stream.
   */
  private byte[] lastText = new byte[0];

  private long lastFrom;
  private long lastEnd;

  XmlBytes(ByteWindow window, int start) {
    this.window = window;
    this.start = start;
  }

  /** Position in the window of the place. */
  int start() {
    return start;
  }

  /** Offset in the stream of the place. */
  long offset() {
    return window.offset(start);
  }

  /** Bytes that are there. */
  int size() {
    return window.limit() - start;
  }

  byte at(int index) {
    return window.bytes()[start + index];
  }

  /** Goes on so many bytes, or to the end of those that are there. */
  void advance(int count) {
    start += Math.min(count, size());
  }

  /** Reads until so many bytes are there; false where the stream ends before. */
  boolean has(int count) {
    while (size() < count && !window.ended()) {
      window.fill(start);
      start = 0;
    }
    return size() >= count;
  }

  boolean startsWith(int index, byte[] text) {
    return has(index + text.length)
        && Arrays.equals(
            window.bytes(), start + index, start + index + text.length, text, 0, text.length);
  }

  /**
   * First index of a text from another index on, read up to a limit; -1: there is none before the
   * end or the limit.
   */
  int find(byte[] text, int from, int limit) {
    int index = from;
    if (text == lastText && offset() + from >= lastFrom && offset() + from <= lastEnd) {
      // Searched before: a hostile file begins a million comments that end nowhere, or all at one
      // place.
      index = Math.toIntExact(lastEnd - offset());
    }
    long began = offset() + from;
    int found = search(text, index, limit);
    if (text.length > 1) {
      lastText = text;
      lastFrom = Math.min(began, index > from ? lastFrom : began);
      lastEnd = offset() + (found >= 0 ? found : Math.max(index, size() - text.length));
    }
    return found;
  }

  private int search(byte[] text, int from, int limit) {
    int index = from;
    while (true) {
      int first = Utf8Text.indexOf(text[0], window.bytes(), start + index, window.limit());
      if (first >= 0) {
        index = first - start;
        if (startsWith(index, text)) {
          return index;
        }
        index++;
      } else {
        index = Math.max(index, size());
        if (index > limit || !has(index + 1)) {
          return -1;
        }
      }
    }
  }

  /** Whether a start tag of this name is at an index. */
  boolean isStartTag(int index, byte[] name) {
    return name.length > 0 && isNamed(index + 1, name);
  }

  /** Whether an end tag of this name is at an index. */
  boolean isEndTag(int index, byte[] name) {
    return name.length > 0 && has(index + 2) && at(index + 1) == '/' && isNamed(index + 2, name);
  }

  private boolean isNamed(int index, byte[] name) {
    int end = index + name.length;
    return startsWith(index, name) && (!has(end + 1) || isNameEnd(at(end)));
  }

  /** The name that begins at an index; empty where none does. */
  byte[] nameAt(int index) {
    int size = 0;
    while (size < LONGEST_TAG && has(index + size + 1)) {
      byte b = at(index + size);
      if (isNameEnd(b) || b == '<') {
        break;
      }
      size++;
    }
    return Arrays.copyOfRange(window.bytes(), start + index, start + index + size);
  }

  /**
   * Index of the {@code >} that ends the tag at the place, quoted ones left out; -1: none is near.
   */
  int tagEnd() {
    byte quote = 0;
    for (int i = 1; i < LONGEST_TAG && has(i + 1); i++) {
      byte b = at(i);
      if (b == '<') {
        return -1;
      }
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '>') {
        return i;
      }
    }
    return -1;
  }

  boolean isBlank(int to) {
    for (int i = 0; i < to; i++) {
      if (!isSpace(at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNameEnd(byte b) {
    return b == '>' || b == '/' || isSpace(b);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
