package app.voda.platform;

import app.voda.alarm.Alarms;
import app.voda.device.Devices;
import app.voda.event.DeadLetters;
import app.voda.liveactivity.LiveActivity;
import app.voda.store.jdbc.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Throws away what the embedded default need not keep any longer, as Firestore's TTL does
/// elsewhere.
@Component
@Profile("!gcp")
class Housekeeping {
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Clock systemClock;

  Housekeeping(JdbcClient jdbc, InstantSource clock, Clock systemClock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.systemClock = systemClock;
  }

  @Scheduled(fixedRate = 6, timeUnit = TimeUnit.HOURS)
  void clean() {
    delete("delete from alarms where alarm_at < :before", Alarms.KEPT);
    delete("delete from phone_pushes where pushed_at < :before", Alarms.KEPT);
    delete("delete from answers where created_at < :before", Duration.ofHours(24));
    delete("delete from dead_letters where dead_since < :before", DeadLetters.KEPT);
    delete("delete from wrong_codes where touched_at < :before", Duration.ofHours(1));
    delete("delete from live_activities where started_at < :before", LiveActivity.LIVES);
    delete("delete from phone_activities where leaves_at < :before", Duration.ofDays(1));
    delete("delete from activity_starts where sent_at < :before", Duration.ofDays(1));
    delete("delete from nudges where nudged_at < :before", Duration.ofDays(400));
    // Credentials and devices live by the system's clock.
    jdbc.sql("delete from devices where pruned_at < :before")
        .param("before", Times.in(systemClock.instant().minus(Devices.PRUNED_KEPT)))
        .update();
    jdbc.sql("delete from refresh_families where expires_at < :now")
        .param("now", Times.in(systemClock.instant()))
        .update();
    // A name is refused for as long as its task waits and for a day after, as in Cloud Tasks.
    delete(
        """
        delete from task_names n where used_at < :before and not exists (
          select 1 from scheduled_tasks t where t.task_instance = n.name)
        """,
        Duration.ofDays(32));
  }

  private void delete(String sql, Duration kept) {
    jdbc.sql(sql).param("before", Times.in(clock.instant().minus(kept))).update();
  }
}
