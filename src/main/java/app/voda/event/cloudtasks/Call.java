package app.voda.event.cloudtasks;

import app.voda.event.QueueUnavailable;
import com.google.api.core.ApiFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A call of Cloud Tasks under way.
///
/// @param about the task or queue
/// @param expected a refusal that is as good as success
/// @param end by `System.nanoTime()`, until when its answer is waited for
record Call<T>(ApiFuture<T> future, String about, Code expected, long end) {

  /// What Cloud Tasks answers; empty for the expected refusal.
  ///
  /// @throws QueueUnavailable for any other refusal, or none in time
  Optional<T> answer() {
    try {
      return Optional.of(future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiException refusal
          && refusal.getStatusCode().getCode() == expected) {
        return Optional.empty();
      }
      throw failed(why(e.getCause()), e.getCause());
    } catch (TimeoutException | CancellationException e) {
      future.cancel(true);
      throw failed("no answer in time", e);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw failed("interrupted", e);
    }
  }

  private QueueUnavailable failed(String why, @Nullable Throwable cause) {
    return new QueueUnavailable("Cloud Tasks: " + about + ": " + why, cause);
  }

  // An ApiException says no more than that it was caused by what gRPC says.
  private static String why(@Nullable Throwable failure) {
    return failure instanceof ApiException refusal && refusal.getCause() != null
        ? String.valueOf(refusal.getCause().getMessage())
        : String.valueOf(failure);
  }
}
