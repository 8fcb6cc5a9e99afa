package eu.csar.pipelines.annualreport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether every file of a release is the one that {@code SHA256SUMS} and {@code release.json} name.
 */
final class CheckSums {
  private CheckSums() {}

  static CheckRelease.Check of(Path release) throws IOException {
    List<String> findings = new ArrayList<>();
    SortedMap<String, String> found = read(WriteLineage.sums(release));
    Path file = release.resolve(WriteLineage.SUMS);
    if (Files.isRegularFile(file)) {
      String sums = Files.readString(file, StandardCharsets.ISO_8859_1);
      compare(WriteLineage.SUMS, read(sums), found, findings);
      if (findings.isEmpty() && !sums.equals(WriteLineage.sums(release))) {
        findings.add(WriteLineage.SUMS + " is not in its form: a line a file, in order of paths");
      }
    } else {
      findings.add("there is no " + WriteLineage.SUMS);
    }
    Path lineage = release.resolve(WriteLineage.RELEASE);
    if (Files.isRegularFile(lineage)) {
      SortedMap<String, String> others = new TreeMap<>(found);
      others.remove(WriteLineage.RELEASE);
      try {
        compare(
            WriteLineage.RELEASE, WriteLineage.named(PrettyJson.read(lineage)), others, findings);
      } catch (IOException e) {
        findings.add(WriteLineage.RELEASE + " is no JSON");
      }
    } else {
      findings.add("there is no " + WriteLineage.RELEASE);
    }
    return new CheckRelease.Check("sums: " + found.size() + " files", findings);
  }

  private static void compare(
      String where,
      SortedMap<String, String> named,
      SortedMap<String, String> found,
      List<String> findings) {
    TreeSet<String> all = new TreeSet<>(named.keySet());
    all.addAll(found.keySet());
    for (String path : all) {
      if (!found.containsKey(path)) {
        findings.add(path + " is named in " + where + " and missing");
      } else if (!named.containsKey(path)) {
        findings.add(path + " is not named in " + where);
      } else if (!named.getOrDefault(path, "").equals(found.get(path))) {
        findings.add(path + " is not the file that " + where + " names: its digest differs");
      }
    }
  }

  /** Digests by path; what is no line of sums becomes a path that no file has. */
  private static SortedMap<String, String> read(String sums) {
    SortedMap<String, String> read = new TreeMap<>();
    for (String line : sums.lines().toList()) {
      if (!line.isEmpty()) {
        String[] parts = line.split("  ", 2);
        read.put(parts.length == 2 ? parts[1] : line, parts[0]);
      }
    }
    return read;
  }
}
