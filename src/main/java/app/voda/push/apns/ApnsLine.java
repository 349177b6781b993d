package app.voda.push.apns;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsPushNotification;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// One Pushy client, until it is given up for another.
final class ApnsLine {
  // As many streams as APNs allows on a connection. Pushy queues without bound what is above, and
  // keeps what nobody waits for any more: so it never gets more, until it has let go of the others.
  private static final int IN_FLIGHT = 1000;

  private final ApnsClient client;
  private final ScheduledExecutorService thread;
  private final Semaphore places = new Semaphore(IN_FLIGHT);

  /// @param thread the client's own
  ApnsLine(ApnsClient client, ScheduledExecutorService thread) {
    this.client = client;
    this.thread = thread;
  }

  /// How a push ended on this line.
  sealed interface Result {}

  /// An answer came.
  record Answered(ApnsAnswer answer) implements Result {}

  /// The connection was lost while the push was on it: another may bring it.
  ///
  /// @param forGood whether this line will not open another
  record Lost(String why, boolean forGood) implements Result {}

  /// Another push gave this line up after it was chosen for this one, which has not been tried.
  record Closed() implements Result {}

  /// No answer came in time; none will come on this line.
  record Silent() implements Result {}

  /// No connection was had.
  record Unreachable(String why) implements Result {}

  /// Sends one push, blocking until it has ended.
  ///
  /// @param deadline by `System.nanoTime()`
  Result send(ApnsPushNotification push, long deadline) throws InterruptedException {
    // Half the time is left for the answer: a push that got its place at the last moment would take
    // a busy line for a silent one.
    if (!places.tryAcquire()
        && !places.tryAcquire((deadline - System.nanoTime()) / 2, TimeUnit.NANOSECONDS)) {
      return new Unreachable("too many pushes wait for APNs");
    }
    try {
      return new Answered(ApnsAnswer.of(start(push, deadline).get()));
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  private CompletableFuture<PushNotificationResponse<ApnsPushNotification>> start(
      ApnsPushNotification push, long deadline) {
    var answer = new CompletableFuture<PushNotificationResponse<ApnsPushNotification>>();
    try {
      // On Pushy's own thread, where choosing a connection and writing to it is one step. From any
      // other they are two, and Pushy 0.15 never ends a push whose connection closes in between.
      thread.execute(() -> send(push, deadline, answer));
    } catch (RejectedExecutionException e) {
      places.release();
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private void send(
      ApnsPushNotification push,
      long deadline,
      CompletableFuture<PushNotificationResponse<ApnsPushNotification>> answer) {
    // Here, and not where it is waited for: a thread that waits with a limit costs far more.
    var limit =
        thread.schedule(
            () -> answer.completeExceptionally(new TimeoutException()),
            deadline - System.nanoTime(),
            TimeUnit.NANOSECONDS);
    var _ =
        client
            .sendNotification(push)
            .whenComplete((response, fault) -> {
              limit.cancel(false);
              // Not when the wait is over but when Pushy has let go: what it still holds takes its
              // place.
              places.release();
              if (fault == null) {
                answer.complete(response);
              } else {
                answer.completeExceptionally(fault);
              }
            });
  }

  private static Result failed(@Nullable Throwable cause) {
    var why = String.valueOf(cause);
    return switch (cause) {
      case TimeoutException _ -> new Silent();
      case ConnectException _, UnknownHostException _, SSLHandshakeException _ ->
          new Unreachable(why);
      // Pushy opens another connection after one that is closed, but goes on using one that takes
      // no new streams, as after GOAWAY.
      case IOException _ -> new Lost(why, false);
      case Http2Exception _ -> new Lost(why, true);
      case IllegalStateException _ -> new Closed();
      case null, default -> new Unreachable(why);
    };
  }

  /// Closes the connection once what is on it is answered, within the client's limit.
  CompletableFuture<Void> close() {
    return client.close();
  }
}
