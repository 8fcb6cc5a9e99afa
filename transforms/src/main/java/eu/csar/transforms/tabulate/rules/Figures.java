package eu.csar.transforms.tabulate.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whole numbers by table and codes. Tables whose name begins with {@code $} are kept beside the
 * catalogue: what reconciliation and receipts need. In {@code $latest} the largest counts, in all
 * others the sum; neither depends on the order.
 */
public final class Figures {
  /** Namespace of a report id and provider of its rows: the run, of which the largest counts. */
  public static final String LATEST_PROVIDER = "$latest";

  /** Reports that are supplements of others, by year. */
  public static final String SUPPLEMENTS = "$supplements";

  /** Events whose first account is in no figure, such as a test report, by year. */
  public static final String ORPHANS = "$orphans";

  /** Reports by year and decision. */
  public static final String DECISIONS = "$decisions";

  /** Items by year. */
  public static final String ITEMS = "$items";

  /** Reports that were forwarded, by cohort and State. */
  public static final String FORWARDS = "$forwards";

  /** Cases on which a State gave any number for a table of persons: cohort, State, table. */
  public static final String PERSONS_GIVEN = "$persons";

  /** Rows of a delivery that counted, by number of the delivery. */
  public static final String ACCEPTED = "$accepted";

  /** Rows of a delivery that were read, by number of the delivery. */
  public static final String READ = "$read";

  /** Rows of a delivery that did not count: delivery, table, row, code, column. */
  public static final String REJECTED = "$rejected";

  /** By table and codes as they come, since joining texts for each of millions of rows costs. */
  private final Map<Codes, Cell> counting = new HashMap<>();

  /** By table and codes, joined by tabs. */
  private final Map<String, Cell> settled = new HashMap<>();

  /** Texts that are compared one by one; never changed once made. */
  private static final class Codes {
    private final String table;
    private final String[] codes;
    private final int hash;

    Codes(String table, String[] codes) {
      this.table = table;
      this.codes = codes;
      this.hash = 31 * table.hashCode() + Arrays.hashCode(codes);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Codes that
          && hash == that.hash
          && table.equals(that.table)
          && Arrays.equals(codes, that.codes);
    }

    String joined() {
      return codes.length == 0 ? table : table + "\t" + String.join("\t", codes);
    }
  }

  /** A number that grows. */
  private static final class Cell {
    private long value;
  }

  /** Adds to a figure. */
  public void add(long number, String table, String... codes) {
    if (number != 0) {
      cell(table, codes).value += number;
    }
  }

  /** Names a figure, so that it is there even where it is zero. */
  public void zero(String table, String... codes) {
    cell(table, codes);
  }

  /** Keeps the largest. */
  public void max(long number, String table, String... codes) {
    Cell cell = cell(table, codes);
    cell.value = Math.max(cell.value, number);
  }

  private Cell cell(String table, String... codes) {
    return counting.computeIfAbsent(new Codes(table, codes), any -> new Cell());
  }

  /** All figures by their joined codes. */
  private Map<String, Cell> cells() {
    counting.forEach(
        (codes, cell) -> {
          String key = codes.joined();
          merge(settled.computeIfAbsent(key, any -> new Cell()), key, cell.value);
        });
    counting.clear();
    return settled;
  }

  private static void merge(Cell cell, String key, long value) {
    cell.value = key.startsWith(LATEST_PROVIDER) ? Math.max(cell.value, value) : cell.value + value;
  }

  /** Takes in what {@link #encode} gave. */
  public void addAll(byte[] block) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
      while (in.available() > 0) {
        String key = in.readUTF();
        merge(settled.computeIfAbsent(key, any -> new Cell()), key, in.readLong());
      }
    } catch (IOException e) {
      throw new IllegalStateException("a block of figures is cut", e);
    }
  }

  /** All figures as bytes, in order of their keys. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, Cell> cell : new TreeMap<>(cells()).entrySet()) {
        out.writeUTF(cell.getKey());
        out.writeLong(cell.getValue().value);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return cells().isEmpty();
  }

  /** Figures of one table by their codes, in order. */
  public SortedMap<List<String>, Long> of(String table) {
    SortedMap<List<String>, Long> figures = new TreeMap<>(new ByCodes());
    String prefix = table + "\t";
    cells()
        .forEach(
            (key, cell) -> {
              if (key.startsWith(prefix)) {
                figures.put(List.of(key.substring(prefix.length()).split("\t", -1)), cell.value);
              }
            });
    return figures;
  }

  /** Sum over all figures of a table whose first codes are these. */
  public long sum(String table, String... first) {
    String prefix = table + "\t" + String.join("\t", first) + (first.length == 0 ? "" : "\t");
    String whole = table + "\t" + String.join("\t", first);
    long sum = 0;
    for (Map.Entry<String, Cell> cell : cells().entrySet()) {
      if (cell.getKey().startsWith(prefix) || cell.getKey().equals(whole)) {
        sum += cell.getValue().value;
      }
    }
    return sum;
  }

  /** Order of lists of codes: code by code. */
  static final class ByCodes implements Comparator<List<String>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(List<String> one, List<String> other) {
      for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
        int order = one.get(i).compareTo(other.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(one.size(), other.size());
    }
  }
}
