package app.voda.push.fcm;

import app.voda.testing.FcmAnswer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;

/// firebase-admin without a network: it is handed what FCM answered, and tells what it makes of it.
final class FcmInMemory implements AutoCloseable {
  private final FirebaseApp app =
      FirebaseApp.initializeApp(
          FirebaseOptions.builder()
              .setProjectId("p")
              .setCredentials(FcmCredentials.none(Clock.systemUTC()))
              .setHttpTransport(new Handing())
              .setThreadManager(new VirtualThreads())
              .build(),
          "memory-" + UUID.randomUUID());
  private volatile Sending sending =
      _ -> {
        throw new IOException("no answer yet");
      };

  @FunctionalInterface
  private interface Sending {
    LowLevelHttpResponse send(FcmAttempt attempt) throws IOException;
  }

  private final class Handing extends HttpTransport {
    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
      return new LowLevelHttpRequest() {
        @Override
        public void addHeader(String name, String value) {}

        @Override
        public LowLevelHttpResponse execute() throws IOException {
          return sending.send(FcmAttempt.CURRENT.get());
        }
      };
    }
  }

  /// The refusal that an answer is.
  FirebaseMessagingException refusal(FcmAnswer answer) {
    var headers = answer.headers();
    var read =
        new FcmConnections.Answer(
            answer.status(),
            headers.getOrDefault("content-type", ""),
            headers.get("retry-after"),
            answer.body());
    return refusal(attempt -> new FcmResponse(read, attempt));
  }

  /// The refusal that it is when none comes.
  FirebaseMessagingException refusal(IOException failure) {
    return refusal(_ -> {
      throw failure;
    });
  }

  private FirebaseMessagingException refusal(Sending answers) {
    sending = answers;
    var message = FcmMessages.of(FcmPushes.to("token"));
    try {
      var name =
          ScopedValue.where(FcmAttempt.CURRENT, new FcmAttempt(FcmPushes.PATIENCE))
              .call(() -> FirebaseMessaging.getInstance(app).send(message));
      throw new IllegalStateException("accepted as " + name);
    } catch (FirebaseMessagingException e) {
      return e;
    }
  }

  @Override
  public void close() {
    app.delete();
  }
}
