package eu.csar.runners.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3-compatible server, s3proxy, on a free port of this machine. Its classes are loaded apart
 * from ours: it needs a newer AWS SDK and a newer Jackson than Beam's file system has.
 */
final class ObjectStore implements AutoCloseable {
  /** What {@code runners/s3proxy} gathers, seen from this module. */
  static final Path CLASS_PATH = Path.of("..", "s3proxy", "target", "lib");

  /** Objects are files of a temporary directory. */
  static final String FILES = "filesystem-nio2";

  /** Objects are kept in memory. */
  static final String MEMORY = "transient-nio2";

  private static final StaticCredentialsProvider MADE_UP =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test-key", "test-secret"));

  private final URLClassLoader classes;
  private final Object server;
  private final URI endpoint;
  private final S3Client client;

  private ObjectStore(URLClassLoader classes, Object server, URI endpoint) {
    this.classes = classes;
    this.server = server;
    this.endpoint = endpoint;
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .credentialsProvider(MADE_UP)
            .region(Region.EU_WEST_1)
            .build();
  }

  /**
   * Starts a server.
   *
   * @param lib directory with the jars of s3proxy
   * @param backend where it keeps objects
   */
  static ObjectStore start(Path lib, String backend) throws IOException {
    List<URL> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(lib, "*.jar")) {
      for (Path jar : found) {
        jars.add(jar.toUri().toURL());
      }
    }
    URLClassLoader classes =
        new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    Thread thread = Thread.currentThread();
    ClassLoader ours = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      Class<?> type = classes.loadClass("org.gaul.s3proxy.junit.S3ProxyJunitCore$Builder");
      Object builder = type.getConstructor().newInstance();
      type.getMethod("withCredentials", String.class, String.class)
          .invoke(builder, "test-key", "test-secret");
      type.getMethod("withBlobStoreProvider", String.class).invoke(builder, backend);
      // Beam says on every create that it wants no bucket key, and the server knows of none.
      type.getMethod("ignoreUnknownHeaders").invoke(builder);
      Object server = type.getMethod("build").invoke(builder);
      server.getClass().getMethod("beforeEach").invoke(server);
      URI endpoint = (URI) server.getClass().getMethod("getUri").invoke(server);
      return new ObjectStore(classes, server, endpoint);
    } catch (ReflectiveOperationException e) {
      classes.close();
      throw new IOException("s3proxy does not start from " + lib, e);
    } finally {
      thread.setContextClassLoader(ours);
    }
  }

  /** A client of the AWS SDK that Beam brings. */
  S3Client client() {
    return client;
  }

  /** Makes a bucket. */
  ObjectStore withBucket(String name) {
    client.createBucket(bucket -> bucket.bucket(name));
    return this;
  }

  /** What Beam's file system of {@code s3://} is told. */
  S3Options options() {
    S3Options options = PipelineOptionsFactory.as(S3Options.class);
    options.setEndpoint(endpoint);
    options.setAwsCredentialsProvider(MADE_UP);
    options.setAwsRegion(Region.EU_WEST_1);
    return options;
  }

  @Override
  public void close() throws IOException {
    client.close();
    try {
      server.getClass().getMethod("afterEach").invoke(server);
    } catch (ReflectiveOperationException e) {
      throw new IOException("s3proxy does not stop", e);
    } finally {
      classes.close();
    }
  }
}
