package app.voda.push.fcm;

import app.voda.device.Transport;
import app.voda.push.Delivery;
import app.voda.push.PayloadLimit;
import app.voda.push.Push;
import app.voda.push.PushSender;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Sends pushes through FCM. Messages, credentials and error codes are firebase-admin's, the
/// connections are ours. It may be called from any number of virtual threads at once.
public final class FcmSender implements PushSender, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final FcmConnections connections;
  private final Clock clock;
  private final Duration timeout;
  private final FcmAnswers answers;
  private final FirebaseApp app;
  private final FirebaseMessaging messaging;

  /// Sends to a project.
  ///
  /// @param connections closed together with this
  /// @param clock the system's, by which credentials live
  public FcmSender(
      String projectId, GoogleCredentials credentials, FcmConnections connections, Clock clock) {
    this(projectId, credentials, connections, clock, TIMEOUT);
  }

  FcmSender(
      String projectId,
      GoogleCredentials credentials,
      FcmConnections connections,
      Clock clock,
      Duration timeout) {
    this.connections = connections;
    this.clock = clock;
    this.timeout = timeout;
    this.answers = new FcmAnswers(clock, RandomGenerator.getDefault());
    var options =
        FirebaseOptions.builder()
            .setProjectId(projectId)
            .setCredentials(credentials)
            .setHttpTransport(new FcmTransport(connections))
            .setJsonFactory(new FcmJson())
            .setThreadManager(new VirtualThreads())
            .build();
    // firebase-admin keeps all apps of a process by name.
    this.app = FirebaseApp.initializeApp(options, "voda-" + UUID.randomUUID());
    this.messaging = FirebaseMessaging.getInstance(app);
  }

  @Override
  public Set<Transport> transports() {
    return Set.of(Transport.FCM);
  }

  @Override
  public Delivery send(Push push) {
    return PayloadLimit.fit(push, FcmMessages::bytes)
        .map(fitting -> deliver(FcmMessages.of(fitting)))
        .orElseGet(() -> new Delivery.Refused("over " + PayloadLimit.MOST + " bytes"));
  }

  private Delivery deliver(Message message) {
    var began = clock.instant();
    var attempt = new FcmAttempt(timeout);
    try {
      var id = ScopedValue.where(FcmAttempt.CURRENT, attempt).call(() -> messaging.send(message));
      return id == null ? answers.fault("an answer without a name") : Delivery.ACCEPTED;
    } catch (FirebaseMessagingException e) {
      return answers.of(e, began, attempt.retryAfter());
    } catch (RuntimeException e) {
      // firebase-admin throws what it likes at an answer that is neither a message nor an error.
      return answers.fault("unreadable answer: " + e);
    }
  }

  @Override
  public void close() {
    app.delete();
    connections.close();
  }
}
