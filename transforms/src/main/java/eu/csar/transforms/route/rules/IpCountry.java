package eu.csar.transforms.route.rules;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Country of an address by a database in MaxMind DB format: its {@code country.iso_code} alone.
 *
 * <p>{@code registered_country} says where the network's owner sits, not its user, and is never
 * asked. The file is memory-mapped. Safe for use by many threads.
 */
public final class IpCountry {

  private static final Map<Opened, IpCountry> SHARED = new ConcurrentHashMap<>();

  private final Path file;
  private final Reader database;
  private final boolean ipv4Only;
  private final String digest;
  private final Instant built;

  /** A file as it was when opened: another one in its place is opened anew. */
  private record Opened(Path file, long size, FileTime changed) {}

  private IpCountry(Path file) {
    this.file = file;
    try {
      if (Files.size(file) == 0) {
        throw new UnusableIpDatabaseException("EMPTY", file);
      }
      digest = digestOf(file);
    } catch (IOException e) {
      throw new UnusableIpDatabaseException("UNREADABLE", file);
    }
    try {
      database = new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache());
      ipv4Only = database.getMetadata().getIpVersion() == 4;
      built = database.getMetadata().getBuildDate().toInstant();
    } catch (IOException | RuntimeException e) {
      // On broken metadata the library throws whatever its decoder runs into.
      throw new UnusableIpDatabaseException("NOT_A_DATABASE", file);
    }
    if (!namesCountries()) {
      throw new UnusableIpDatabaseException("NO_COUNTRIES", file);
    }
  }

  /**
   * The database in a file, one for all threads of the process.
   *
   * @throws UnusableIpDatabaseException if it is none
   */
  public static IpCountry shared(Path file) {
    Path path = file.toAbsolutePath().normalize();
    try {
      Opened key = new Opened(path, Files.size(path), Files.getLastModifiedTime(path));
      return SHARED.computeIfAbsent(key, opened -> new IpCountry(opened.file()));
    } catch (IOException e) {
      throw new UnusableIpDatabaseException("UNREADABLE", file);
    }
  }

  /** The code that the database has for an address, as it stands there; null if it has none. */
  public @Nullable String of(InetAddress address) {
    if (ipv4Only && address instanceof Inet6Address) {
      return null;
    }
    try {
      return isoCode(database.get(address, Map.class));
    } catch (IOException | RuntimeException e) {
      // As above; without the cause, whose message may hold the address.
      throw new UnusableIpDatabaseException("CORRUPT", file);
    }
  }

  /** Hex SHA-256 of the file. */
  public String digest() {
    return digest;
  }

  /** When the database was built; UTC, seconds. */
  public Instant built() {
    return built;
  }

  /** Whether any network has a country; a database of another kind would silently name nobody. */
  private boolean namesCountries() {
    try {
      Iterator<? extends DatabaseRecord<?>> networks = database.networks(Map.class);
      while (networks.hasNext()) {
        if (isoCode(networks.next().getData()) != null) {
          return true;
        }
      }
      return false;
    } catch (IOException | InvalidNetworkException | RuntimeException e) {
      throw new UnusableIpDatabaseException("CORRUPT", file);
    }
  }

  private static @Nullable String isoCode(@Nullable Object network) {
    return network instanceof Map<?, ?> fields
            && fields.get("country") instanceof Map<?, ?> country
            && country.get("iso_code") instanceof String code
        ? code
        : null;
  }

  private static String digestOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, sha256).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
