package eu.csar.pipelines.annualreport;

import eu.csar.transforms.transparency.rules.PublishedTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * All tables as one workbook: a sheet of notes first, then a sheet for each table with the columns
 * of its Parquet file. Equal tables give equal bytes.
 */
final class WriteWorkbook {
  private static final String APPLICATION = "csar";
  private static final String APPLICATION_VERSION = "01.0000";
  private static final int LONGEST_NAME = 31;
  private static final double WIDE = 40;
  private static final double NARROW = 16;

  private final PublishedTables published;

  private WriteWorkbook(PublishedTables published) {
    this.published = published;
  }

  /** The workbook. */
  static byte[] of(PublishedTables published) throws IOException {
    Path unsettled = Files.createTempFile("workbook", ".unsettled");
    try {
      try (OutputStream bytes = Files.newOutputStream(unsettled);
          Workbook workbook = new Workbook(bytes, APPLICATION, APPLICATION_VERSION)) {
        workbook.properties().setTitle(ReleaseWords.title(published));
        WriteWorkbook writing = new WriteWorkbook(published);
        writing.notes(workbook.newWorksheet("notes"));
        for (PublishedTables.Table table : published.tables()) {
          writing.table(workbook.newWorksheet(sheet(table.id())), table);
        }
      }
      return settled(unsettled, LocalDate.parse(published.issued()));
    } finally {
      Files.delete(unsettled);
    }
  }

  /** Name of a table's sheet: Excel takes no longer one. */
  static String sheet(String table) {
    return table.length() <= LONGEST_NAME ? table : table.substring(0, LONGEST_NAME);
  }

  private void notes(Worksheet sheet) {
    sheet.width(0, WIDE);
    sheet.width(1, 2 * WIDE);
    int line = 0;
    line = note(sheet, line, ReleaseWords.title(published), "");
    sheet.style(0, 0).bold().set();
    line = note(sheet, line, "Issued", published.issued());
    line = note(sheet, line, "Figures as of", published.asOf());
    line = note(sheet, line, "obs_value", "The figure; empty where a status says why.");
    for (Flags.Flag flag : Flags.ALL) {
      line = note(sheet, line, flag.column() + " " + flag.code(), flag.meaning());
    }
    line = note(sheet, line, "Licence", ReleaseWords.LICENCE);
    line++;
    for (PublishedTables.Table table : published.tables()) {
      sheet.style(line, 0).bold().set();
      line = note(sheet, line, sheet(table.id()), table.title());
      line = note(sheet, line, "Definition", table.description().definition());
      line = note(sheet, line, "Unit", table.description().unit());
      line = note(sheet, line, "Counting rule", table.description().countingRule());
      line = note(sheet, line, "Items", String.join(", ", table.description().items()));
      line = note(sheet, line, "Protection", ReleaseWords.protection(published, table));
      line = note(sheet, line, "Why this table", table.reason());
      for (PublishedTables.Dimension dimension : table.dimensions()) {
        for (PublishedTables.Code code : dimension.codes()) {
          if (!code.code().equals(code.meaning())) {
            line = note(sheet, line, dimension.id() + " " + code.code(), code.meaning());
          }
        }
      }
      line++;
    }
  }

  private static int note(Worksheet sheet, int line, String name, String text) {
    sheet.value(line, 0, name);
    sheet.value(line, 1, text);
    return line + 1;
  }

  private void table(Worksheet sheet, PublishedTables.Table table) {
    List<String> names = TidyColumns.names(table);
    for (int column = 0; column < names.size(); column++) {
      sheet.value(0, column, names.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, NARROW);
    }
    sheet.freezePane(0, 1);
    int line = 1;
    for (PublishedTables.Row row : table.rows()) {
      List<String> cells = TidyColumns.cells(table, row);
      for (int column = 0; column < cells.size(); column++) {
        if (column == table.dimensions().size() && row.value() != null) {
          sheet.value(line, column, row.value());
        } else if (!cells.get(column).isEmpty()) {
          sheet.value(line, column, cells.get(column));
        }
      }
      line++;
    }
  }

  /**
   * The same workbook with the day of issue in the place of the clock: in the times of its entries,
   * and where its properties say when it was made.
   */
  private static byte[] settled(Path unsettled, LocalDate issued) throws IOException {
    ByteArrayOutputStream settled = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(settled)) {
      for (Map.Entry<String, byte[]> part : ReadWorkbook.parts(unsettled).entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(issued.atStartOfDay());
        zip.putNextEntry(entry);
        zip.write(settled(part.getKey(), part.getValue(), issued));
        zip.closeEntry();
      }
    }
    return settled.toByteArray();
  }

  private static byte[] settled(String name, byte[] part, LocalDate issued) {
    if (!name.equals("docProps/core.xml")) {
      return part;
    }
    return new String(part, StandardCharsets.UTF_8)
        .replaceAll(">\\d{4}-\\d{2}-\\d{2}T[^<]*<", ">" + issued + "T00:00:00Z<")
        .getBytes(StandardCharsets.UTF_8);
  }
}
