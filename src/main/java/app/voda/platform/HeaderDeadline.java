package app.voda.platform;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tomcat's HTTP, which also hangs up on a request whose headers do not come to an end. Tomcat's
/// own timeouts are between two reads, so that a byte now and then would hold a connection for
/// ever.
public final class HeaderDeadline extends Http11NioProtocol {
  private static final Logger log = LoggerFactory.getLogger(HeaderDeadline.class);
  private static final Duration PACE = Duration.ofSeconds(1);

  private Duration headerTime = Duration.ofSeconds(10);
  private @Nullable ScheduledFuture<?> sweeping;

  void setHeaderTime(Duration headerTime) {
    this.headerTime = headerTime;
  }

  @Override
  public void start() throws Exception {
    super.start();
    sweeping =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::hangUp, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (sweeping != null) {
      sweeping.cancel(false);
    }
    super.stop();
  }

  private void hangUp() {
    for (var connection : getEndpoint().getConnections()) {
      try {
        if (isLate(connection)) {
          getEndpoint().processSocket(connection, SocketEvent.ERROR, true);
        }
      } catch (RuntimeException e) {
        // Thrown on, it would end the sweep for good.
        log.error("a slow connection was not hung up on: the next sweep tries again", e);
      }
    }
  }

  // A connection keeps its processor between two reads only in the middle of the headers, and while
  // a request is served asynchronously.
  private boolean isLate(SocketWrapperBase<NioChannel> connection) {
    if (!(connection.getCurrentProcessor() instanceof Processor processor)
        || processor.isUpgrade()
        || processor.isAsync()) {
      return false;
    }
    var request = processor.getRequest();
    long began = request == null ? -1 : request.getStartTimeNanos();
    return began >= 0 && System.nanoTime() - began > headerTime.toNanos();
  }
}
