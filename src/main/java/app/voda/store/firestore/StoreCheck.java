package app.voda.store.firestore;

import app.voda.problem.WrongSetting;
import io.grpc.Status.Code;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/// Whether the database is there and lets voda in; asked at the start.
public final class StoreCheck {
  private final Documents documents;
  private final String database;
  private final @Nullable String emulator;

  /// Checks the database with this id.
  ///
  /// @param emulator where the emulator should be; null for Google's
  public StoreCheck(Documents documents, String database, @Nullable String emulator) {
    this.documents = documents;
    this.database = database;
    this.emulator = emulator;
  }

  /// Returns when the database has answered.
  ///
  /// @throws WrongSetting if a setting is wrong: asking again would not help
  /// @throws DataAccessResourceFailureException if it did not answer
  public void ping() {
    try {
      var _ = documents.find(documents.at("rooms", "0"));
    } catch (DataAccessResourceFailureException e) {
      refuse(e);
      throw e;
    }
  }

  private void refuse(DataAccessResourceFailureException e) {
    var code = e.getCause() == null ? null : Calls.status(e.getCause());
    if (emulator != null) {
      throw new WrongSetting("FIRESTORE_EMULATOR_HOST", emulator + " does not answer", e);
    }
    if (code == Code.NOT_FOUND || code == Code.FAILED_PRECONDITION) {
      throw new WrongSetting("voda.gcp.firestore-database", "there is no " + database, e);
    }
    if (code == Code.PERMISSION_DENIED || code == Code.UNAUTHENTICATED) {
      throw new WrongSetting(
          "GOOGLE_APPLICATION_CREDENTIALS", "Firestore does not let this account in", e);
    }
  }
}
