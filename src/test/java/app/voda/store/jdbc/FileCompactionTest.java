package app.voda.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // What is opened before each test.
class FileCompactionTest {
  private static final int ROWS = 2_000;
  private static final int FULL_ENOUGH = 50;
  // Ten times as long as H2 by itself would wait for its store.
  private static final Duration BUSY = Duration.ofMillis(100);

  private Connection connection;
  private MVStore store;
  private FileCompaction files;

  @BeforeEach
  void leaveASparseFile(@TempDir Path data) throws SQLException {
    // Nobody else reads here, so that what is freed need not be retained.
    var file = new JdbcDataSource();
    file.setURL("jdbc:h2:file:" + data.resolve("voda") + ";WRITE_DELAY=0;RETENTION_TIME=0");
    files = new FileCompaction(file);
    connection = file.getConnection();
    var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    store = session.getDatabase().getStore().getMvStore();
    try (var statement = connection.createStatement()) {
      statement.execute("create table page (id int primary key, text varchar)");
      statement.execute(
          "insert into page select x, repeat('a', 400) from system_range(1, %d)".formatted(ROWS));
      for (int id = 1; id <= ROWS; id += 10) {
        statement.execute("update page set text = repeat('b', 400) where id = " + id);
      }
    }
    assertThat(fill()).isLessThan(FULL_ENOUGH);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void fillsWhatIsSparse() {
    files.compact();
    // What the first has freed counts with the next.
    files.compact();
    assertThat(fill()).isGreaterThanOrEqualTo(FULL_ENOUGH);
  }

  @Test
  void waitsForAStoreThatIsBusy() throws InterruptedException {
    var compaction = new Thread(files::compact);
    var gaveUp = new AtomicBoolean();
    store.executeFilestoreOperation(() -> {
      compaction.start();
      gaveUp.set(endsWithin(BUSY, compaction));
    });
    compaction.join();
    assertThat(gaveUp).isFalse();
  }

  private static boolean endsWithin(Duration time, Thread thread) {
    try {
      return thread.join(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // In percent of the file's parts, what is live.
  private int fill() {
    return store.getFileStore().getChunksFillRate();
  }
}
