package eu.csar.transforms.publish.rules;

import eu.csar.transforms.account.rules.Counts;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the packages of a run from the frames that its parts wrote: for each recipient and file the
 * frames one after the other, in order of place, and a manifest that counts and digests them.
 */
final class GatherPackages {
  /** Group of counts: package lines by recipient, file and kind, such as {@code FR/known.FIRST}. */
  static final String LINES = "package_lines";

  /** What each file of a package but the manifest ends in. */
  static final String ENDING = ".ndjson.zst";

  private static final String TABLE = "packages";

  private final RunFolder folder;
  private final long run;

  GatherPackages(RunFolder folder, long run) {
    this.folder = folder;
    this.run = run;
  }

  void gather(Collection<Part> parts, Counts counts) throws IOException {
    Map<String, List<Path>> frames = new TreeMap<>();
    Map<String, Long> lines = new TreeMap<>();
    for (Part part : parts) {
      for (FileEntry file : part.files()) {
        if (file.table().equals(TABLE)) {
          frames
              .computeIfAbsent(file.path(), path -> new ArrayList<>())
              .add(folder.database().resolve(part.attempt()).resolve(file.path()));
          lines.merge(file.path(), file.rows(), Long::sum);
        }
      }
    }
    Map<String, PackageManifest> manifests = new TreeMap<>();
    for (Map.Entry<String, List<Path>> entry : frames.entrySet()) {
      String path = entry.getKey();
      concatenate(entry.getValue(), folder.resolve(path));
      FileEntry file = folder.addFound(path, TABLE, lines.getOrDefault(path, 0L));
      String recipient = path.split("/", 3)[1];
      String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length());
      manifests
          .computeIfAbsent(recipient, r -> new PackageManifest(r, run))
          .add(name, file, counts.group(LINES + "." + recipient + "/" + name));
    }
    for (Map.Entry<String, PackageManifest> manifest : manifests.entrySet()) {
      folder.write(
          "packages/" + manifest.getKey() + "/" + PackageManifest.NAME,
          TABLE,
          0,
          manifest.getValue().json());
    }
  }

  /** Zstd frames one after the other read as one stream. */
  static void concatenate(List<Path> frames, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (FileOutputStream out = new FileOutputStream(target.toFile())) {
      for (Path frame : frames) {
        try (FileChannel in = FileChannel.open(frame, StandardOpenOption.READ)) {
          long position = 0;
          while (position < in.size()) {
            position += in.transferTo(position, in.size() - position, out.getChannel());
          }
        }
      }
    }
  }
}
