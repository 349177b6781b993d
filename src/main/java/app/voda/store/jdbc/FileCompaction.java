package app.voda.store.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Keeps the database file from growing by every commit. With `WRITE_DELAY=0` H2 has no background
/// writer, which is what would rewrite sparse parts of the file so that their space is used again.
public final class FileCompaction {
  private static final Logger log = LoggerFactory.getLogger(FileCompaction.class);
  // In percent of what is live in a part; less is rewritten.
  private static final int FULL_ENOUGH = 50;
  // Commits wait as long as this takes, hence little each time. Every second it is more than what
  // two busy cores leave behind.
  private static final int MOST_BYTES = 4 << 20;

  private final DataSource dataSource;

  public FileCompaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Scheduled(fixedDelay = 1_000)
  void compact() {
    try (var connection = dataSource.getConnection()) {
      var session = connection.unwrap(JdbcConnection.class).getSession();
      if (session instanceof SessionLocal local) {
        var store = local.getDatabase().getStore().getMvStore();
        // By itself compact() gives up where commits hold the store for 10 ms; in here it has its
        // turn. Not compactFile: it is for a store that is being closed, and fails beside writers.
        store.executeFilestoreOperation(() -> store.compact(FULL_ENOUGH, MOST_BYTES));
        // What was rewritten frees the old part once it is written, even if nobody commits.
        store.commit();
      }
    } catch (SQLException e) {
      log.warn("compaction outcome=SKIPPED why=\"{}\"", e.getMessage());
    }
  }
}
