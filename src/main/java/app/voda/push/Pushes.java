package app.voda.push;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends pushes side by side, each through the provider of its transport, so that a slow one delays
/// no other phone.
@Component
public final class Pushes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pushes.class);

  private final Map<Transport, PushSender> senders = new EnumMap<>(Transport.class);
  private final List<ActivitySender> activitySenders;
  private final Map<Transport, Provider> providers = new EnumMap<>(Transport.class);
  private final PushRecord record;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /// Puts the senders together.
  ///
  /// @param senders for each transport the first that carries it
  /// @param activitySenders of which the first is used; there may be none
  Pushes(List<PushSender> senders, List<ActivitySender> activitySenders, MeterRegistry meters) {
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
    return sideBySide(pushes.stream().<Supplier<Delivery>>map(p -> () -> send(p)).toList());
  }

  /// Sends all of them to Live Activities.
  ///
  /// @return what became of each, in their order
  public List<Delivery> sendToActivities(List<ActivityPush> pushes) {
    return sideBySide(pushes.stream().<Supplier<Delivery>>map(p -> () -> send(p)).toList());
  }

  private List<Delivery> sideBySide(List<Supplier<Delivery>> sends) {
    if (sends.size() == 1) {
      return List.of(sends.getFirst().get());
    }
    var futures = new ArrayList<Future<Delivery>>();
    for (var send : sends) {
      futures.add(executor.submit(send::get));
    }
    return futures.stream().map(Pushes::await).toList();
  }

  private Delivery send(Push push) {
    var device = push.device();
    var sender = senders.get(device.transport());
    var ids =
        "alarmId=%s roomId=%s turn=%d memberId=%s deviceId=%s"
            .formatted(push.alarmId(), push.roomId(), push.turn(), device.member(), device.id());
    return measured(
        device.transport(), push.code(), ids, sender == null ? null : () -> sender.send(push));
  }

  private Delivery send(ActivityPush push) {
    var ids =
        "activity=%s roomId=%s turn=%d memberId=%s"
            .formatted(push.kind(), push.room(), push.content().turn(), push.member());
    return measured(
        Transport.APNS,
        push.code(),
        ids,
        activitySenders.isEmpty() ? null : () -> activitySenders.getFirst().send(push));
  }

  private Delivery measured(
      Transport transport, EventCode code, String ids, @Nullable Supplier<Delivery> send) {
    long start = System.nanoTime();
    var delivery =
        send == null
            ? new Delivery.Misconfigured("no sender for " + transport)
            : provider(transport).send(() -> guarded(send, ids));
    record.record(transport, code, ids, delivery, System.nanoTime() - start);
    return delivery;
  }

  private Provider provider(Transport transport) {
    return Objects.requireNonNull(providers.get(transport));
  }

  // A sender does not throw for what its provider does; should it all the same, no push is lost.
  private static Delivery guarded(Supplier<Delivery> send, String ids) {
    try {
      return send.get();
    } catch (RuntimeException e) {
      log.error("push sender failed {}", ids, e);
      return new Delivery.RetryLater(Provider.PATIENCE, "sender failed");
    }
  }

  private static Delivery await(Future<Delivery> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.RetryLater(Provider.PATIENCE, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("sends do not throw", e);
    }
  }

  @Override
  public void close() {
    executor.close();
  }
}
