package eu.csar.transforms.match.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a list of one JSON object a line. A bad line stops nothing.
 *
 * <p>Parsing and checking are most of the work of an index: blocks of lines are read beside each
 * other, and added in the order of the list by the calling thread.
 */
final class ReadNdjsonList {
  /** Longest line in bytes; a notice names some thousand hashes at most. */
  static final int MAX_LINE = 1 << 20;

  private static final int AT_ONCE = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final TakenList taken;
  private final ExecutorService readers;
  private final Queue<Future<Block>> blocks = new ArrayDeque<>();
  private long all;
  private long filled;

  private record Block(TakeEntries taken, NdjsonLines.Read lines) {}

  private ReadNdjsonList(TakenList taken, ExecutorService readers) {
    this.taken = taken;
    this.readers = readers;
  }

  /** Reads to the end; returns the number of non-blank lines. */
  static long read(InputStream from, TakenList taken) throws IOException {
    ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      return new ReadNdjsonList(taken, readers).read(from);
    } finally {
      readers.shutdownNow();
    }
  }

  private long read(InputStream from) throws IOException {
    byte[] bytes = new byte[MAX_LINE + 1];
    int length = 0;
    boolean endOfLong = false;
    boolean ended = false;
    while (!ended) {
      length += from.readNBytes(bytes, length, bytes.length - length);
      ended = length < bytes.length;
      int whole = ended ? length : afterLastLine(bytes);
      if (whole > 0 || (ended && endOfLong)) {
        begin(bytes, whole, endOfLong);
        endOfLong = false;
        byte[] next = new byte[bytes.length];
        length -= whole;
        System.arraycopy(bytes, whole, next, 0, length);
        bytes = next;
      } else {
        endOfLong = !ended;
        length = 0;
      }
    }
    while (!blocks.isEmpty()) {
      add();
    }
    return filled;
  }

  private static int afterLastLine(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void begin(byte[] bytes, int length, boolean endOfLong) throws IOException {
    blocks.add(
        readers.submit(
            () -> {
              TakeEntries entries = taken.block();
              return new Block(entries, NdjsonLines.read(bytes, length, endOfLong, entries));
            }));
    if (blocks.size() > 2 * AT_ONCE) {
      add();
    }
  }

  private void add() throws IOException {
    Block block;
    try {
      block = blocks.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("a list was not read to its end");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a line of a list cannot be read", e.getCause());
    }
    taken.add(block.taken(), all);
    all += block.lines().all();
    filled += block.lines().filled();
  }
}
