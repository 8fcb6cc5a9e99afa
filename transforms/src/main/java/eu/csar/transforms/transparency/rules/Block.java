package eu.csar.transforms.transparency.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a section, in the order of reading; the templates say how each looks. */
public sealed interface Block {

  /** A heading of the third level. */
  record Heading(String id, Phrase text) implements Block {}

  /** A paragraph. */
  record Paragraph(Phrase text) implements Block {}

  /** Points of equal rank. */
  record Bullets(List<Phrase> points) implements Block {
    public Bullets {
      points = List.copyOf(points);
    }
  }

  /** Places beside the report. */
  record Links(List<Link> links) implements Block {
    public Links {
      links = List.copyOf(links);
    }
  }

  /**
   * A file or folder of the release.
   *
   * @param place from the root of the release, such as {@code csv/}
   * @param text what it is
   */
  record Link(String place, Phrase text) {}

  /** What must not be overlooked, with a heading of its own. */
  record Notice(String id, String heading, List<Phrase> points) implements Block {
    public Notice {
      points = List.copyOf(points);
    }
  }

  /**
   * The few figures to remember: cards on a screen, a table on paper.
   *
   * @param columns headings of that table: what, how many, how counted and changed
   */
  record KeyFigures(String caption, List<String> columns, List<KeyFigure> figures)
      implements Block {
    public KeyFigures {
      columns = List.copyOf(columns);
      figures = List.copyOf(figures);
    }
  }

  /**
   * One figure to remember.
   *
   * @param value as printed, with its unit
   * @param label what it is
   * @param definition how it is counted
   * @param change on the year before, or why none is given
   */
  record KeyFigure(String value, String label, Phrase definition, String change) {}

  /**
   * A chart; the table behind it follows as a block of its own.
   *
   * @param behind id of that table
   * @param wide drawing for screens and paper, SVG
   * @param narrow drawing for phones, SVG
   * @param notes below it
   */
  record Chart(
      String id, String behind, Phrase caption, String wide, String narrow, List<Phrase> notes)
      implements Block {
    public Chart {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A table; the first column heads its rows.
   *
   * @param columns headings, the first of which is that of the rows
   * @param notes below it
   */
  record DataTable(
      String id, Phrase caption, List<Phrase> columns, List<Line> lines, List<Phrase> notes)
      implements Block {
    public DataTable {
      columns = List.copyOf(columns);
      lines = List.copyOf(lines);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A line of a table.
   *
   * @param head of the line
   * @param cells one for each column but the first
   * @param total the line adds up others
   */
  record Line(Phrase head, List<Cell> cells, boolean total) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell of a table.
   *
   * @param text as printed
   * @param kind what it holds
   * @param anchor id of the block to which it leads; null where it leads nowhere
   */
  record Cell(Phrase text, CellKind kind, @Nullable String anchor) {
    /** A figure. */
    static Cell figure(Words words, PublishedFigure figure) {
      return new Cell(new Phrase(words.figure(figure), words.language()), CellKind.FIGURE, null);
    }

    /** Words. */
    static Cell words(Phrase text) {
      return new Cell(text, CellKind.WORDS, null);
    }
  }

  /** What a cell holds: a figure, words, or words that say that something is missing. */
  enum CellKind {
    FIGURE,
    WORDS,
    GAP
  }
}
