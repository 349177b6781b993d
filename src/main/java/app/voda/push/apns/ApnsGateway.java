package app.voda.push.apns;

import com.eatthepath.pushy.apns.ApnsPushNotification;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of APNs's environments. One client is kept for hours and given up only when it is of no use:
/// Pushy cannot take back a push that is never answered, and keeps using a connection that APNs is
/// about to close or whose provider token has expired.
final class ApnsGateway {
  private static final Logger log = LoggerFactory.getLogger(ApnsGateway.class);

  private final String server;
  private final Supplier<ApnsLine> lines;
  private final long timeoutNanos;
  private volatile @Nullable ApnsLine current;
  private boolean closed;

  /// @param lines makes one that connects when it is first used
  ApnsGateway(String server, Supplier<ApnsLine> lines, ApnsLimits limits) {
    this.server = server;
    this.lines = lines;
    this.timeoutNanos = limits.answer().toNanos();
  }

  /// Sends one push, on a second connection if the first was lost or its provider token had
  /// expired. Twice is as good as once: both carry the same ids.
  ApnsAnswer send(ApnsPushNotification push) throws NoAnswer, InterruptedException {
    return send(push, System.nanoTime() + timeoutNanos);
  }

  private ApnsAnswer send(ApnsPushNotification push, long deadline)
      throws NoAnswer, InterruptedException {
    var line = line();
    return switch (line.send(push, deadline)) {
      case ApnsLine.Answered(var answer) when answer.isProviderTokenExpired() -> {
        giveUp(line, "its provider token has expired");
        yield last(again(push, deadline), answer);
      }
      case ApnsLine.Answered(var answer) -> answer;
      case ApnsLine.Lost(var why, var forGood) -> {
        if (forGood) {
          giveUp(line, why);
        }
        yield last(again(push, deadline), null);
      }
      case ApnsLine.Closed _ -> {
        giveUp(line, "it is closed");
        yield send(push, deadline);
      }
      case ApnsLine.Silent _ -> {
        giveUp(line, "it does not answer");
        throw new NoAnswer("no answer in time");
      }
      case ApnsLine.Unreachable(var why) -> throw new NoAnswer(why);
    };
  }

  private ApnsLine.Result again(ApnsPushNotification push, long deadline)
      throws NoAnswer, InterruptedException {
    var line = line();
    var result = line.send(push, deadline);
    if (!(result instanceof ApnsLine.Closed)) {
      return result;
    }
    giveUp(line, "it is closed");
    return again(push, deadline);
  }

  private static ApnsAnswer last(ApnsLine.Result second, @Nullable ApnsAnswer first)
      throws NoAnswer {
    return switch (second) {
      case ApnsLine.Answered(var answer) -> answer;
      case ApnsLine.Lost(var why, _) when first == null -> throw new NoAnswer(why);
      case ApnsLine.Unreachable(var why) when first == null -> throw new NoAnswer(why);
      case ApnsLine.Silent _ when first == null -> throw new NoAnswer("no answer in time");
      case ApnsLine.Closed _ when first == null -> throw new NoAnswer("no connection is open");
      case ApnsLine.Lost _, ApnsLine.Unreachable _, ApnsLine.Silent _, ApnsLine.Closed _ -> first;
    };
  }

  // Without the lock while there is one: thousands of pushes pass here side by side.
  private ApnsLine line() throws NoAnswer {
    var line = current;
    return line != null ? line : open();
  }

  private synchronized ApnsLine open() throws NoAnswer {
    if (closed) {
      throw new NoAnswer("voda is stopping");
    }
    var line = current;
    if (line == null) {
      line = lines.get();
      current = line;
    }
    return line;
  }

  // Many pushes may find out at once; the first gives up, and the others use what came after.
  private synchronized void giveUp(ApnsLine line, String why) {
    if (current == line) {
      log.warn(
          "apns connection given up server={} why=\"{}\"; the next push opens another",
          server,
          why);
      current = null;
      var _ = line.close();
    }
  }

  /// Takes no more pushes, and ends when those under way are answered, within the client's limit.
  synchronized CompletableFuture<Void> close() {
    closed = true;
    var line = current;
    current = null;
    return line == null ? CompletableFuture.completedFuture(null) : line.close();
  }
}
