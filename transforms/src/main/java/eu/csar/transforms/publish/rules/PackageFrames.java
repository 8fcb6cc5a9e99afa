package eu.csar.transforms.publish.rules;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The lines of one part for each recipient and file, each a zstd frame of its own. Frames of all
 * parts concatenated read back as one stream, so that no report is ever grouped by its recipient.
 */
final class PackageFrames implements Closeable {
  private static final int LEVEL = 1;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path directory;
  private final TreeMap<String, Frame> frames = new TreeMap<>();

  PackageFrames(Path directory) {
    this.directory = directory;
  }

  void add(String recipient, String name, byte[] line) throws IOException {
    String path = "packages/" + recipient + "/" + name + GatherPackages.ENDING;
    Frame frame = frames.get(path);
    if (frame == null) {
      DigestedFile file = DigestedFile.create(directory.resolve(path));
      frame =
          new Frame(
              file, new BufferedOutputStream(new ZstdOutputStream(file, LEVEL), BUFFER_BYTES));
      frames.put(path, frame);
    }
    frame.lines.write(line);
    frame.count++;
  }

  List<FileEntry> finish() throws IOException {
    List<FileEntry> entries = new ArrayList<>();
    for (var named : frames.entrySet()) {
      Frame frame = named.getValue();
      frame.lines.close();
      entries.add(
          new FileEntry(
              named.getKey(), "packages", frame.count, frame.file.bytes(), frame.file.sha256()));
    }
    frames.clear();
    return entries;
  }

  @Override
  public void close() throws IOException {
    for (Frame frame : frames.values()) {
      frame.lines.close();
    }
    frames.clear();
  }

  private static final class Frame {
    private final DigestedFile file;
    private final BufferedOutputStream lines;
    private long count;

    Frame(DigestedFile file, BufferedOutputStream lines) {
      this.file = file;
      this.lines = lines;
    }
  }
}
