package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RejectCode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The records of an XML file: the root where it is a {@code report}, a {@code cyberTip} or has a
 * report number, and otherwise its child elements. Documents may follow each other.
 *
 * <p>A file is never parsed as a whole, since nothing behind a defect could be read then: each
 * record is cut out by its name, and only comments, CDATA sections and processing instructions are
 * respected on the way to its end tag. Where another record seems to begin before that, the text
 * decides: what is well-formed as a whole is one record; else the first ends where the other
 * begins. What stands between records and is no markup becomes a rejection.
 */
final class XmlSplitter extends RecordSplitter {
  private static final byte[] TAG = ascii("<");
  private static final byte[] TAG_END = ascii(">");
  private static final byte[] COMMENT = ascii("<!--");
  private static final byte[] COMMENT_END = ascii("-->");
  private static final byte[] CDATA = ascii("<![CDATA[");
  private static final byte[] CDATA_END = ascii("]]>");
  private static final byte[] INSTRUCTION = ascii("<?");
  private static final byte[] INSTRUCTION_END = ascii("?>");
  private static final byte[] DECLARATION = ascii("<!");
  private static final byte[] END_TAG = ascii("</");
  private static final byte[] REPORT = ascii(CyberTiplineNames.REPORT);
  private static final byte[] CYBER_TIP = ascii(CyberTiplineNames.CYBER_TIP);
  private static final byte[] NONE = new byte[0];
  private static final int MAX_TRIES = 4;
  private static final Pattern NUMBERED =
      Pattern.compile("\\s(" + String.join("|", CyberTiplineNames.NUMBERS) + ")\\s*=");

  private final XmlBytes bytes;
  private final ReadLimits limits;
  private final int maxRecord;

  /** Name of the root, where that is no record itself. */
  private byte[] root = NONE;

  /** Name of the first record: where a record has no end, the next of this name is another. */
  private byte[] usual = NONE;

  /**
   * A declaration without end was met: a hostile file has a million of them, and none is tried
   * again.
   */
  private boolean openDeclaration;

  /** End of the record that was last parsed to know where it ends, and how often it was. */
  private long tried = -1;

  private int tries;

  private XmlSplitter(FileBytes raw, InputStream in, ReadLimits limits) {
    super(raw, in, 0);
    this.bytes = new XmlBytes(window, window.behindByteOrderMark());
    this.limits = limits;
    this.maxRecord = limits.recordBytes();
  }

  /** Opens a file; XML is never cut into ranges. */
  static XmlSplitter elements(PlannedFile file, ReadLimits limits) {
    FileBytes raw = FileBytes.whole(Path.of(file.location()));
    return new XmlSplitter(raw, decompressed(file, raw, limits), limits);
  }

  @Override
  public boolean next() {
    while (bytes.has(1)) {
      int tag = bytes.find(TAG, 0, maxRecord);
      int text = tag < 0 ? bytes.size() : tag;
      if (!bytes.isBlank(text)) {
        return rejected(text, RejectCode.MALFORMED_XML);
      }
      bytes.advance(text);
      if (tag >= 0 && !skipped() && element()) {
        return true;
      }
    }
    return false;
  }

  /** Skips what is no element: comments, instructions, declarations and end tags. */
  private boolean skipped() {
    if (bytes.startsWith(0, CDATA)) {
      return false;
    }
    byte[] end =
        bytes.startsWith(0, COMMENT)
            ? COMMENT_END
            : bytes.startsWith(0, INSTRUCTION)
                ? INSTRUCTION_END
                : bytes.startsWith(0, END_TAG) ? TAG_END : NONE;
    int found = -1;
    if (end == TAG_END) {
      int tag = bytes.find(TAG, 2, maxRecord);
      found = bytes.find(end, 2, maxRecord);
      if (tag >= 0 && (found < 0 || found > tag)) {
        // An end tag without its end: what follows is no part of it.
        bytes.advance(tag);
        return true;
      }
    } else if (end.length > 0) {
      found = bytes.find(end, 2, maxRecord);
    } else if (!openDeclaration && bytes.startsWith(0, DECLARATION)) {
      found = declarationEnd();
      openDeclaration = found < 0;
      end = TAG_END;
    }
    if (found < 0) {
      return false;
    }
    bytes.advance(found + end.length);
    return true;
  }

