package app.voda.platform;

import app.voda.phones.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The application's clock of the embedded default: the system's, moved forward. The offset is kept
/// with the data, so that time never goes back.
final class AppClock implements MovableClock {
  private final JdbcClient jdbc;
  private final Clock systemClock;
  private volatile long offsetMillis;
  private volatile @Nullable Instant standing;

  AppClock(JdbcClient jdbc, Clock systemClock) {
    this.jdbc = jdbc;
    this.systemClock = systemClock;
    this.offsetMillis =
        jdbc.sql("select offset_millis from clock where id = 1").query(Long.class).single();
  }

  // In milliseconds, as the store keeps it: what is read back equals what was written.
  @Override
  public Instant instant() {
    var still = standing;
    return still != null ? still : ticking();
  }

  private Instant ticking() {
    return systemClock.instant().plusMillis(offsetMillis).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Instant stand() {
    var now = instant();
    standing = now;
    return now;
  }

  @Override
  public void moveTo(Instant time) {
    if (time.isBefore(instant())) {
      throw new IllegalArgumentException("time does not go back");
    }
    store(time);
    standing = time;
  }

  @Override
  public void tickOn() {
    try {
      store(instant());
    } finally {
      standing = null;
    }
  }

  private void store(Instant time) {
    long offset = time.toEpochMilli() - systemClock.millis();
    jdbc.sql("update clock set offset_millis = :offset where id = 1")
        .param("offset", offset)
        .update();
    offsetMillis = offset;
  }
}
