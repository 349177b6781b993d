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
  private static final int MOST_BYTES = 16 << 20;

  private final DataSource dataSource;

  public FileCompaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Scheduled(fixedDelay = 5_000)
  void compact() {
    try (var connection = dataSource.getConnection()) {
      var session = connection.unwrap(JdbcConnection.class).getSession();
      if (session instanceof SessionLocal local) {
        // Not compactFile: it is for a store that is being closed, and fails beside writers.
        local.getDatabase().getStore().getMvStore().compact(FULL_ENOUGH, MOST_BYTES);
      }
    } catch (SQLException e) {
      log.warn("compaction outcome=SKIPPED why=\"{}\"", e.getMessage());
    }
  }
}
