package eu.csar.runners.bench;

import eu.csar.transforms.publish.rules.FileEntry;
import eu.csar.transforms.publish.rules.RunMarker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What one finds in a database: its markers, whether they tell the truth, and what lies about.
 *
 * @param markers by their names
 * @param faults sentences, one for each file that a marker lists and that is not there as listed
 * @param attempts directories of attempts
 * @param strays files in {@code runs/} that are no markers
 * @param unpublished directories of runs that no marker names
 */
record FoundDatabase(
    Map<String, RunMarker> markers,
    List<String> faults,
    long attempts,
    long strays,
    List<String> unpublished) {
  private static final Pattern MARKER = Pattern.compile("\\d{6}");

  /** Looks at everything. */
  static FoundDatabase in(Path database) throws IOException {
    Map<String, RunMarker> markers = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    long strays = 0;
    for (Path path : list(database.resolve("runs"))) {
      String name = path.getFileName().toString();
      if (!MARKER.matcher(name).matches()) {
        strays++;
        continue;
      }
      try {
        RunMarker marker = RunMarker.read(path);
        markers.put(name, marker);
        marker.files().forEach(file -> check(database, file, faults));
      } catch (IOException e) {
        faults.add("unreadable marker " + name);
      }
    }
    List<String> unpublished = new ArrayList<>();
    for (Path path : list(database)) {
      String name = path.getFileName().toString();
      if (name.startsWith("run=")
          && markers.values().stream().noneMatch(marker -> marker.directory().equals(name))) {
        unpublished.add(name);
      }
    }
    long attempts = 0;
    for (Path run : list(database.resolve("tmp"))) {
      for (Path part : list(run)) {
        attempts += list(part).size();
      }
    }
    return new FoundDatabase(markers, faults, attempts, strays, unpublished);
  }

  /** Digests of the files of a run by path, as its marker lists them; empty if it has none. */
  Map<String, String> digests(String number) {
    Map<String, String> digests = new TreeMap<>();
    RunMarker marker = markers.get(number);
    if (marker != null) {
      marker.files().forEach(file -> digests.put(file.path(), file.sha256()));
    }
    return digests;
  }

  /** What is left, in a few words. */
  String left() {
    return attempts + " attempts, " + strays + " strays, " + unpublished.size() + " unpublished";
  }

  private static void check(Path database, FileEntry file, List<String> faults) {
    Path path = database.resolve(file.path());
    try (InputStream in = Files.newInputStream(path)) {
      if (Files.size(path) != file.bytes() || !DigestUtils.sha256Hex(in).equals(file.sha256())) {
        faults.add("not as listed: " + file.path());
      }
    } catch (IOException e) {
      faults.add("unreadable: " + file.path());
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.sorted().toList();
    }
  }
}
