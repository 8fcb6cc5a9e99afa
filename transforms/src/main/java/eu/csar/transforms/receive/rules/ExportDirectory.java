package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One directory under {@code --exports} as it lies: what can be read of it, and what speaks against
 * it (RC1).
 */
final class ExportDirectory {

  private static final int MAX_JSON_BYTES = 64 << 20;

  private final Path directory;
  private final byte @Nullable [] manifestBytes;
  private final byte @Nullable [] intakeBytes;
  private final @Nullable Manifest manifest;
  private final @Nullable Intake intake;
  private final @Nullable RefusedException problem;

  private ExportDirectory(
      Path directory,
      byte @Nullable [] manifestBytes,
      byte @Nullable [] intakeBytes,
      @Nullable Manifest manifest,
      @Nullable Intake intake,
      @Nullable RefusedException problem) {
    this.directory = directory;
    this.manifestBytes = manifestBytes;
    this.intakeBytes = intakeBytes;
    this.manifest = manifest;
    this.intake = intake;
    this.problem = problem;
  }

  static ExportDirectory open(Path directory) throws IOException {
    if (Files.isSymbolicLink(directory)) {
      // Nothing behind a link is opened.
      return new ExportDirectory(
          directory, null, null, null, null, new RefusedException(RefusalCode.UNSAFE_PATH, null));
    }
    byte @Nullable [] manifestBytes = bytesOf(directory.resolve("manifest.json"));
    byte @Nullable [] intakeBytes = bytesOf(directory.resolve("intake.json"));
    @Nullable Manifest manifest = null;
    @Nullable Intake intake = null;
    @Nullable RefusedException problem = null;
    try {
      intake = Intake.parse(intakeBytes == null ? new byte[0] : intakeBytes);
    } catch (RefusedException e) {
      problem = e;
    }
    try {
      manifest = Manifest.parse(manifestBytes == null ? new byte[0] : manifestBytes);
    } catch (RefusedException e) {
      problem = e;
    }
    return new ExportDirectory(directory, manifestBytes, intakeBytes, manifest, intake, problem);
  }

  String name() {
    return String.valueOf(directory.getFileName());
  }

  @Nullable Manifest manifest() {
    return manifest;
  }

  @Nullable Instant receivedAt() {
    return intake == null ? null : intake.receivedAt();
  }

  /**
   * S1 of docs/decisions/0005: both digests. A directory that lacks a file is known by its name
   * instead.
   */
  ReadExport identity() {
    String lacking = manifestBytes == null || intakeBytes == null ? "/" + name() : "";
    return new ReadExport(digestOf(manifestBytes) + lacking, digestOf(intakeBytes));
  }

  String contentHead() {
    return ContentDigest.head(digestOf(manifestBytes), digestOf(intakeBytes)) + "-";
  }

  /** Reads every declared file that lies safely inside the export. */
  String contentDigest() throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    if (manifest != null) {
      for (Manifest.File file : manifest.files()) {
        found.put(file.path(), foundDigest(file.path()));
      }
    }
    return ContentDigest.of(digestOf(manifestBytes), digestOf(intakeBytes), found);
  }

  PlannedExport planned(ProviderRegister register, ReadLimits limits)
      throws RefusedException, IOException {
    if (problem != null || manifest == null || intake == null) {
      throw problem != null ? problem : new RefusedException(RefusalCode.UNREADABLE_MANIFEST, null);
    }
    String exportDigest = digestOf(manifestBytes);
    if (!intake.manifestSha256().equals(exportDigest)) {
      throw new RefusedException(RefusalCode.DIGEST_NOT_NAMED, null);
    }
    if (manifest.files().size() > limits.exportFiles()
        || manifest.files().stream().mapToLong(Manifest.File::records).sum()
            > limits.exportRecords()) {
      throw new RefusedException(RefusalCode.TOO_LARGE, null);
    }
    List<PlannedFile> files = new ArrayList<>();
    for (Manifest.File file : manifest.files()) {
      Path path = located(file.path());
      files.add(
          new PlannedFile(
              file.path(),
              path.toAbsolutePath().normalize().toString(),
              file.sha256(),
              file.records(),
              Files.size(path),
              file.compression(),
              file.format(),
              file.documents()));
    }
    ProviderRegister.Identified provider = register.identify(manifest.provider());
    return new PlannedExport(
        manifest.exportId(),
        exportDigest,
        digestOf(intakeBytes),
        name(),
        intake.receivedAt(),
        manifest.provider(),
        provider.namespace(),
        provider.providerId(),
        manifest.test() && provider.test(),
        manifest.test(),
        manifest.schemaVersion(),
        files);
  }

  /** Where a declared file lies: a regular file inside the export, no link on the way to it. */
  private Path located(String declared) throws RefusedException {
    boolean plain = !declared.startsWith("/") && declared.indexOf('\\') < 0;
    Path path = directory;
    for (String step : plain ? declared.split("/", -1) : new String[] {""}) {
      if (step.isEmpty() || step.equals(".") || step.equals("..")) {
        throw new RefusedException(RefusalCode.UNSAFE_PATH, declared);
      }
      try {
        path = path.resolve(step);
      } catch (InvalidPathException e) {
        throw new RefusedException(RefusalCode.UNSAFE_PATH, declared);
      }
      if (Files.isSymbolicLink(path)) {
        throw new RefusedException(RefusalCode.UNSAFE_PATH, declared);
      }
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(RefusalCode.MISSING_FILE, declared);
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(RefusalCode.UNSAFE_PATH, declared);
    }
    return path;
  }

  private String foundDigest(String declared) throws IOException {
    Path path;
    try {
      path = located(declared);
    } catch (RefusedException e) {
      return ContentDigest.MISSING;
    }
    MessageDigest digest = Sha256.fresh();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.hex(digest.digest());
  }

  private static byte @Nullable [] bytesOf(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) <= MAX_JSON_BYTES
        ? Files.readAllBytes(file)
        : null;
  }

  private static String digestOf(byte @Nullable [] bytes) {
    return bytes == null ? ContentDigest.MISSING : Sha256.hex(Sha256.of(bytes));
  }
}
