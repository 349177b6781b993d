package app.voda.push;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends pushes side by side, so that one slow provider delays no other phone.
@Component
public final class Pushes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pushes.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

  private final Map<Transport, PushSender> senders = new EnumMap<>(Transport.class);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /// @param senders for each transport the first that carries it
  Pushes(List<PushSender> senders) {
    for (var sender : senders) {
      sender.transports().forEach(transport -> this.senders.putIfAbsent(transport, sender));
    }
  }

  /// Sends all of them.
  ///
  /// @return what became of each, in their order
  public List<Delivery> send(List<Push> pushes) {
    if (pushes.size() == 1) {
      return List.of(sendOne(pushes.getFirst()));
    }
    var futures = new ArrayList<Future<Delivery>>();
    for (var push : pushes) {
      futures.add(executor.submit(() -> sendOne(push)));
    }
    return futures.stream().map(Pushes::await).toList();
  }

  private Delivery sendOne(Push push) {
    var transport = push.device().transport();
    var sender = senders.get(transport);
    if (sender == null) {
      return new Delivery.Misconfigured("no sender for " + transport);
    }
    Delivery delivery;
    try {
      delivery = sender.send(push);
    } catch (RuntimeException e) {
      log.error("push sender failed alarmId={}", push.alarmId(), e);
      delivery = new Delivery.RetryLater(AFTER_A_FAULT, "sender failed");
    }
    log(push, delivery);
    return delivery;
  }

  private static void log(Push push, Delivery delivery) {
    EventCode code = push.code();
    var outcome =
        switch (delivery) {
          case Delivery.Accepted _ -> "ACCEPTED";
          case Delivery.TokenGone(var since) -> "TOKEN_GONE since=" + since;
          case Delivery.RetryLater(var after, var why) ->
              "RETRY_LATER after=" + after + " why=\"" + why + "\"";
          case Delivery.Refused(var why) -> "REFUSED why=\"" + why + "\"";
          case Delivery.Misconfigured(var why) -> "MISCONFIGURED why=\"" + why + "\"";
        };
    log.info(
        "push code={} alarmId={} roomId={} turn={} memberId={} deviceId={} transport={} outcome={}",
        code,
        push.alarmId(),
        push.roomId(),
        push.turn(),
        push.device().member(),
        push.device().id(),
        push.device().transport(),
        outcome);
  }

  private static Delivery await(Future<Delivery> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.RetryLater(AFTER_A_FAULT, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("sendOne does not throw", e);
    }
  }

  @Override
  public void close() {
    executor.close();
  }
}
