package app.voda.testing;

import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.auth.Credentials;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Firestore's own emulator, from the Google Cloud CLI, started once for all tests of this process.
/// Each project in it is a database of its own.
public final class FirestoreEmulator {
  private static final String MAIN = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
  static final String MISSING =
      "no Firestore emulator here: gcloud components install cloud-firestore-emulator,"
          + " or Debian's google-cloud-cli-firestore-emulator";
  private static @Nullable FirestoreEmulator running;

  private final String host;

  private FirestoreEmulator(String host) {
    this.host = host;
  }

  static boolean isInstalled() {
    return jar().isPresent();
  }

  /// The running emulator.
  ///
  /// @throws AssertionError without the Google Cloud CLI's on this machine
  public static synchronized FirestoreEmulator shared() {
    if (running == null) {
      running = start(jar().orElseThrow(() -> new AssertionError(MISSING)));
    }
    return running;
  }

  private static Optional<Path> jar() {
    var root = System.getenv("CLOUDSDK_ROOT_DIR");
    var onPath =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "gcloud"))
            .filter(Files::isExecutable)
            .map(FirestoreEmulator::installation);
    return Stream.concat(Stream.ofNullable(root).map(Path::of), onPath)
        .map(sdk -> sdk.resolve("platform/cloud-firestore-emulator/cloud-firestore-emulator.jar"))
        .filter(Files::isReadable)
        .findFirst();
  }

  private static Path installation(Path gcloud) {
    try {
      return gcloud.toRealPath().resolve("../..").normalize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The jar itself: the CLI's wrapper would outlive its end.
  private static FirestoreEmulator start(Path jar) {
    try {
      int port = freePort();
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-cp",
                  jar.toString(),
                  MAIN,
                  "--host=127.0.0.1",
                  "--port=" + port)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptions()
          .until(() -> answers(port));
      return new FirestoreEmulator("127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  private static boolean answers(int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Where it listens, as `FIRESTORE_EMULATOR_HOST` wants it.
  public String host() {
    return host;
  }

  /// A client of a project's database.
  public Firestore client(String project) {
    return FirestoreOptions.newBuilder()
        .setProjectId(project)
        .setEmulatorHost(host)
        .build()
        .getService();
  }

  /// A client whose calls are metered.
  public Firestore client(String project, FirestoreMeter meter) {
    var channels =
        InstantiatingGrpcChannelProvider.newBuilder()
            .setEndpoint(host)
            .setChannelConfigurator(channel -> channel.usePlaintext())
            .setInterceptorProvider(() -> List.of(meter))
            .build();
    return FirestoreOptions.newBuilder()
        .setProjectId(project)
        .setCredentialsProvider(() -> OWNER)
        .setChannelProvider(channels)
        .build()
        .getService();
  }

  // The emulator's word for somebody whom no security rule holds.
  private static final Credentials OWNER =
      OAuth2Credentials.create(AccessToken.newBuilder().setTokenValue("owner").build());
}
