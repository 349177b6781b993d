package app.voda.store.firestore;

import app.voda.store.Conflict;
import com.google.api.core.ApiFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.firestore.FirestoreException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/// Waits for Firestore's answers, and puts its faults into the words that every store uses.
final class Calls {
  /// How long one answer is waited for. It takes some 10 ms, and a contended write a second or two.
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private Calls() {}

  /// The answer to a read.
  static <T> T await(ApiFuture<T> call) {
    return await(call, DEADLINE, false);
  }

  /// The answer to a write that stands alone.
  static <T> T commit(ApiFuture<T> call) {
    return await(call, DEADLINE, true);
  }

  /// Waits for an answer.
  ///
  /// @param writes whether a precondition may fail
  /// @throws Conflict if others were faster
  /// @throws DataAccessException if Firestore did not answer, or answered with a fault
  static <T> T await(ApiFuture<T> call, Duration atMost, boolean writes) {
    try {
      return call.get(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw fault(Objects.requireNonNullElse(e.getCause(), e), writes);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new DataAccessResourceFailureException("Firestore did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataAccessResourceFailureException("interrupted", e);
    }
  }

  private static RuntimeException fault(Throwable cause, boolean writes) {
    var status = status(cause);
    if (status == null) {
      // Ours, thrown by a transaction's work.
      return cause instanceof RuntimeException own ? own : new IllegalStateException(cause);
    }
    return switch (status) {
      case ABORTED -> new Conflict("others were faster: " + cause.getMessage());
      case ALREADY_EXISTS, FAILED_PRECONDITION, NOT_FOUND ->
          writes
              ? new Conflict("it has changed: " + cause.getMessage())
              : new DataAccessResourceFailureException("Firestore refused", cause);
      default -> new DataAccessResourceFailureException("Firestore failed: " + status, cause);
    };
  }

  static Status.@Nullable Code status(Throwable cause) {
    return switch (cause) {
      case FirestoreException own when own.getStatus() != null -> own.getStatus().getCode();
      case FirestoreException _ -> Status.Code.UNKNOWN;
      case ApiException api -> Status.Code.valueOf(api.getStatusCode().getCode().name());
      default -> null;
    };
  }
}
