package app.voda.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is down for a while, altogether.
final class Outages {
  // By then the queue has called once more, late as it may be.
  private static final Duration RECOVERY = Duration.ofMinutes(8);

  /// What the service depends on.
  enum Of {
    STORE,
    QUEUE,
    FCM,
    APNS
  }

  private record Outage(Of of, Instant from, Instant to) {
    boolean is(Instant now) {
      return !now.isBefore(from) && now.isBefore(to);
    }

    Outage cut(Instant end) {
      return to.isAfter(end) ? new Outage(of, from, end) : this;
    }
  }

  private final List<Outage> outages = new ArrayList<>();

  void begin(Of what, Instant now, Duration length) {
    outages.add(new Outage(what, now, now.plus(length)));
    outages.sort(Comparator.comparing(Outage::from));
  }

  void end(Instant now) {
    outages.replaceAll(outage -> outage.cut(now));
  }

  boolean isOut(String call, Instant now) {
    var what =
        switch (call.substring(0, call.indexOf('.'))) {
          case "Queue" -> Of.QUEUE;
          case "FCM" -> Of.FCM;
          case "APNS" -> Of.APNS;
          default -> Of.STORE;
        };
    return outages.stream().anyMatch(outage -> outage.of() == what && outage.is(now));
  }

  /// By when so much time has gone by in which all was there, since some time.
  Instant after(Instant since, Duration length) {
    var at = since;
    var left = length;
    for (var outage : outages) {
      var over = outage.to().plus(RECOVERY);
      if (!over.isAfter(at)) {
        continue;
      }
      var well = Duration.between(at, outage.from());
      if (well.compareTo(left) >= 0) {
        break;
      }
      left = well.isNegative() ? left : left.minus(well);
      at = over;
    }
    return at.plus(left);
  }
}