  /** A document type with its subset: read over, never obeyed. */
  private int declarationEnd() {
    int depth = 0;
    byte quote = 0;
    for (int i = 1; i < maxRecord && bytes.has(i + 1); i++) {
      byte b = bytes.at(i);
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '<' && bytes.startsWith(i, COMMENT)) {
        int end = bytes.find(COMMENT_END, i + COMMENT.length, maxRecord);
        if (end < 0) {
          return -1;
        }
        i = end + COMMENT_END.length - 1;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '<' || b == '[') {
        depth++;
      } else if (b == ']') {
        depth--;
      } else if (b == '>' && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Takes the element as a record, or goes into it where it is the root. */
  private boolean element() {
    byte[] name = bytes.nameAt(1);
    int close = bytes.tagEnd();
    if (name.length == 0 || bytes.startsWith(0, DECLARATION)) {
      int another = bytes.find(TAG, 1, maxRecord);
      return rejected(another < 0 ? bytes.size() : another, RejectCode.MALFORMED_XML);
    }
    boolean record =
        Arrays.equals(name, REPORT) || Arrays.equals(name, CYBER_TIP) || numbered(close);
    boolean begun = root.length > 0 || usual.length > 0;
    if (close >= 0 && (begun ? Arrays.equals(name, root) : !record)) {
      root = name;
      bytes.advance(close + 1);
      return false;
    }
    if (usual.length == 0) {
      usual = name;
    }
    return record(name, close);
  }

  /** Whether the start tag has a report number. */
  private boolean numbered(int close) {
    return close >= 0
        && NUMBERED
            .matcher(new String(window.bytes(), bytes.start(), close, StandardCharsets.ISO_8859_1))
            .find();
  }

  private boolean record(byte[] name, int close) {
    if (close >= 0 && bytes.at(close - 1) == '/') {
      return accepted(close + 1, false);
    }
    int hiddenRecord = -1;
    int from = 1 + name.length;
    int tag;
    while ((tag = bytes.find(TAG, from, maxRecord)) >= 0) {
      if (bytes.isEndTag(tag, name)) {
        int size = behindEndTag(tag);
        return (hiddenRecord < 0 || isWellFormed(size))
            ? accepted(size, false)
            : rejected(hiddenRecord, RejectCode.MALFORMED_XML);
      }
      byte[] end = hidingEnd(tag);
      if (end.length == 0) {
        if (begins(tag, name)) {
          return rejected(hiddenRecord < 0 ? tag : hiddenRecord, RejectCode.MALFORMED_XML);
        }
        from = tag + 1;
        continue;
      }
      int hidden = bytes.find(end, tag + 2, maxRecord);
      if (hidden < 0) {
        break;
      }
      if (hiddenRecord < 0) {
        hiddenRecord = firstRecord(tag + 1, hidden, name);
      }
      from = hidden + end.length;
    }
    if (hiddenRecord >= 0) {
      return rejected(hiddenRecord, RejectCode.MALFORMED_XML);
    }
    return bytes.size() > maxRecord ? tooLong(name) : unclosed(name);
  }

  /** Where an end tag ends; one without its bracket ends where another tag begins. */
  private int behindEndTag(int tag) {
    int another = bytes.find(TAG, tag + 1, maxRecord);
    int end = bytes.find(TAG_END, tag, maxRecord);
    if (another >= 0 && (end < 0 || end > another)) {
      return another;
    }
    return end < 0 ? bytes.size() : end + 1;
  }

  private int firstRecord(int from, int to, byte[] name) {
    int tag = from - 1;
    while ((tag = bytes.find(TAG, tag + 1, to)) >= 0 && tag < to) {
      if (begins(tag, name)) {
        return tag;
      }
    }
    return -1;
  }

  /** What ends the comment, CDATA section or instruction that begins here; empty: none does. */
  private byte[] hidingEnd(int tag) {
    return bytes.startsWith(tag, COMMENT)
        ? COMMENT_END
        : bytes.startsWith(tag, CDATA)
            ? CDATA_END
            : bytes.startsWith(tag, INSTRUCTION) ? INSTRUCTION_END : NONE;
  }

  /**
   * The record has no end tag, or a comment in it has no end. It ends where another begins, or
   * behind the end tag of another name that must have been its own.
   */
  private boolean unclosed(byte[] name) {
    boolean report = Arrays.equals(name, REPORT);
    int from = 1 + name.length;
    int tag;
    while ((tag = bytes.find(TAG, from, maxRecord)) >= 0) {
      boolean another =
          begins(tag, name)
              // A report in another element is what that is for.
              || (!Arrays.equals(usual, REPORT) && bytes.isStartTag(tag, usual));
      if (another || bytes.isEndTag(tag, root)) {
        return rejected(tag, RejectCode.MALFORMED_XML);
      }
      report |= bytes.isStartTag(tag, REPORT);
      if (bytes.isEndTag(tag, name)
          || bytes.isEndTag(tag, CYBER_TIP)
          || bytes.isEndTag(tag, usual)
          || (!report && bytes.isEndTag(tag, REPORT))) {
        return rejected(behindEndTag(tag), RejectCode.MALFORMED_XML);
      }
      from = tag + 1;
    }
    return window.broken()
        ? accepted(bytes.size(), true)
        : rejected(bytes.size(), RejectCode.MALFORMED_XML);
  }

  /**
   * Skips a record that is longer than the limit, up to its end tag or the beginning of another.
   */
  private boolean tooLong(byte[] name) {
    long offset = bytes.offset();
    bytes.advance(1);
    while (true) {
      int tag = bytes.find(TAG, 0, 0);
      if (tag < 0) {
        bytes.advance(bytes.size());
        if (!bytes.has(1)) {
          break;
        }
        continue;
      }
      bytes.advance(tag);
      if (begins(0, name)) {
        break;
      }
      boolean end = bytes.isEndTag(0, name);
      bytes.advance(1);
      if (end) {
        int close = bytes.find(TAG_END, 0, maxRecord);
        bytes.advance(close < 0 ? bytes.size() : close + 1);
        break;
      }
    }
    boolean brokenOff = window.broken() && !bytes.has(1);
    found(offset, bytes.offset() - offset, brokenOff, RejectCode.ELEMENT_TOO_LONG);
    return true;
  }

  /** Whether a record begins here: of the same name, or of a name that only records have. */
  private boolean begins(int tag, byte[] name) {
    return bytes.isStartTag(tag, name) || bytes.isStartTag(tag, CYBER_TIP);
  }

  /** Tried a few times only for one end: a hostile file has a million beginnings before it. */
  private boolean isWellFormed(int size) {
    long end = bytes.offset() + size;
    tries = end == tried ? tries + 1 : 1;
    tried = end;
    if (tries > MAX_TRIES) {
      return false;
    }
    try {
      XmlElement.parse(window.bytes(), bytes.start(), size, limits);
      return true;
    } catch (UnreadableRecordException e) {
      return false;
    }
  }

  private boolean accepted(int size, boolean brokenOff) {
    if (size > maxRecord) {
      return rejected(size, RejectCode.ELEMENT_TOO_LONG);
    }
    found(bytes.start(), size, brokenOff);
    bytes.advance(size);
    return true;
  }

  private boolean rejected(int size, RejectCode code) {
    found(bytes.offset(), size, window.broken() && size == bytes.size(), code);
    bytes.advance(size);
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
