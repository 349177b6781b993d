package app.voda.push;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Sends pushes side by side, each through the provider of its transport, so that a slow one delays
/// no other phone.
@Component
public final class Pushes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pushes.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

  private final Map<Transport, PushSender> senders = new EnumMap<>(Transport.class);
  private final List<ActivitySender> activitySenders;
  private final Map<Transport, Provider> providers = new EnumMap<>(Transport.class);
  private final PushRecord record;
  private final Executor executor;

  /// Puts the senders together.
  ///
  /// @param senders for each transport the first that carries it
  /// @param activitySenders of which the first is used; there may be none
  @Autowired
  Pushes(List<PushSender> senders, List<ActivitySender> activitySenders, MeterRegistry meters) {
    this(senders, activitySenders, meters, Executors.newVirtualThreadPerTaskExecutor());
  }

  /// For a simulation, which has its own idea of side by side.
  Pushes(
      List<PushSender> senders,
      List<ActivitySender> activitySenders,
      MeterRegistry meters,
      Executor executor) {
    this.executor = executor;
    for (var sender : senders) {
      sender.transports().forEach(transport -> this.senders.putIfAbsent(transport, sender));
    }
    for (var transport : Transport.values()) {
      providers.put(transport, new Provider(System::nanoTime));
    }
    this.activitySenders = List.copyOf(activitySenders);
    this.record = new PushRecord(meters);
  }

  /// Sends all of them.
  ///
  /// @return what became of each, in their order
  public List<Delivery> send(List<Push> pushes) {
    return awaitAll(pushes.stream().map(this::begin).toList());
  }

  /// Sends all of them to Live Activities.
  ///
  /// @return what became of each, in their order
  public List<Delivery> sendToActivities(List<ActivityPush> pushes) {
    return awaitAll(pushes.stream().map(this::begin).toList());
  }

  private Sending begin(Push push) {
    var device = push.device();
    var sender = senders.get(device.transport());
    var ids =
        "alarmId=%s roomId=%s turn=%d memberId=%s deviceId=%s"
            .formatted(push.alarmId(), push.roomId(), push.turn(), device.member(), device.id());
    return begin(
        device.transport(), push.code(), ids, sender == null ? null : () -> sender.send(push));
  }

  private Sending begin(ActivityPush push) {
    var ids =
        "activity=%s roomId=%s turn=%d memberId=%s"
            .formatted(push.kind(), push.room(), push.content().turn(), push.member());
    var sender = activitySenders.isEmpty() ? null : activitySenders.getFirst();
    return begin(Transport.APNS, push.code(), ids, sender == null ? null : () -> sender.send(push));
  }

  /// A push under way.
  private record Sending(
      Provider through, CompletableFuture<Delivery> answer, CompletableFuture<Delivery> recorded) {}

  private Sending begin(
      Transport transport, EventCode code, String ids, @Nullable Supplier<Delivery> send) {
    var provider = Objects.requireNonNull(providers.get(transport));
    var answer = new CompletableFuture<Delivery>();
    long start = System.nanoTime();
    var recorded =
        answer.whenComplete((delivery, _) ->
            record.record(transport, code, ids, delivery, System.nanoTime() - start));
    if (send == null) {
      answer.complete(new Delivery.Misconfigured("no sender for " + transport));
    } else if (!provider.admits()) {
      answer.complete(Provider.SILENT);
    } else {
      executor.execute(() -> answer.complete(provider.send(() -> guarded(send, ids))));
    }
    return new Sending(provider, answer, recorded);
  }

  // A sender does not throw for what its provider does; should it all the same, no push is lost.
  private static Delivery guarded(Supplier<Delivery> send, String ids) {
    try {
      return send.get();
    } catch (RuntimeException | Error e) {
      // Errors too: who waits for the answer would wait for ever.
      log.error("push sender failed {}", ids, e);
      return new Delivery.RetryLater(AFTER_A_FAULT, "sender failed");
    }
  }

  private static List<Delivery> awaitAll(List<Sending> sendings) {
    return sendings.stream().map(Pushes::await).toList();
  }

  private static Delivery await(Sending sending) {
    var waiting = sending.through().new Waiting();
    while (true) {
      try {
        return sending.recorded().get(Provider.LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Its sender goes on until its own timeout; this call need not wait for it.
        if (waiting.isInVain()) {
          sending.answer().complete(Provider.SILENT);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Delivery.RetryLater(AFTER_A_FAULT, "interrupted");
      } catch (ExecutionException e) {
        throw new IllegalStateException("sends do not throw", e);
      }
    }
  }

  @Override
  public void close() {
    if (executor instanceof ExecutorService threads) {
      threads.close();
    }
  }
}
