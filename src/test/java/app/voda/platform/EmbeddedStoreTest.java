package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the file of the embedded default must be opened with.
class EmbeddedStoreTest {

  @Test
  void retainsWhatWasFreedForThoseWhoStillReadIt(@TempDir Path data) throws SQLException {
    try (var source = new EmbeddedStore().dataSource(new DataSettings(data, ""));
        var connection = source.getConnection()) {
      var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      var store = session.getDatabase().getStore().getMvStore();
      assertThat(store.getRetentionTime()).isGreaterThanOrEqualTo(1_000);
    }
  }
}
