package app.voda.platform;

import app.voda.alarm.Alarms;
import app.voda.alarm.jdbc.JdbcAlarms;
import app.voda.auth.RefreshFamilies;
import app.voda.auth.jdbc.JdbcRefreshFamilies;
import app.voda.device.Devices;
import app.voda.device.jdbc.JdbcDevices;
import app.voda.diary.Diaries;
import app.voda.diary.jdbc.JdbcDiaries;
import app.voda.event.DeadLetters;
import app.voda.event.jdbc.JdbcDeadLetters;
import app.voda.liveactivity.ActivityStarts;
import app.voda.liveactivity.LiveActivities;
import app.voda.liveactivity.jdbc.JdbcActivityStarts;
import app.voda.liveactivity.jdbc.JdbcLiveActivities;
import app.voda.member.Members;
import app.voda.member.jdbc.JdbcMembers;
import app.voda.phones.MovableClock;
import app.voda.problem.WrongSetting;
import app.voda.room.JoinAttempts;
import app.voda.room.Nudges;
import app.voda.room.Rooms;
import app.voda.room.jdbc.JdbcJoinAttempts;
import app.voda.room.jdbc.JdbcNudges;
import app.voda.room.jdbc.JdbcRooms;
import app.voda.store.Transactions;
import app.voda.store.jdbc.FileCompaction;
import app.voda.store.jdbc.JdbcTransactions;
import app.voda.web.Answers;
import app.voda.web.jdbc.JdbcAnswers;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// The store of the embedded default: one H2 file under the data directory.
@Configuration(proxyBeanMethods = false)
@Profile("!gcp")
class EmbeddedStore {

  @Bean
  HikariDataSource dataSource(DataSettings settings) {
    var data = writable(settings.dataDir().toAbsolutePath().normalize());
    var source = new HikariDataSource();
    source.setPoolName("h2");
    // Without WRITE_DELAY=0 a commit is written up to half a second later, and kill -9 loses it.
    source.setJdbcUrl(
        "jdbc:h2:file:"
            + data.resolve("voda")
            // Milliseconds until freed space is used again. With 0 a commit among many found the
            // page gone that it was about to read (h2database/h2database#4383), and failed half
            // way; with H2's own 45 s a busy file grows by gigabytes.
            + ";WRITE_DELAY=0;RETENTION_TIME=1000;DB_CLOSE_ON_EXIT=FALSE");
    source.setMaximumPoolSize(24);
    // A data directory in use is told at once instead of after 30 seconds.
    source.setInitializationFailTimeout(1);
    return source;
  }

  // H2 would print stack traces of its own before it is heard.
  private static Path writable(Path data) {
    try {
      Files.createDirectories(data);
      if (!Files.isWritable(data)) {
        throw new AccessDeniedException(data.toString());
      }
      return data;
    } catch (IOException e) {
      throw new WrongSetting("voda.data-dir", "cannot be written to (" + e + ")", e);
    }
  }

  @Bean
  FileCompaction fileCompaction(DataSource dataSource) {
    return new FileCompaction(dataSource);
  }

  @Bean
  MovableClock clock(JdbcClient jdbc, Clock systemClock) {
    return new AppClock(jdbc, systemClock);
  }

  @Bean
  Transactions transactions(PlatformTransactionManager manager) {
    return new JdbcTransactions(manager);
  }

  @Bean
  Members members(JdbcClient jdbc) {
    return new JdbcMembers(jdbc);
  }

  @Bean
  Devices devices(JdbcClient jdbc) {
    return new JdbcDevices(jdbc);
  }

  @Bean
  RefreshFamilies refreshFamilies(JdbcClient jdbc) {
    return new JdbcRefreshFamilies(jdbc);
  }

  @Bean
  Rooms rooms(JdbcClient jdbc) {
    return new JdbcRooms(jdbc);
  }

  @Bean
  Nudges nudges(JdbcClient jdbc) {
    return new JdbcNudges(jdbc);
  }

  @Bean
  JoinAttempts joinAttempts(JdbcClient jdbc) {
    return new JdbcJoinAttempts(jdbc);
  }

  @Bean
  Diaries diaries(JdbcClient jdbc) {
    return new JdbcDiaries(jdbc);
  }

  @Bean
  Alarms alarms(JdbcClient jdbc, Transactions transactions, InstantSource clock) {
    return new JdbcAlarms(jdbc, transactions, clock);
  }

  @Bean
  LiveActivities liveActivities(JdbcClient jdbc) {
    return new JdbcLiveActivities(jdbc);
  }

  @Bean
  ActivityStarts activityStarts(JdbcClient jdbc) {
    return new JdbcActivityStarts(jdbc);
  }

  @Bean
  DeadLetters deadLetters(JdbcClient jdbc, InstantSource clock) {
    return new JdbcDeadLetters(jdbc, clock);
  }

  @Bean
  Answers answers(JdbcClient jdbc) {
    return new JdbcAnswers(jdbc);
  }
}
