package app.voda.testing;

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
import app.voda.room.JoinAttempts;
import app.voda.room.Nudges;
import app.voda.room.Rooms;
import app.voda.room.jdbc.JdbcJoinAttempts;
import app.voda.room.jdbc.JdbcNudges;
import app.voda.room.jdbc.JdbcRooms;
import app.voda.store.Transactions;
import app.voda.store.jdbc.JdbcTransactions;
import app.voda.web.Answers;
import app.voda.web.jdbc.JdbcAnswers;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// The embedded default's store, in memory instead of in a file.
public final class MemoryStore implements AutoCloseable {
  private final HikariDataSource dataSource = new HikariDataSource();
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final JdbcClient jdbc;
  private final Transactions transactions;

  public MemoryStore() {
    dataSource.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    dataSource.setMinimumIdle(1);
    dataSource.setMaximumPoolSize(16);
    Flyway.configure().dataSource(dataSource).load().migrate();
    jdbc = JdbcClient.create(dataSource);
    transactions = new JdbcTransactions(new JdbcTransactionManager(dataSource));
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  /// The clock of what the store itself must know the time for.
  public SettableClock clock() {
    return clock;
  }

  public Transactions transactions() {
    return transactions;
  }

  public Rooms rooms() {
    return new JdbcRooms(jdbc);
  }

  public Nudges nudges() {
    return new JdbcNudges(jdbc);
  }

  public JoinAttempts joinAttempts() {
    return new JdbcJoinAttempts(jdbc);
  }

  public Diaries diaries() {
    return new JdbcDiaries(jdbc);
  }

  public Members members() {
    return new JdbcMembers(jdbc);
  }

  public Devices devices() {
    return new JdbcDevices(jdbc);
  }

  public Alarms alarms() {
    return new JdbcAlarms(jdbc, transactions, clock);
  }

  public RefreshFamilies refreshFamilies() {
    return new JdbcRefreshFamilies(jdbc);
  }

  public LiveActivities liveActivities() {
    return new JdbcLiveActivities(jdbc);
  }

  public ActivityStarts activityStarts() {
    return new JdbcActivityStarts(jdbc);
  }

  public DeadLetters deadLetters() {
    return new JdbcDeadLetters(jdbc, clock);
  }

  public Answers answers() {
    return new JdbcAnswers(jdbc);
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
