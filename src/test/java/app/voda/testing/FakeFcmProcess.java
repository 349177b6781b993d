package app.voda.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// {@link FakeFcm} over TLS in a process of its own, so that what it takes is not counted as ours.
public final class FakeFcmProcess implements AutoCloseable {
  private final Process process;
  private final List<URI> endpoints;
  private final X509Certificate certificate;

  private FakeFcmProcess(Process process, List<URI> endpoints, X509Certificate certificate) {
    this.process = process;
    this.endpoints = endpoints;
    this.certificate = certificate;
  }

  /// Starts one that takes every message, with an endpoint for each of these latencies.
  public static FakeFcmProcess start(Path directory, Duration... latencies) {
    var told = directory.resolve("fcm");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(FakeFcm.class.getName());
    command.add(told.toString());
    for (var latency : latencies) {
      command.add(Long.toString(latency.toMillis()));
    }
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("fcm.log").toFile())
              .start();
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(told));
      var lines = Files.readAllLines(told);
      var endpoints =
          lines.subList(0, latencies.length).stream()
              .map(port -> URI.create("https://localhost:" + port))
              .toList();
      var pem = String.join("\n", lines.subList(latencies.length, lines.size()));
      return new FakeFcmProcess(process, endpoints, certificate(pem));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static X509Certificate certificate(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The endpoint of the latency with this index.
  public URI endpoint(int index) {
    return endpoints.get(index);
  }

  public X509Certificate certificate() {
    return certificate;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
