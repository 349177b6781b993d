package app.voda.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// What is down for a while, altogether.
final class Outages {
  /// What the service depends on.
  enum Of {
    STORE,
    QUEUE,
    FCM,
    APNS
  }

  private final Map<Of, Instant> until = new EnumMap<>(Of.class);

  void begin(Of what, Instant now, Duration length) {
    until.merge(what, now.plus(length), (one, other) -> one.isAfter(other) ? one : other);
  }

  void end() {
    until.clear();
  }

  boolean isOut(String call, Instant now) {
    var what =
        switch (call.substring(0, call.indexOf('.'))) {
          case "Queue" -> Of.QUEUE;
          case "FCM" -> Of.FCM;
          case "APNS" -> Of.APNS;
          default -> Of.STORE;
        };
    var end = until.get(what);
    return end != null && now.isBefore(end);
  }
}
