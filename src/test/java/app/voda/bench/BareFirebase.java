package app.voda.bench;

import app.voda.push.fcm.FcmCredentials;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.internal.ApacheHttp2Transport;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// firebase-admin as it comes: its own transport, threads and batches, but another endpoint.
final class BareFirebase implements AutoCloseable {
  // sendEach takes no more.
  static final int BATCH = 500;

  private final FirebaseApp app;
  private final FirebaseMessaging messaging;

  BareFirebase(URI endpoint, X509Certificate trusted, Path directory) {
    trust(trusted, directory);
    var options =
        FirebaseOptions.builder()
            .setProjectId("p")
            .setCredentials(FcmCredentials.none(Clock.systemUTC()))
            .setHttpTransport(new Redirected(new ApacheHttp2Transport(), endpoint))
            .build();
    this.app = FirebaseApp.initializeApp(options, "bare-" + UUID.randomUUID());
    this.messaging = FirebaseMessaging.getInstance(app);
  }

  // Its transport trusts what the system trusts.
  private static void trust(X509Certificate trusted, Path directory) {
    var file = directory.resolve("trusted-" + UUID.randomUUID() + ".p12");
    try (var out = Files.newOutputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("fcm", trusted);
      store.store(out, "trusted".toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    System.setProperty("javax.net.ssl.trustStore", file.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", "trusted");
  }

  /// Sends a batch.
  ///
  /// @return how many were taken
  int send(List<Message> batch) throws FirebaseMessagingException {
    return messaging.sendEach(batch).getSuccessCount();
  }

  @Override
  public void close() {
    app.delete();
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
  }

  private static final class Redirected extends HttpTransport {
    private static final MethodHandle BUILD = build();

    private final ApacheHttp2Transport transport;
    private final String endpoint;

    Redirected(ApacheHttp2Transport transport, URI endpoint) {
      this.transport = transport;
      this.endpoint = endpoint.toString();
    }

    private static MethodHandle build() {
      try {
        return MethodHandles.privateLookupIn(HttpTransport.class, MethodHandles.lookup())
            .findVirtual(
                HttpTransport.class,
                "buildRequest",
                MethodType.methodType(LowLevelHttpRequest.class, String.class, String.class));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    @Override
    public boolean supportsMethod(String method) {
      return true;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) throws IOException {
      var redirected = url.replace("https://fcm.googleapis.com", endpoint);
      try {
        return (LowLevelHttpRequest)
            BUILD.invokeExact((HttpTransport) transport, method, redirected);
      } catch (Throwable e) {
        throw new IOException(e);
      }
    }
  }
}
